import Foundation
import Marketplace
import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: whatever damage an export has, each of its rows is used, rejected or withheld, as its policy says")
struct IngestConservationTests {
  private struct Case: Hashable {
    let policy: SourceSettings.DamagePolicy
    let encoding: String
  }

  /// A way to pack a text; spoiled is what comes out.
  private static func pack(_ text: [UInt8], _ way: Int) throws -> [UInt8] {
    let half = text.count / 2
    switch way {
    case 0: return try GzipEncoder.pack(Array(text[..<half])) + GzipEncoder.pack(Array(text[half...]))
    case 1: return zstdFrame(Array(text[..<half])) + zstdFrame(Array(text[half...]))
    default: return text
    }
  }

  private static func text(_ random: inout SeededRandom, wide: Bool) -> [UInt8] {
    var text = "id,title,price,seller\n"
    for row in 0..<Int.random(in: 1...25, using: &random) {
      let title = ["lamp", "\"a, b\"\"c\"", "é漢", "two\"quotes\"", "\"line\nend\"", ""].randomElement(using: &random) ?? ""
      text += "L\(row),\(title),\(["9.90", "12", "call"].randomElement(using: &random) ?? ""),S\(row % 3)\n"
      if Int.random(in: 0..<9, using: &random) == 0 { text += "\n" }
    }
    return wide ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } : Array(text.utf8)
  }

  @Test("1,000 seeds", arguments: 0..<10)
  func damagedExports(block: Int) throws {
    let night = try SmallNight(inMemory: true)
    try night.edit(text: night.pipelineFile) { text in
      guard let sources = text.firstRange(of: "sources:\n"), let rest = text.firstRange(of: "\nregistry:") else { return }
      text.replaceSubrange(sources.upperBound..<rest.lowerBound, with: DamageNight.source(compression: "auto"))
    }
    var sources: [Case: SourceSettings] = [:]
    for policy in SourceSettings.DamagePolicy.allCases {
      for encoding in ["utf-8", "utf-16"] {
        let set = ["sources.tiny.on_damage=\(policy.rawValue)", "sources.tiny.encoding=\(encoding)"]
        sources[Case(policy: policy, encoding: encoding)] = try PipelineSettings.load(night.pipelineFile, overrides: set, disk: .real)
          .sources.first
      }
    }
    let store = ArtefactStore(folder: night.otherWorkspace("store"), disk: .real)
    var (failed, damaged, whole) = (0, 0, 0)
    for number in 0..<100 {
      var random = SeededRandom(seed: UInt64(800_000 + block * 100 + number))
      let wide = number % 2 == 1
      var bytes = try Self.pack(Self.text(&random, wide: wide), number % 3)
      if number % 10 > 0 { Self.spoil(&bytes, &random) }
      let location = night.otherWorkspace("file-\(number)")
      try Files.write(bytes, to: location)
      for policy in SourceSettings.DamagePolicy.allCases {
        let source = try #require(sources[Case(policy: policy, encoding: wide ? "utf-16" : "utf-8")])
        let stage = IngestStage(
          source: source, path: "tiny/export", location: location, digest: SHA256.digest(bytes).hex, disk: .real,
          interruption: Interruption(), watch: nil)
        let writer = try store.begin(stage: "ingest", revision: 1, key: stage.request.key, keyText: stage.request.keyText)
        do {
          let counts = try stage.write(to: writer)
          let segment = Segment(marketplace: "tiny", path: "tiny/export", artefact: try writer.seal(counts: counts))
          let isDamaged = try ReadFindings.read(segment, disk: .real)?.damage != nil
          try check(segment, counts, policy, isDamaged: isDamaged, "\(policy) of seed \(800_000 + block * 100 + number)")
          if isDamaged { damaged += 1 } else { whole += 1 }
        } catch let fault as RunFault {
          writer.abandon()
          #expect(fault.status == .inputs, "\(fault)")
          failed += 1
        } catch is MissingColumns {
          writer.abandon()
          failed += 1
        }
      }
    }
    #expect(failed > 20 && damaged > 20 && whole > 20, "control: \(failed) failed, \(damaged) damaged, \(whole) whole")
  }

  private func check(
    _ segment: Segment, _ counts: [String: Int], _ policy: SourceSettings.DamagePolicy, isDamaged: Bool, _ words: String
  ) throws {
    func count(_ name: String) -> Int { counts[name] ?? 0 }
    #expect(count("rows_read") == count("accepted") + count("rejected") + count("withheld"), "\(words): \(counts)")
    #expect(isDamaged || count("withheld") == 0, "\(words): \(counts)")
    #expect(!isDamaged || policy != .failRun, "\(words): a damaged file went through")
    if isDamaged, policy == .rejectFile { #expect(count("accepted") + count("rejected") == 0, "\(words): \(counts)") }
    var rows: [UInt32] = []
    for (table, column) in [
      (try segment.listings(.real), ListingTable.Column.row.rawValue), (try segment.rejects(.real), RejectTable.Column.row.rawValue),
    ] {
      for batch in 0..<table.batchCount { rows += try table.uint32(column, batch: batch) }
    }
    // The header is row 1, and no row is left out or told twice.
    let used = count("rows_read") - count("withheld")
    #expect(rows.sorted() == Array(2..<UInt32(2 + used)), "\(words): \(rows)")
  }

  /// One to three times: flips a bit, cuts a piece out or off, puts bytes in, or lets two pieces change places.
  private static func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let places = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[min(places[0], bytes.count - 1)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.removeSubrange(places[0]..<min(places[0] + 20, places[1]))
      case 2: bytes.removeSubrange(places[2]...)
      case 3: bytes.insert(contentsOf: [34, 10, 0, .random(in: 0...255, using: &random)], at: places[0])
      default: bytes = Array(bytes[..<places[0]] + bytes[places[1]..<places[2]] + bytes[places[0]..<places[1]] + bytes[places[2]...])
      }
    }
  }
}
