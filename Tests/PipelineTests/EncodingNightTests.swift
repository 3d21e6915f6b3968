import Foundation
import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: rows of any code page are told of, mended and doubted through a whole night") struct EncodingNightTests {
  let night: SmallNight
  private static let files = ["listings", "listings-cr"].map { "exports/2026-11-22/aurora/\($0).csv.gz" }

  init() throws { night = try SmallNight() }

  /// Writes the exports of aurora anew, from their text.
  private func recode(_ encode: (String) -> [UInt8]) throws {
    for file in Self.files { try night.edit(file) { $0 = encode(String(decoding: $0, as: UTF8.self)) } }
  }

  private func run(_ set: String..., more: [String] = []) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(night.arguments("run", set.flatMap { ["--set", "sources.aurora.\($0)"] } + more))
  }

  private func published() throws -> CanonicalJSON {
    try CanonicalJSON(parsing: Files.read("\(night.workspace)/published/2026-11-22/run.json").dropLast())
  }

  private func rejects() throws -> [[String: String]] {
    try CSVText(Files.unpacked("\(night.workspace)/published/2026-11-22/rejects.csv.gz")).rows.filter { $0["marketplace"] == "aurora" }
  }

  private func show(_ more: String...) throws -> String {
    try BrandsieveBinary.run(["rejects", "show", "--marketplace", "aurora"] + more + ["--workspace", night.workspace]).output
  }

  private func addsUp(_ json: CanonicalJSON) -> Bool {
    (json["conservation"]?.asArray ?? []).allSatisfy { file in
      let parts = ["accepted", "superseded", "duplicates", "rejected", "withheld"]
      return file["read"]?.asInteger == parts.reduce(0) { $0 + (file[$1]?.asInteger ?? 0) }
    }
  }

  private func wide(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf32: text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) } }
    default: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }
  }

  @Test("a mark tells the order, and what is shown and mended is text", arguments: ["utf-16", "utf-16le", "utf-32"])
  func wideCodePages(_ name: String) throws {
    // Under `utf-16` the file is big-endian, which its mark alone tells.
    let (written, codec): (TextEncoding, String.Encoding) =
      switch name {
      case "utf-16": (.utf16BigEndian, .utf16BigEndian)
      case "utf-16le": (.utf16LittleEndian, .utf16LittleEndian)
      default: (.utf32, .utf32LittleEndian)
      }
    try recode { wide("\u{FEFF}" + $0, written) }
    let result = try run("encoding=\(name)", "limits.max_record_bytes=16384")
    #expect(result.status == 0 && !result.errors.contains("looks like"), "\(result.errors)")
    let before = try published()
    #expect(addsUp(before) && before["encoding_warnings"] == .array([]))
    let rejected = try rejects()
    #expect(rejected.contains { $0["reason"] == "unreadable_price" } && rejected.contains { $0["reason"] == "nul_byte" })
    let shown = try CSVText(Array(show("--csv").utf8)).rows
    #expect(shown.count == rejected.count)
    for (row, text) in zip(rejected, shown) {
      let bytes = try Files.unpacked("\(night.data)/\(row["file"] ?? "")")
      let raw = try #require(Data(base64Encoded: row["raw"] ?? ""))
      let offset = try #require(Int(row["byte_offset"] ?? ""))
      #expect(Array(bytes[offset..<offset + raw.count]) == Array(raw), "raw is what stands there")
      let readable = try #require(String(data: raw, encoding: codec))
      #expect(text["raw"] == readable.replacing("\\", with: "\\\\").replacing("\0", with: "\\x00"))
    }
    #expect(try show().contains("AX0009,linen tea towel,,kitchenware,call us,USD,"))
    let fixed = "\(night.data)/fixed.csv"
    try Files.write(Array(show("--csv").replacing("call us", with: "12").utf8), to: fixed)
    let replay = try BrandsieveBinary.run(["rejects", "replay", "1", "--fixed", fixed, "--workspace", night.workspace])
    #expect(replay.status == 0, "\(replay.errors)")
    let after = try published()
    let mended = shown.count { $0["raw"]?.contains("call us") == true }
    #expect(mended > 0 && after["counts"]?["rows_mended"]?.asInteger == mended && addsUp(after))
    #expect(after["counts"]?["rows_accepted"]?.asInteger == (before["counts"]?["rows_accepted"]?.asInteger ?? 0) + mended)
  }

  @Test func replacedBytesAreCountedAndNotRejected() throws {
    #expect(try run().status == 0)
    let strict = try published()
    let undecodable = try rejects().count { $0["reason"] == "undecodable" }
    #expect(undecodable > 0, "control")
    #expect(try run("undecodable=replace", more: ["--republish"]).status == 0)
    let json = try published()
    #expect(try !rejects().contains { $0["reason"] == "undecodable" })
    #expect(addsUp(json) && json["counts"]?["rows_read"] == strict["counts"]?["rows_read"])
    #expect(json["counts"]?["rows_rejected"]?.asInteger == (strict["counts"]?["rows_rejected"]?.asInteger ?? 0) - undecodable)
    func told(_ name: String) -> Int {
      (json["conservation"]?.asArray ?? []).reduce(0) { $0 + ($1["details"]?[name]?.asInteger ?? 0) }
    }
    #expect(told("replaced_rows") == undecodable && told("replaced_characters") >= undecodable)
    #expect(json["counts"]?["rows_replaced"]?.asInteger == undecodable)
    #expect(json["counts"]?["characters_replaced"]?.asInteger == told("replaced_characters"))
    #expect(strict["counts"]?["rows_replaced"] == nil)
    for _ in 1...2 {
      let again = try run("undecodable=replace")
      #expect(again.errors.contains("that mean nothing in its encoding and became U+FFFD, in "), "\(again.errors)")
      #expect(again.errors.contains(" rows, the first is row "), "a reused artefact tells it too")
    }
  }

  @Test("a header that cannot be found in UTF-16 names the code page that the file is in", arguments: ["utf-16", "utf-16be", "utf-32"])
  func narrowTextDeclaredAsWide(_ declared: String) throws {
    try recode { Array($0.replacing("\0", with: "").utf8) }
    let result = try run("encoding=\(declared)")
    #expect(result.status == 4 && result.errors.contains("looks like utf-8"), "\(result.errors)")
    #expect(result.errors.contains("Set `encoding: utf-8`"), "\(result.errors)")
  }

  @Test func aWrongEncodingIsSuspectedAloudEachTime() throws {
    let more = (0..<60).map { "AY\($0),Käthe Gläser \($0),,kitchenware,5.00,USD,1,new,,,,US,Y1,Müller,,,DE,,,,,,\n" }.joined()
    try night.edit(Self.files[0]) { $0 += Array(more.utf8) }
    let right = try run()
    #expect(right.status == 0 && !right.errors.contains("looks like"), "\(right.errors)")
    let wrong = try run("encoding=windows-1252", more: ["--republish"])
    let words = "warning: aurora is declared as windows-1252, but \(Self.files[0]) looks like utf-8: "
    #expect(wrong.status == 0 && wrong.errors.contains(words), "\(wrong.errors)")
    let told = try published()["encoding_warnings"]?.asArray ?? []
    #expect(told.count == 1 && told[0]["looks_like"]?.asText == "utf-8" && told[0]["declared"]?.asText == "windows-1252")
    #expect(told.first?["file"]?.asText == Self.files[0] && told.first?["row"]?.asInteger ?? 0 > 1)
    let again = try run("encoding=windows-1252")
    #expect(again.status == 0 && again.errors.contains(words) && again.output.contains("unchanged"), "a reused artefact tells it too")
  }
}
