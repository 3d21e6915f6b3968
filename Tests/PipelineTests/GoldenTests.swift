import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: what is published changes only where somebody meant it") struct GoldenTests {
  @Test(arguments: SampleNights.dates) func sampleNight(_ date: String) async throws {
    let folder = try await SampleNights.both().published(date)
    try compare(folder, with: date) { !$0.hasPrefix("handoff/") }
  }

  @Test func spoiledNight() async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    try compare(outcome.folder, with: "spoiled") { _ in true }
  }

  /// Holds the unpacked files against those of a golden folder: digests of all, and the whole of those that are wanted.
  private func compare(_ published: String, with golden: String, isWanted: (String) -> Bool) throws {
    var digests: [String] = []
    var expected: Set<String> = ["files.txt", "run.txt"]
    for name in try Files.names(below: published) where name != PublishedNight.manifest {
      let bytes = try Files.unpacked("\(published)/\(name)")
      digests.append("\(SHA256.digest(bytes).hex)  \(Self.withoutDigest(name))")
      guard isWanted(name) else { continue }
      let plain = Self.withoutDigest(name.hasSuffix(".gz") ? String(name.dropLast(3)) : name)
      expected.insert(plain)
      try GoldenFile("\(golden)/\(plain)").compare(bytes)
    }
    try GoldenFile("\(golden)/files.txt").compare(Array((digests.joined(separator: "\n") + "\n").utf8))
    let run = try CanonicalJSON(parsing: Files.read("\(published)/\(PublishedNight.manifest)").dropLast())
    try GoldenFile("\(golden)/run.txt").compare(Array((lines(of: run, path: "").joined(separator: "\n") + "\n").utf8))
    #expect(try GoldenFile.unexpected(in: golden, expected: expected) == [])
  }

  /// A package's name ends in a digest, which would make every file of it look like another one.
  private static func withoutDigest(_ name: String) -> String { name.replacing(/-[0-9a-f]{8}\//) { _ in "/" } }

  /// What depends on the versions of zlib and zstd, and is tested by ``SameBytesTests``: digests of packed files and of artefacts.
  private static let unstable = ["files", "keys", "previous.sellers", "registry.inputs"]

  /// run.json as `path = value` lines, in the order of the paths.
  private func lines(of value: CanonicalJSON, path: String) -> [String] {
    if Self.unstable.contains(path) { return [] }
    let prefix = path.isEmpty ? "" : "\(path)."
    switch value {
    case .object(let members):
      return members.sorted { $0.key < $1.key }.flatMap { lines(of: $1, path: prefix + $0.text) }
    case .array(let items): return items.enumerated().flatMap { lines(of: $1, path: prefix + String($0)) }
    default: return ["\(path) = \(value.text)"]
    }
  }
}
