import Marketplace
import TestKit
import Testing

@Suite("Rule: a segment depends on the file's bytes alone") struct SegmentPropertyTests {
  /// A file of many rows, some of them odd or bad.
  private func export(rows: Int, _ random: inout SeededRandom) -> String {
    var csv = SegmentTests.header
    for row in 0..<rows {
      func pick(_ choices: String...) -> String { choices.randomElement(using: &random) ?? "" }
      let seller = Int.random(in: 0..<50, using: &random)
      csv += "L\(row),\"title \(row), new\",\(pick("", "Acme", " Orso ")),\(pick("rings", "watches")),\(pick("1.00", "12.5", "x")),"
      csv += "\(pick("USD", "EUR", "JPY", "?")),1,\(pick("new", "used", "odd")),\(pick("", "4006381333931", "12")),"
      csv += "\(pick("", "660806a3859823ee")),https://x.example/\(row),\(pick("US|MX", "", "DE", "QQ")),S\(seller),Shop \(seller),"
      csv += "\(pick("a@b.example", "nobody")),,CN,,,,,\(pick("2026-11-21T00:02:00Z", "2026-11-21 00:02", "never")),\n"
    }
    return csv
  }

  @Test("Rule: neither where reads stop nor when columns are taken changes a row")
  func borders() throws {
    var random = SeededRandom(seed: 9)
    let csv = export(rows: 9_000, &random)
    let whole = try SegmentFixture(csv)
    #expect(whole.listings.count > 3_000)
    #expect(whole.rejects.count > 3_000)
    let pieces = try SegmentFixture(csv, step: 4_093, takeAlways: true)
    #expect(pieces.listings == whole.listings)
    #expect(pieces.rejects == whole.rejects)
    #expect(pieces.sellers == whole.sellers)
    #expect(pieces.counts == whole.counts)
    #expect(whole.counts.rowsRead == 9_000)
    #expect(whole.counts.accepted == whole.listings.count)
    #expect(whole.counts.rejected == whole.rejects.count)
  }

  @Test("Rule: any bytes give rows that are listings or rejects")
  func anyBytes() throws {
    var random = SeededRandom(seed: 10)
    for _ in 0..<200 {
      var bytes = Array(export(rows: 20, &random).utf8)
      for _ in 0..<40 {
        let place = Int.random(in: SegmentTests.header.utf8.count..<bytes.count, using: &random)
        bytes[place] = Array(",\n\"0.|Z:-".utf8).randomElement(using: &random) ?? 0
      }
      for _ in 0..<3 { bytes[Int.random(in: SegmentTests.header.utf8.count..<bytes.count, using: &random)] = random.next(upperBound: 255) }
      let segment = try SegmentFixture(bytes)
      #expect(segment.counts.rowsRead == segment.counts.accepted + segment.counts.rejected)
      #expect(segment.counts.accepted == segment.listings.count)
      let sellers = segment.listings.compactMap { $0["seller"].flatMap(Int.init) }
      #expect(sellers.allSatisfy { $0 < segment.sellers.count })
    }
  }

  /// Where the values of an optional column stand in the tables.
  private static let fields: [ListingColumn: [String]] = [
    .brand: ["brand"], .category: ["category"], .condition: ["condition"], .gtin: ["gtin", "gtin_length"], .imageHash: ["image_hash"],
    .url: ["url"], .shipsTo: ["ships_to"], .updatedAt: ["updated_at"],
  ]
  private static let sellerFields: [ListingColumn: String] = [
    .sellerID: "seller_account_id", .sellerName: "name", .sellerEmail: "email", .sellerPhone: "phone", .sellerCountry: "country",
    .sellerCity: "city", .sellerAddress: "address", .sellerRegistrationNo: "registration_no",
  ]

  @Test("Rule: a column that is not mapped changes no value of another, and no row but by its own rule", arguments: 0..<8)
  func columnSubsets(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(300 + seed))
    let csv = export(rows: 400, &random)
    let whole = try SegmentFixture(csv)
    // The currency says how many decimals a price may have, so it goes with the price.
    let optional = ListingColumn.allCases.filter { !ListingColumn.required.contains($0) && $0 != .currency }
    for _ in 0..<12 {
      let left = optional.filter { _ in Bool.random(using: &random) }
      let mapped = ListingColumn.required + [.currency] + left
      let mapping = ColumnMapping(Dictionary(uniqueKeysWithValues: mapped.map { ($0, $0.rawValue) }))
      let part = try SegmentFixture(csv, mapping: mapping)
      let hasTime = left.contains(.updatedAt)
      let byTime = whole.rejects.filter { !hasTime && $0["reason"] == RejectReason.unreadableUpdatedAt.code }
      #expect(part.rejects == whole.rejects.filter { !byTime.contains($0) }, "\(left)")
      #expect(part.counts.rowsRead == 400 && part.counts.accepted == whole.counts.accepted + byTime.count)
      let rows = Dictionary(uniqueKeysWithValues: part.listings.map { ($0["row"] ?? "", $0) })
      for row in whole.listings {
        let same = try #require(rows[row["row"] ?? ""])
        let kept = ["listing_id", "title", "price_minor", "currency", "byte_offset", "record_hash_high", "record_hash_low"]
        for name in kept + left.flatMap({ Self.fields[$0] ?? [] }) {
          #expect(same[name] == row[name], "\(name) of row \(row) with \(left)")
        }
        for column in mapped {
          guard let name = Self.sellerFields[column] else { continue }
          #expect(part.seller(of: same)[name] == whole.seller(of: row)[name], "\(name) of row \(row) with \(left)")
        }
      }
    }
    #expect(!whole.listings.isEmpty && whole.rejects.contains { $0["reason"] == RejectReason.unreadableUpdatedAt.code }, "control")
  }
}

extension SegmentFixture {
  /// The seller of a listing.
  fileprivate func seller(of listing: [String: String]) -> [String: String] {
    listing["seller"].flatMap { Int($0) }.map { sellers[$0] } ?? [:]
  }
}
