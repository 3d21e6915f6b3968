import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: a pipeline file is loaded with the settings files beside it") struct SettingsLoadTests {
  let scratch: SettingsScratch
  let file: String

  init() throws {
    scratch = try SettingsScratch()
    file = try scratch.file("p/nightly.yaml", SettingsSample.text)
    for name in ["offices.csv", "linkage.json", "lexicon.yaml", "scorecard.yaml"] { try scratch.file("p/\(name)") }
  }

  private func fault(_ overrides: [String] = [], disk: Disk = .real) throws -> SettingsFault {
    let faults = try #require(throws: SettingsFaults.self) { try PipelineSettings.load(file, overrides: overrides, disk: disk) }
    #expect(faults.faults.count == 1)
    return faults.faults[0]
  }

  @Test func pathsAreReadyToOpen() throws {
    #expect(try PipelineSettings.load(file).linkageModel.resolved == "\(scratch.path)/p/linkage.json")
    #expect(try PipelineSettings.load(file, overrides: ["offices=\(scratch.path)/p/offices.csv"]).offices.written.hasPrefix("/"))
  }

  @Test func aMissingSettingsFileIsNamedWithItsKey() throws {
    try FileManager.default.removeItem(atPath: "\(scratch.path)/p/linkage.json")
    let fault = try fault()
    #expect(fault.description == "\(file):12:18: linkage.model: there is no file \(scratch.path)/p/linkage.json")
    #expect(fault.remedy == "Check the path: it is relative to the pipeline file's folder.")
  }

  @Test func aMissingPipelineFile() throws {
    try FileManager.default.removeItem(atPath: file)
    #expect(try fault().description == "\(file):1:1: the file cannot be read: it does not exist")
  }

  @Test func aReadThatFails() throws {
    let disk = Disk { call, _ in call == .read ? 5 : nil }
    #expect(try fault(disk: disk).description == "\(file):1:1: the file cannot be read: the disk reports an input/output error")
  }

  @Test func otherBytesThanUTF8() throws {
    try Data([0x76, 0xFF, 0x0A]).write(to: URL(filePath: file))
    #expect(try fault().description == "\(file):1:1: the file is not UTF-8")
  }

  @Test func aFileThatIsNoPipeline() throws {
    try Data(repeating: 0x23, count: PipelineSettings.sizeLimit + 1).write(to: URL(filePath: file))
    #expect(try fault().description == "\(file):1:1: the file is larger than 1048576 bytes")
  }
}
