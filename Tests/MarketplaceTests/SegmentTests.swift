import Marketplace
import Store
import TestKit
import Testing

@Suite("Rule: an export becomes typed columns, sellers, rejects and counts") struct SegmentTests {
  static let header = ListingColumn.allCases.map(\.rawValue).joined(separator: ",") + "\n"
  static let good = """
    L1,"Silver ring, 12\"\"",Acme,rings,12.50,usd,1,new,4006381333931,660806a3859823ee,https://x.example/1,US|MX,S1,Sky Ltd,a@b.example,\
    +86 1593-1340666,CN,Putian,335 Jiefang Rd,98,2026-11-20T00:00:00Z,2026-11-21T00:02:00Z,text

    """

  @Test("Rule: every column that a later stage reads arrives typed")
  func values() throws {
    let segment = try SegmentFixture(Self.header + Self.good)
    let raw = Array(Self.good.utf8.dropLast())
    let (low, high) = xxh3_128(raw.span)
    #expect(
      segment.listings == [
        [
          "listing_id": "L1", "title": "Silver ring, 12\"", "brand": "Acme", "category": "rings", "price_minor": "1250", "currency": "USD",
          "condition": "1", "gtin": "4006381333931", "gtin_length": "13", "image_hash": String(0x6608_06a3_8598_23ee as UInt64),
          "url": "https://x.example/1", "ships_to": "US|MX", "seller": "0", "updated_at": "1795219320", "row": "2",
          "byte_offset": String(Self.header.utf8.count), "record_hash_high": String(high), "record_hash_low": String(low), "flags": "0",
        ]
      ])
    #expect(
      segment.sellers == [
        [
          "seller_account_id": "S1", "name": "Sky Ltd", "email": "a@b.example", "phone": "+86 1593-1340666", "country": "CN",
          "city": "Putian", "address": "335 Jiefang Rd", "registration_no": "98",
        ]
      ])
    #expect(segment.rejects.isEmpty)
    #expect(segment.counts.named.map(\.count) == [1, 1, 0, 1])
  }

  /// A row of these fields, the required ones filled in.
  private func row(_ fields: [ListingColumn: String]) -> String {
    let required: [ListingColumn: String] = [
      .listingID: "L1", .title: "t", .price: "1.00", .sellerID: "S1", .currency: "USD", .updatedAt: "2026-11-21T00:00:00Z",
    ]
    return ListingColumn.allCases.map { fields[$0] ?? required[$0] ?? "" }.joined(separator: ",") + "\n"
  }

  @Test(
    "Rule: five values reject a row, the first in order is told",
    arguments: [
      ([.listingID: ""], .emptyListingID), ([.listingID: "  "], .emptyListingID), ([.sellerID: ""], .emptySellerID),
      ([.price: ""], .unreadablePrice), ([.price: "64.26?"], .unreadablePrice), ([.price: "-1"], .unreadablePrice),
      ([.price: "1.999"], .unreadablePrice), ([.updatedAt: "not-a-date"], .unreadableUpdatedAt), ([.updatedAt: ""], .unreadableUpdatedAt),
      ([.listingID: "", .price: "x"], .emptyListingID), ([.price: "x", .updatedAt: "x", .sellerID: " "], .emptySellerID),
    ] as [([ListingColumn: String], RejectReason)])
  func rejects(_ fields: [ListingColumn: String], _ reason: RejectReason) throws {
    let bad = row(fields)
    let segment = try SegmentFixture(Self.header + Self.good + bad + Self.good)
    #expect(segment.listings.map { $0["row"] } == ["2", "4"])
    #expect(
      segment.rejects == [
        [
          "row": "3", "byte_offset": String(Self.header.utf8.count + Self.good.utf8.count), "reason": reason.code,
          "listing_id": fields[.listingID] ?? "L1", "raw": String(bad.dropLast()),
        ]
      ])
    #expect(segment.counts.rejectedByReason == [reason: 1])
    #expect(segment.counts.rowsRead == segment.counts.accepted + segment.counts.rejected)
  }

  @Test("Rule: a record that cannot be read is rejected with its bytes and its place")
  func records() throws {
    let bad = "L9,only\u{0}two\n"
    let segment = try SegmentFixture(Self.header + "a,b\n" + bad + Self.good)
    #expect(segment.rejects.map { $0["reason"] } == ["field_count", "nul_byte"])
    #expect(segment.rejects.map { $0["row"] } == ["2", "3"])
    #expect(segment.rejects[1]["raw"] == String(bad.dropLast()))
    #expect(segment.rejects[1]["listing_id"] == "")
    #expect(segment.listings.map { $0["row"] } == ["4"])
  }

  @Test(
    "Rule: all else is kept, flagged and counted",
    arguments: [
      ([.gtin: "4006381333932"], "gtin_check_digit"), ([.gtin: "n/a"], "gtin_unreadable"), ([.imageHash: "12"], "image_hash_unreadable"),
      ([.shipsTo: "US|Mars"], "unknown_country"), ([.condition: "so-so"], "unknown_condition"), ([.currency: "XXY"], "unknown_currency"),
      ([.currency: ""], "unknown_currency"), ([.listedAt: "soon"], "listed_at_unreadable"),
      ([.listedAt: "2026-11-21T00:00:01Z"], "listed_after_updated"), ([.sellerEmail: "nobody"], "seller_email_form"),
      ([.sellerPhone: "call me"], "seller_phone_form"), ([.sellerCountry: "China"], "unknown_seller_country"),
      ([.quantity: "many"], nil), ([.listedAt: "2026-11-21T00:00:00Z"], nil), ([.shipsTo: ""], nil), ([.condition: ""], nil), ([:], nil),
    ] as [([ListingColumn: String], String?)])
  func flags(_ fields: [ListingColumn: String], _ code: String?) throws {
    let segment = try SegmentFixture(Self.header + row(fields) + row([:]))
    #expect(segment.rejects.isEmpty)
    let bits = ListingFlags(rawValue: segment.listings[0]["flags"].flatMap { UInt16($0) } ?? 0)
    let raised = ListingFlags.all.filter { bits.contains($0.flag) }.map(\.code)
    #expect(raised == (code.map { [$0] } ?? []))
    #expect(segment.listings[1]["flags"] == "0")
    #expect(segment.counts.named.filter { $0.name.hasPrefix("flag_") }.map(\.name) == (code.map { ["flag_" + $0] } ?? []))
  }

  @Test("Rule: what a source does not have is unknown, not wrong")
  func unmapped() throws {
    let mapping = ColumnMapping([.listingID: "id", .title: "t", .price: "p", .sellerID: "s"])
    var formats = ValueFormats()
    formats.currency = "JPY"
    let segment = try SegmentFixture("t,s,p,id\nring,S1,1250,L1\n", mapping: mapping, formats: formats)
    let listing = try #require(segment.listings.first)
    #expect(listing["updated_at"] == nil)
    #expect(listing["image_hash"] == nil)
    #expect(listing["price_minor"] == "1250")
    #expect(listing["currency"] == "JPY")
    #expect(listing["condition"] == "0")
    #expect(listing["gtin_length"] == "0")
    #expect(listing["flags"] == "0")
    #expect(
      segment.sellers == [
        ["seller_account_id": "S1"].merging(SellerTable.Column.allCases.dropFirst().map { ($0.rawValue, "") }) { first, _ in first }
      ])
  }

  @Test("Rule: a fixed currency replaces the column")
  func fixedCurrency() throws {
    var formats = ValueFormats()
    formats.currency = "KWD"
    let segment = try SegmentFixture(Self.header + row([.price: "1.234", .currency: "nonsense"]), formats: formats)
    #expect(segment.listings[0]["price_minor"] == "1234")
    #expect(segment.listings[0]["currency"] == "KWD")
  }

  @Test("Rule: sellers stand once a tuple, in the order of first sight; fields never run together")
  func sellers() throws {
    let rows = [("S1", "ab", "c"), ("S2", "a", "bc"), ("S1", "ab", "c"), ("S1", "abc", ""), ("S2", "a", "bc"), ("S1", "", "abc")]
    let csv = rows.map { row([.sellerID: $0.0, .sellerName: $0.1, .sellerCity: $0.2]) }.joined()
    let segment = try SegmentFixture(Self.header + csv)
    #expect(segment.listings.map { $0["seller"] } == ["0", "1", "0", "2", "1", "3"])
    #expect(segment.sellers.map { $0["seller_account_id"] } == ["S1", "S2", "S1", "S1"])
    #expect(segment.sellers.map { $0["name"] } == ["ab", "a", "abc", ""])
    #expect(segment.counts.sellerTuples == 4)
  }

  @Test("Rule: byte-equal records have equal hashes, others have others")
  func hashes() throws {
    let segment = try SegmentFixture(Self.header + row([:]) + row([.title: "T"]) + row([:]))
    let hashes = segment.listings.map { [$0["record_hash_high"], $0["record_hash_low"]] }
    #expect(hashes[0] == hashes[2])
    #expect(hashes[0] != hashes[1])
  }
}
