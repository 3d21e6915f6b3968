import Foundation

/// Where the files of the repository stand that tests read.
enum Repository {
  /// The folder of Package.swift.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let pipelines = root + "/pipelines"
  static let nightly = pipelines + "/nightly.yaml"
  static let sampleData = root + "/sample-data"
  static let spoiled = sampleData + "/spoiled"
  static let golden = root + "/Tests/PipelineTests/Golden"
}
