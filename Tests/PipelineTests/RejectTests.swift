import Foundation
import Marketplace
import Store
import Testing

@testable import Pipeline

@Suite("Rule: a bad row is rejected alone, and rejects say where it stands") struct RejectTests {
  /// A row of rejects.csv.gz.
  private struct Reject {
    var marketplace: String
    var file: String
    var row: Int
    var offset: Int
    var reason: String
    var raw: [UInt8]
  }

  private func rejects(in folder: String) throws -> [Reject] {
    try CSVText(Files.unpacked("\(folder)/rejects.csv.gz")).rows.map { row in
      Reject(
        marketplace: row["marketplace"] ?? "", file: row["file"] ?? "", row: Int(row["row"] ?? "") ?? -1,
        offset: Int(row["byte_offset"] ?? "") ?? -1, reason: row["reason"] ?? "",
        raw: Array(Data(base64Encoded: row["raw"] ?? "") ?? Data()))
    }
  }

  /// Holds each reject against the file: the raw bytes stand at the offset, after a line end and before one.
  private func compareWithFiles(_ rejects: [Reject], data: String) throws {
    var unpacked: [String: [UInt8]] = [:]
    for reject in rejects {
      let bytes = try unpacked[reject.file] ?? Files.unpacked("\(data)/\(reject.file)")
      unpacked[reject.file] = bytes
      let place = "\(reject.file), row \(reject.row)"
      try #require(reject.offset > 0 && reject.offset + reject.raw.count <= bytes.count, "\(place)")
      let end = reject.offset + reject.raw.count
      #expect(Array(bytes[reject.offset..<end]) == reject.raw, "\(place)")
      #expect([10, 13].contains(bytes[reject.offset - 1]), "\(place) does not begin a line")
      if reject.reason == "record_too_long" {
        #expect(reject.raw.count == 4096, "\(place)")
      } else {
        #expect(end == bytes.count || [10, 13].contains(bytes[end]), "\(place) does not end a line")
      }
    }
  }

  /// What run.json counts: per file rows read = accepted + superseded + duplicates + rejected.
  private func conservation(in folder: String) throws -> [CanonicalJSON] {
    try CanonicalJSON(parsing: Files.read("\(folder)/run.json").dropLast())["conservation"]?.asArray ?? []
  }

  private func addsUp(_ rejects: [Reject], in folder: String) throws {
    let files = try conservation(in: folder)
    #expect(!files.isEmpty)
    for file in files {
      func count(_ name: String) -> Int { file[name]?.asInteger ?? -1 }
      #expect(count("read") == count("accepted") + count("superseded") + count("duplicates") + count("rejected"), "\(file.text)")
      #expect(count("rejected") == rejects.count { $0.file == file["file"]?.asText })
      let reasons = (file["details"]?.asObject ?? [:]).filter { $0.key.text.hasPrefix("rejected_") }
      for (reason, number) in reasons {
        #expect(number.asInteger == rejects.count { $0.file == file["file"]?.asText && "rejected_\($0.reason)" == reason.text })
      }
    }
  }

  @Test(arguments: SampleNights.dates) func onTheSampleNights(_ date: String) async throws {
    let folder = try await SampleNights.both().published(date)
    let rejects = try rejects(in: folder)
    // One listing in 2,000 is malformed: 20,000 have ten.
    #expect(rejects.count == 10)
    try compareWithFiles(rejects, data: Repository.sampleData)
    try addsUp(rejects, in: folder)
  }

  /// The rows of every dialect's file, as sample-data/README.md tells them.
  private static let common = [
    4: "field_count", 5: "field_count", 6: "undecodable", 7: "nul_byte", 8: "empty_listing_id", 9: "empty_seller_id",
    10: "unreadable_price", 11: "unreadable_updated_at", 12: "unclosed_quote", 13: "record_too_long", 21: "unclosed_quote",
    22: "undecodable", 27: "field_count",
  ]
  /// Those of one dialect alone.
  private static let own = [
    "aurora": [29: "unreadable_price", 30: "undecodable", 31: "undecodable", 38: "unclosed_quote"],
    "baozi": [37: "unclosed_quote"],
    "globex": [35: "unclosed_quote"],
    "mercato": [29: "undecodable", 30: "undecodable", 31: "undecodable", 33: "unreadable_price", 39: "unclosed_quote"],
  ]

  @Test func onTheSpoiledNight() async throws {
    let night = try SmallNight()
    let folder = try await night.run().folder
    let rejects = try rejects(in: folder)
    try compareWithFiles(rejects, data: night.data)
    try addsUp(rejects.filter { !$0.marketplace.isEmpty }, in: folder)
    for (marketplace, own) in Self.own {
      let mine = rejects.filter { $0.marketplace == marketplace }
      let usual = mine.filter { !$0.file.contains("listings-cr.") }
      #expect(Dictionary(uniqueKeysWithValues: usual.map { ($0.row, $0.reason) }) == Self.common.merging(own) { $1 }, "\(marketplace)")
      let lone = mine.filter { $0.file.contains("listings-cr.") }
      #expect(Dictionary(uniqueKeysWithValues: lone.map { ($0.row, $0.reason) }) == [4: "field_count", 5: "unclosed_quote"])
      #expect(Set(mine.map(\.reason)) == Set(RejectReason.all.map(\.code)), "\(marketplace) has every kind of bad row")
    }
  }

  @Test func ofTheRegistryToo() async throws {
    let night = try SmallNight()
    let rejects = try rejects(in: try await night.run().folder).filter(\.marketplace.isEmpty)
    #expect(
      rejects.map { "\($0.file.split(separator: "/").last ?? ""):\($0.row) \($0.reason)" } == [
        "brands.csv:5 unreadable_number", "brands.csv:7 empty_key", "enrolments.csv:5 unreadable_date", "fx.csv:6 unreadable_number",
        "gtin_prefixes.csv:3 unreadable_number", "nice_categories.csv:5 unreadable_class", "rights_holders.csv:4 field_count",
        "rights_holders.csv:6 duplicate_key", "trademarks.csv:13 unreadable_date", "trademarks.csv:14 unreadable_class",
        "trademarks.csv:15 unknown_brand",
      ])
  }

  @Test func goodRowsBesideBadOnesAreKept() async throws {
    let night = try SmallNight()
    let folder = try await night.run().folder
    let files = try conservation(in: folder)
    let accepted = Dictionary(uniqueKeysWithValues: files.map { ($0["file"]?.asText ?? "", $0["accepted"]?.asInteger ?? 0) })
    for (file, wanted) in [
      ("aurora/listings.csv.gz", 15), ("baozi/listings.csv.gz", 17), ("globex/listings.tsv.gz", 15), ("mercato/listings.csv.gz", 15),
    ] {
      #expect(accepted["exports/2026-11-22/\(file)"] == wanted)
    }
    for file in files { #expect(file["details"]?["blank_lines"]?.asInteger == 1, "a line of no bytes is no record") }
  }

  @Test func titlesThatLookLikeFormulasAreDisarmed() async throws {
    let night = try SmallNight()
    try night.edit("exports/2026-11-22/aurora/listings.csv.gz") {
      $0.replaceAll("Velmora frying pan replica", by: "=Velmora frying pan replica")
    }
    let folder = try await night.run().folder
    let titles = try CSVText(Files.unpacked("\(folder)/takedown-candidates.csv.gz")).rows.compactMap { $0["title"] }
    #expect(titles.contains("'=Velmora frying pan replica 1:1 quality"))
    #expect(!titles.contains { $0.hasPrefix("=") })
  }
}
