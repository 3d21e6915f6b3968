import Foundation
import Testing

/// A text that a test compares with what the repository holds, so that every change of it is seen and meant.
///
/// `make golden` (BRANDSIEVE_RENEW_GOLDEN=1) writes the files anew and shows what changed. A file that is missing is written, and the test
/// fails all the same: somebody has to look at it first.
struct GoldenFile {
  static let isRenewing = ProcessInfo.processInfo.environment["BRANDSIEVE_RENEW_GOLDEN"] == "1"

  /// The path below Tests/PipelineTests/Golden.
  let name: String
  private var path: String { "\(Repository.golden)/\(name)" }

  init(_ name: String) { self.name = name }

  /// The bytes that the repository holds; nil where the file is missing.
  func recorded() -> [UInt8]? { try? Files.read(path) }

  /// Holds the bytes against the file.
  func compare(_ bytes: [UInt8]) throws {
    let recorded = recorded()
    guard recorded != bytes else { return }
    if Self.isRenewing || recorded == nil { try Files.write(bytes, to: path) }
    guard !Self.isRenewing else { return }
    guard let recorded else {
      Issue.record("\(name) was missing: it is recorded now, look at it and commit it")
      return
    }
    Issue.record("\(name) has changed. If that is meant: make golden.\n\(Self.difference(recorded, bytes).joined(separator: "\n"))")
  }

  /// The names of the files in a golden folder, those that are not expected removed where the files are renewed.
  static func unexpected(in folder: String, expected: Set<String>) throws -> [String] {
    let extra = try Files.names(below: "\(Repository.golden)/\(folder)").filter { !expected.contains($0) }
    guard isRenewing else { return extra }
    for name in extra { try FileManager.default.removeItem(atPath: "\(Repository.golden)/\(folder)/\(name)") }
    return []
  }

  /// The first lines that stand in one of the texts only, at most so many.
  private static func difference(_ old: [UInt8], _ new: [UInt8], limit: Int = 10) -> [String] {
    let (before, after) = (lines(old), lines(new))
    let (known, present) = (Set(before), Set(after))
    let lost = before.filter { !present.contains($0) }.prefix(limit).map { "- \($0)" }
    let found = after.filter { !known.contains($0) }.prefix(limit).map { "+ \($0)" }
    return lost.isEmpty && found.isEmpty ? ["the same lines in another order or number"] : lost + found
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
