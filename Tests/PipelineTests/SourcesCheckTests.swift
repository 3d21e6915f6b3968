import Foundation
import Store
import Tabular
import Testing

@testable import Pipeline

@Suite("Rule: sources check says what is declared, what was found, and what to change") struct SourcesCheckTests {
  private func check(_ night: SmallNight, _ set: [String] = [], json: Bool = false) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(
      ["sources", "check", Repository.nightly, "--data", night.data] + set.flatMap { ["--set", $0] } + (json ? ["--json"] : []))
  }

  /// What would be changed in one file.
  private func changes(_ result: BrandsieveBinary.Result, _ source: String) throws -> [String] {
    let json = try CanonicalJSON(parsing: Array(result.output.utf8).dropLast())
    let found = json["sources"]?.asArray?.first { $0["source"]?.asText == source }
    let file = found?["files"]?.asArray?.first { $0["file"]?.asText?.contains("listings-cr") == false }
    return (file?["changes"]?.asArray ?? []).map {
      "\($0["key"]?.asText ?? "") \($0["declared"]?.asText ?? "") -> \($0["proposed"]?.asText ?? "")"
    }
  }

  /// Makes some bytes a source's only file.
  private func give(_ night: SmallNight, _ source: String, _ bytes: [UInt8]) throws {
    let folder = "\(night.data)/exports/2026-11-22/\(source)"
    for name in try Files.names(below: folder) { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    try Files.write(GzipEncoder.pack(bytes), to: "\(folder)/listings.csv.gz")
  }

  @Test func whereAllAgreesNothingWouldChange() throws {
    let night = try SmallNight()
    let result = try check(night)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix("2026-11-22\naurora: declared are compression gzip, encoding utf-8, delimiter ,, quote \", escape double"))
    #expect(result.output.contains("found: encoding: gb18030 (sure 0.80: ") || result.output.contains("found: encoding: windows-1252"))
    #expect(!result.output.contains("would change"), "\(result.output)")
    #expect(try Files.names(below: night.workspace).isEmpty, "it looks only")
  }

  @Test(arguments: [
    ("aurora", "delimiter=;", ["delimiter ; -> ,"], false), ("globex", "delimiter=,", ["delimiter , -> tab"], false),
    ("globex", "columns.price=prise", ["columns.price prise -> price"], false),
    ("mercato", "columns.title=titoli", ["columns.title titoli -> titolo"], false),
    (
      "globex", "columns={listing_id: item, title: name, price: price, seller_id: vendor}",
      [
        "columns.brand  -> brand", "columns.category  -> category", "columns.currency  -> currency", "columns.quantity  -> qty",
        "columns.condition  -> condition", "columns.gtin  -> ean", "columns.image_hash  -> phash", "columns.url  -> link",
        "columns.seller_name  -> vendor_name", "columns.seller_email  -> vendor_email", "columns.seller_phone  -> vendor_phone",
        "columns.seller_country  -> vendor_country", "columns.seller_city  -> vendor_city", "columns.seller_address  -> vendor_address",
        "columns.seller_registration_no  -> vendor_reg", "columns.listed_at  -> created", "columns.updated_at  -> modified",
      ], true
    ),
  ])
  func whatDiffersIsProposed(_ source: String, _ change: String, _ wanted: [String], _ isReadable: Bool) throws {
    let night = try SmallNight()
    let result = try check(night, ["sources.\(source).\(change)"], json: true)
    #expect(result.status == (isReadable ? 0 : 4), "\(result.errors)")
    #expect(isReadable || result.errors.contains("exports cannot be read as the pipeline file says: \(source)."))
    #expect(try changes(result, source) == wanted)
  }

  @Test func anotherCodePageIsProposedAlsoWhereAllCanBeRead() throws {
    let night = try SmallNight()
    // A file in UTF-8 that is declared as Windows-1252 can be read, and says something else.
    let text = "id;name;amount;shop\n" + (1...50).map { "\($0);perché così è già \($0);\($0),50;s\($0)\n" }.joined()
    try give(night, "mercato", Array(text.utf8))
    let columns = "sources.mercato.columns={listing_id: id, title: name, price: amount, seller_id: shop}"
    let result = try check(night, [columns], json: true)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try changes(result, "mercato") == ["encoding windows-1252 -> utf-8"])
  }

  @Test func whatMayBeUTF8ByChanceIsNotProposed() throws {
    let night = try SmallNight()
    let rows = (1...40).map { Array("\($0);HORTEL".utf8) + [0xC3, 0xAE] + Array(" \($0);\($0),50;s\($0)\n".utf8) }
    try give(night, "mercato", Array("id;name;amount;shop\n".utf8) + rows.joined())
    let columns = "sources.mercato.columns={listing_id: id, title: name, price: amount, seller_id: shop}"
    #expect(try changes(check(night, [columns], json: true), "mercato") == [])
  }

  @Test("comments, preamble, footer and null words are proposed under their own keys")
  func whatStandsAroundTheRowsIsProposed() throws {
    let night = try SmallNight()
    let rows = (1...40).map { "A\($0),lamp \($0),\($0).50,\($0 % 4 == 0 ? "NULL" : "\($0 * 7)"),s\($0)\n" }
    let text =
      "Listings\n\nid,name,amount,stock,shop\n" + rows[..<10].joined() + "// checked\n" + rows[10..<20].joined() + "// checked again\n"
      + rows[20...].joined() + "\nTotal\n40\n"
    try give(night, "aurora", Array(text.utf8))
    let columns = "sources.aurora.columns={listing_id: id, title: name, price: amount, quantity: stock, seller_id: shop}"
    let wanted = ["comment  -> //", "skip 0 -> 2", "footer_rows 0 -> 2", "null_words  -> NULL"]
    #expect(try changes(check(night, [columns], json: true), "aurora") == wanted)
    let keys = ["comment=//", "skip=2", "footer_rows=3", "null_words=[NULL]"].map { "sources.aurora.\($0)" }
    let right = try check(night, [columns] + keys, json: true)
    #expect(right.status == 0, "\(right.errors)")
    #expect(try changes(right, "aurora").filter { !$0.hasPrefix("footer_rows") } == [])
  }

  @Test("a file without a record says nothing of how it is written", arguments: [[], [0xEF, 0xBB, 0xBF], [13, 10, 13, 10]] as [[UInt8]])
  func nothingIsProposedForNothing(_ bytes: [UInt8]) throws {
    let night = try SmallNight()
    try give(night, "mercato", bytes)
    let result = try check(night, json: true)
    #expect(try result.status == 4 && changes(result, "mercato") == [], "\(result.output)")
  }

  @Test func aCodePageOfEscapeSequencesIsNamed() throws {
    let night = try SmallNight()
    let word: [UInt8] = [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]
    let text =
      Array("listing_id,title,price,seller_id\n".utf8) + (1...20).flatMap { Array("A\($0),".utf8) + word + Array(",1.00,s\n".utf8) }
    try give(night, "aurora", text)
    let columns = "sources.aurora.columns={listing_id: listing_id, title: title, price: price, seller_id: seller_id}"
    let result = try check(night, [columns], json: true)
    #expect(try changes(result, "aurora") == ["encoding utf-8 -> iso-2022-jp, which sources cannot be read in"])
  }

  /// The names of a source's columns cannot be had from values, and a number of header rows that the file has not cannot be declared.
  @Test func aFileWithoutAHeaderIsSentBack() throws {
    let night = try SmallNight()
    for name in try Files.names(below: "\(night.data)/exports/2026-11-22/aurora") {
      let path = "exports/2026-11-22/aurora/\(name)"
      try night.edit(path) { bytes in
        let text = (1...50).map { "A\($0),Lamp \($0),\($0).50,S\($0 % 7)\n" }.joined()
        bytes = Array(text.utf8)
      }
    }
    let columns = "sources.aurora.columns={listing_id: listing_id, title: title, price: price, seller_id: seller_id}"
    let json = try check(night, [columns], json: true)
    #expect(try json.status == 4 && changes(json, "aurora") == [], "\(json.output)")
    let words = try check(night, [columns])
    #expect(words.output.contains(#/    the export has no header \(.+\): ask the marketplace for one with a header/#), "\(words.output)")
  }

  /// Read as declared the first line is the header; what it lacks is there as soon as the line is skipped.
  @Test(arguments: [";", ","]) func aLineThatNamesTheSeparatorIsToBeSkipped(_ declared: String) throws {
    let night = try SmallNight()
    let text = "sep=;\r\nlisting_id;title;price;seller_id\r\n" + (1...50).map { "A\($0);Lamp, \($0);\($0).50;S\($0 % 7)\r\n" }.joined()
    for name in try Files.names(below: "\(night.data)/exports/2026-11-22/aurora") {
      try Files.write(GzipEncoder.pack(Array(text.utf8)), to: "\(night.data)/exports/2026-11-22/aurora/\(name)")
    }
    let columns = "sources.aurora.columns={listing_id: listing_id, title: title, price: price, seller_id: seller_id}"
    let found = try changes(check(night, [columns, "sources.aurora.delimiter=\(declared)"], json: true), "aurora")
    #expect(found == (declared == ";" ? [] : ["delimiter , -> ;"]) + ["skip 0 -> 1"])
  }

  @Test func asciiDeclaredAsWideIsNamed() throws {
    let night = try SmallNight()
    #expect(
      try changes(check(night, ["sources.globex.encoding=utf-16"], json: true), "globex").contains { $0.hasPrefix("encoding utf-16 -> ") })
  }

  @Test(
    "a mark that tells the order changes nothing", arguments: [("utf-16", String.Encoding.utf16BigEndian), ("utf-32", .utf32LittleEndian)])
  func wideWithAMark(_ page: String, _ order: String.Encoding) throws {
    let night = try SmallNight()
    let text = "\u{FEFF}id;name;amount;shop\n" + (1...50).map { "\($0);perché così è già \($0);\($0),50;s\($0)\n" }.joined()
    for name in try Files.names(below: "\(night.data)/exports/2026-11-22/mercato") {
      try FileManager.default.removeItem(atPath: "\(night.data)/exports/2026-11-22/mercato/\(name)")
    }
    let wide = try #require(text.data(using: order))
    try Files.write(GzipEncoder.pack(Array(wide)), to: "\(night.data)/exports/2026-11-22/mercato/listings.csv.gz")
    let columns = "sources.mercato.columns={listing_id: id, title: name, price: amount, seller_id: shop}"
    let result = try check(night, [columns, "sources.mercato.encoding=\(page)"], json: true)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try changes(result, "mercato") == [])
  }

  @Test func whatIsNoGzipAndWhatIsMissingIsTold() throws {
    let night = try SmallNight()
    let folder = "\(night.data)/exports/2026-11-22/aurora"
    for name in try Files.names(below: folder) { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    let missing = try check(night)
    #expect(missing.status == 4 && missing.output.contains("  no exports for 2026-11-22: nothing matches"))
    try Files.write(Array("listing_id,title\n1,a\n".utf8), to: "\(folder)/a.csv.gz")
    let plain = try check(night)
    #expect(plain.status == 4 && plain.output.contains("a.csv.gz: cannot be read as declared"))
    #expect(plain.output.contains("found: compression: none") && plain.output.contains("would change compression: gzip -> "))
  }

  @Test(
    arguments: [
      ("EAN", "gtin"), ("sellerName", "seller_name"), ("Vendor E-mail", nil), ("merchant_id", "seller_id"), ("Titel", "title"), ("", nil),
      ("xyz", nil),
      ("LAST_UPDATE", "updated_at"),
    ] as [(String, String?)])
  func guessesFromNames(_ name: String, _ column: String?) { #expect(LikelyColumns.column(for: name)?.rawValue == column) }
}
