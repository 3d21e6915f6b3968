import Foundation
import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: rejected rows can be mended and taken back in, and where each came from is kept") struct RejectReplayTests {
  private static let aurora = "exports/2026-11-22/aurora/listings.csv.gz"

  private func run(_ night: SmallNight, _ more: String..., workspace: String? = nil) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(night.arguments("run", more, workspace: workspace))
  }

  private func rejects(_ night: SmallNight, _ arguments: String..., workspace: String? = nil) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(["rejects"] + arguments + ["--workspace", workspace ?? night.workspace])
  }

  private func replay(_ night: SmallNight, _ text: String, run: String = "1", workspace: String? = nil) throws -> BrandsieveBinary.Result {
    let file = "\(night.data)/fixed.csv"
    try Files.write(Array(text.utf8), to: file)
    return try rejects(night, "replay", run, "--fixed", file, workspace: workspace)
  }

  private func runJSON(_ night: SmallNight, _ workspace: String? = nil) throws -> CanonicalJSON {
    try CanonicalJSON(parsing: Files.read("\(workspace ?? night.workspace)/published/2026-11-22/run.json").dropLast())
  }

  /// The rejects of run 1 with readable prices where there were none.
  private func mended(_ night: SmallNight, workspace: String? = nil) throws -> String {
    try rejects(night, "show", "1", "--csv", workspace: workspace).output.replacing("call us", with: "12")
  }

  private func kept(_ night: SmallNight, _ workspace: String? = nil) throws -> [String] {
    try Files.names(below: "\(workspace ?? night.workspace)/records/fixes")
  }

  @Test func showGroupsByFileAndReason() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let text = try rejects(night, "show").output
    #expect(
      text.hasPrefix(
        "run 000001, 2026-11-22: 71 rejected rows in 8 files, and 11 of the registry\naurora exports/2026-11-22/aurora/listings-cr.csv.gz\n"
      ))
    #expect(text.contains("  unreadable_price: 2 rows\n    row 10, byte 2261: AX0009,linen tea towel,,kitchenware,call us,USD,"))
    #expect(text.contains("AX0005,\\\\xc3(,,") == false && text.contains("kitchen\\x00ware"), "nothing raw reaches a terminal")
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    let one = try rejects(night, "show", "1", "--examples", "0", "--marketplace", "mercato", "--reason", "unreadable_price").output
    #expect(
      one
        == "run 000001, 2026-11-22: 2 rejected rows in 1 files\nmercato exports/2026-11-22/mercato/listings.csv.gz\n  unreadable_price: 2 rows\n"
    )
    let json = try CanonicalJSON(parsing: Array(rejects(night, "show", "--date", "2026-11-22", "--json").output.utf8).dropLast())
    #expect(json["rejected"]?.asInteger == 71 && json["files"]?.asArray?.count == 8)
    let rows = (json["files"]?.asArray ?? []).flatMap { $0["reasons"]?.asArray ?? [] }.reduce(0) { $0 + ($1["rows"]?.asInteger ?? 0) }
    #expect(rows == 71)
    #expect(try rejects(night, "show", "9").status == 1)
    #expect(try rejects(night, "show", "--date", "2026-11-21").status == 1)
  }

  @Test func mendedRowsArePublishedWithWhereTheyCameFrom() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let before = try runJSON(night)
    let result = try replay(night, mended(night))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("4 mended rows are kept, 67 were left as they had been"))
    #expect(!result.errors.contains(#/ingest exports\/\S+: \d/#), "no export is read again")
    let after = try runJSON(night)
    #expect(after["counts"]?["rows_mended"]?.asInteger == 4)
    #expect(after["counts"]?["rows_rejected"] == before["counts"]?["rows_rejected"], "the originals stay rejected")
    let accepted = before["counts"]?["rows_accepted"]?.asInteger ?? 0
    #expect(after["counts"]?["rows_accepted"]?.asInteger == accepted + 4)
    #expect(after["settings"] == before["settings"])
    for file in after["conservation"]?.asArray ?? [] {
      func count(_ name: String) -> Int { file[name]?.asInteger ?? -1 }
      #expect(count("read") == count("accepted") + count("superseded") + count("duplicates") + count("rejected"), "\(file.text)")
    }
    let fixes = after["conservation"]?.asArray?.filter { $0["file"]?.asText?.hasPrefix("records/fixes/2026-11-22/") == true } ?? []
    #expect(fixes.count == 4 && fixes.allSatisfy { $0["accepted"]?.asInteger == 1 }, "a file for each export")
    #expect(
      after["fixes"]?.asArray?.map { $0["mends"]?.asText }
        == fixes.map { file in
          "exports/2026-11-22/\(file["marketplace"]?.asText ?? "")/listings.\(file["marketplace"]?.asText == "globex" ? "tsv" : "csv").gz"
        })
    for file in try kept(night) {
      let status = try #require(try Disk.real.status("\(night.workspace)/records/fixes/\(file)"))
      #expect(status.mode == 0o600, "\(file)")
    }
    let story = try BrandsieveBinary.run(["explain", "listing", "mercato", "MX0009", "--workspace", night.workspace]).output
    #expect(
      story.contains(
        #/records/fixes/2026-11-22/mercato/[0-9a-f]{64}\.csv row 2, byte \d+: accepted, mended from exports/2026-11-22/mercato/listings\.csv\.gz row 10, byte \d+/#
      ), "\(story)")
    #expect(story.contains("perché sì"), "its code page was decoded")
    let shown = try rejects(night, "show").output
    #expect(shown.hasPrefix("run 000002, 2026-11-22: 67 rejected rows in 8 files, and 4 that are mended, and 11 of the registry\n"))
    #expect(!shown.contains("call us"))
  }

  @Test func theSameFixesGiveTheSameBytesInAnyOrderAndWorkspace() throws {
    let night = try SmallNight()
    let other = night.otherWorkspace("b")
    #expect(try run(night).status == 0)
    let text = try mended(night)
    #expect(try replay(night, text).status == 0)
    #expect(try run(night, workspace: other).status == 0)
    // The other file has its rows the other way round, other columns, and other line ends.
    let rows = try CSVText(Array(text.utf8)).rows.reversed()
    var writer = CSVWriter()
    for column in ["raw", "row", "file", "marketplace"] { writer.field(column) }
    writer.endRow()
    for row in rows {
      for column in ["raw", "row", "file", "marketplace"] { writer.field(row[column] ?? "") }
      writer.endRow()
    }
    let crlf = String(decoding: writer.take(), as: UTF8.self).replacing("\n", with: "\r\n")
    #expect(try replay(night, "\u{FEFF}" + crlf, workspace: other).status == 0)
    #expect(try kept(night) == kept(night, other))
    #expect(try night.published() == night.published(in: other))
    // Once more, and nothing changes.
    let again = try replay(night, text)
    #expect(again.status == 0 && again.output.contains("unchanged, nothing published"), "\(again.errors)\(again.output)")
  }

  @Test func aRowThatIsStillBadIsRejectedInItsPlaceAndCanBeMendedAgain() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let text = try rejects(night, "show", "1", "--csv", "--marketplace", "aurora").output
    let first = text.replacing("call us", with: "still no price").replacing("\\xc3(", with: "\\xc3 towel")
    let told = try replay(night, first)
    #expect(told.status == 0)
    #expect(
      told.errors.contains(#/warning: 1 mended row is rejected again \(unreadable_price\), the first is row \d+ of records\/fixes\//#))
    let second = try rejects(night, "show", "2", "--csv").output
    let left = try CSVText(Array(second.utf8)).rows.filter { $0["file"]?.hasPrefix("records/fixes/") == true }
    #expect(left.map { $0["reason"] } == ["undecodable", "unreadable_price"], "a byte that was no character is none still")
    for row in left {
      let bytes = try Files.read("\(night.workspace)/\(try #require(row["file"]))")
      let offset = try #require(Int(row["byte_offset"] ?? ""))
      #expect(String(decoding: bytes[offset...], as: UTF8.self).hasPrefix("aurora,\(Self.aurora),"))
    }
    let result = try replay(night, second.replacing("still no price", with: "10").replacing("\\xff towel", with: "a towel"), run: "2")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try runJSON(night)["counts"]?["rows_mended"]?.asInteger == 2)
    let story = try BrandsieveBinary.run(["explain", "listing", "aurora", "AX0009", "--workspace", night.workspace]).output
    #expect(story.contains("accepted, mended from records/fixes/2026-11-22/aurora/"), "\(story)")
  }

  @Test func aCellThatHoldsTheDelimiterIsToBeQuoted() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let text = try rejects(night, "show", "1", "--csv", "--marketplace", "aurora").output
    let result = try replay(night, text.replacing("call us", with: "10, or call us"))
    #expect(result.status == 0)
    #expect(
      result.errors.contains(
        #/1 mended row is rejected again \(field_count\), .+\. Quote a cell that holds the delimiter, and leave no cell out/#),
      "\(result.errors)")
  }

  @Test func everyKindOfRejectGoesOutAndComesBackUnchanged() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let result = try replay(night, rejects(night, "show", "1", "--csv").output)
    #expect(result.status == 4 && result.errors.contains("no row differs from the one that was rejected"))
    #expect(try kept(night).isEmpty)
  }

  @Test func wrongFixFilesAreRefusedWhole() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let header = "marketplace,file,row,raw\n"
    let good = "aurora,\(Self.aurora),10,\"a,b\"\n"
    for (text, words) in [
      ("marketplace,file,row,price\n", "the column `price` is not known"), ("marketplace,file,row\n", "the column `raw` is missing"),
      ("row,row,marketplace,file,raw\n", "the column `row` stands twice"),
      (header + good + good, "row 3: aurora \(Self.aurora) row 10 stands in row 2 too"),
      (header + good + "aurora,\(Self.aurora),2,x\n", "row 3: aurora \(Self.aurora) row 2 is no reject of run 000001"),
      (header + "nowhere,\(Self.aurora),10,x\n", "is no reject of run 000001"),
      (header + good + "aurora,x,ten,x\n", "row 3: `row` is no number"),
      (header + good + "aurora,x\n", "row 3: field_count"), (header + "aurora,\(Self.aurora),10,\n", "`raw` is empty"),
      (header + "aurora,\(Self.aurora),10,\"a\nb\"\n", "`raw` holds 2 records"),
      (header + "aurora,\(Self.aurora),10,a\\b\n", "a backslash"),
      ("marketplace,file,row,raw,sha256\naurora,\(Self.aurora),10,x,00\n", "is of another delivery"), ("", "empty"),
    ] {
      let result = try replay(night, text)
      #expect(result.status == 4 && result.errors.contains(words), "\(text): \(result.errors)")
      #expect(try kept(night).isEmpty, "\(text)")
    }
    #expect(try rejects(night, "replay", "1", "--fixed", "/nowhere.csv").status == 2)
    #expect(try replay(night, mended(night), run: "7").status == 1)
    // A row is mended once; whoever mends it otherwise is told.
    #expect(try replay(night, mended(night)).status == 0)
    let again = try replay(night, header + "aurora,\(Self.aurora),10,x\n")
    #expect(again.status == 4 && again.errors.contains("row 10 is mended already in records/fixes/2026-11-22/aurora/"), "\(again.errors)")
  }

  @Test func fixesOfAnotherDeliveryAreLeftOutAloud() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    #expect(try replay(night, mended(night)).status == 0)
    try night.edit(Self.aurora) { $0.replaceAll("call us", by: "13.00") }
    let result = try run(night)
    #expect(result.status == 0)
    let words =
      #/mends another delivery of .+ and is left out with its \d rows?\. What that file still rejects is to be mended anew: `brandsieve rejects show --csv`/#
    #expect(result.errors.contains(words) && result.errors.contains(Self.aurora), "\(result.errors)")
    #expect(try runJSON(night)["counts"]?["rows_mended"]?.asInteger == 3)
    #expect(try runJSON(night)["counts"]?["fixes_left_out"]?.asInteger == 1)
  }

  @Test func aDamagedFixFileStopsTheRun() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    #expect(try replay(night, mended(night)).status == 0)
    let name = try #require(try kept(night).first)
    try Files.write(Files.read("\(night.workspace)/records/fixes/\(name)") + [10], to: "\(night.workspace)/records/fixes/\(name)")
    let result = try run(night)
    #expect(result.status == 1 && result.errors.contains("\(name) is damaged"), "\(result.errors)")
  }

  @Test func aContractThatFailedForItsRejectsHoldsWhenTheyAreMended() throws {
    let night = try SmallNight()
    let contract = ["--set", "sources.mercato.contract={max_reject_share: 0.43}"]
    let broken = try BrandsieveBinary.run(night.arguments("run", contract))
    #expect(broken.status == 4, "\(broken.errors)")
    let text = try rejects(night, "show", "1", "--csv", "--marketplace", "mercato").output
    let fixed = try replay(night, text.replacing("call us", with: "12").replacing("1,234.50", with: "1.234,50"))
    #expect(fixed.status == 0, "the run's own settings are used: \(fixed.errors)")
    #expect(try runJSON(night)["settings"]?["pipeline"]?["sources"]?.asArray?[3]["contract"] != nil)
  }

  @Test func whoMayNotReadThemIsTold() async throws {
    let night = try SmallNight()
    try await night.run()
    let disk = Disk { call, path in call == .open && path.hasSuffix("rejects.arrow") ? EACCES : nil }
    do {
      _ = try Inspector(workspace: night.workspace, disk: disk).rejects(ofRun: nil, date: nil)
      Issue.record("they were read")
    } catch {
      #expect(error.status == .failed && error.problem.contains("rejects.arrow: permission denied"), "\(error)")
    }
  }

  @Test(arguments: 1...200) func escapedTextLosesNothing(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for encoding in TextEncoding.allCases {
      let pieces: [[UInt8]] = [
        [0x5C], [0], [0x81], [0xC3, 0xA9], [0xD6, 0xD0], [0x80], [0xFF], Array("a;\"".utf8), [10], [0x81, 0x30, 0x81, 0x30],
      ]
      let bytes = (0..<12).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
      let text = EscapedText(encoding).text(bytes)
      let back = try #require(EscapedText.utf8(text))
      // What comes back is the same text, but for bytes that are no character: those stay none.
      let again = EscapedText(.utf8).text(back)
      // By scalars: a letter of Thai that stands above the one before makes one character with it.
      let escapes = #/(\\\\)|\\x(?!00)([0-9a-f][0-9a-f])/#.matchingSemantics(.unicodeScalar)
      #expect(again == text.replacing(escapes) { $0.1.map(String.init) ?? "\\xff" }, "\(bytes)")
      if encoding == .utf8, !text.contains("\\x") { #expect(back == bytes) }
    }
  }

  @Test("Rule: rows of the registry that were left out are shown with file, row and reason, and are mended in their table")
  func registryRows() throws {
    let night = try SmallNight()
    let brands = "\(night.data)/registry/brands.csv"
    var rows = 0
    try night.edit(text: brands) { text in
      let lines = text.split(separator: "\n")
      rows = lines.count
      text += lines[1] + "\n" + lines[1] + "\n"
    }
    #expect(try run(night).status == 0)
    let shown = try rejects(night, "show").output
    #expect(
      shown.hasPrefix("run 000001, 2026-11-22: 71 rejected rows in 8 files, and 13 of the registry\n")
        && shown.contains(#/registry registry\/brands.csv\n  duplicate_key: 2 rows\n    row \d+, byte \d+\n/#), "\(shown)")
    let json = try CanonicalJSON(parsing: Array(rejects(night, "show", "--json").output.utf8).dropLast())
    let reason = json["registry"]?.asArray?.first?["reasons"]?.asArray?.first
    #expect(reason?["reason"]?.asText == "duplicate_key" && reason?["examples"]?.asArray?.first?["row"]?.asInteger == rows + 1)
    #expect(try !rejects(night, "show", "--marketplace", "aurora").output.contains("registry"))
    #expect(try rejects(night, "show", "--reason", "duplicate_key").output.contains("registry/brands.csv"))
    let listed = try CSVText(Array(rejects(night, "show", "--csv").output.utf8)).rows
    #expect(listed.count == 71 && listed.allSatisfy { $0["marketplace"]?.isEmpty == false }, "nothing there that replay cannot take")
    let tried = try replay(night, "marketplace,file,row,raw\n,registry/brands.csv,\(rows + 1),x\n")
    #expect(tried.status == 4 && tried.errors.contains("is the registry's: mend its table"), "\(tried.errors)")
  }

  @Test("Rule: replay takes what run takes where settings have changed")
  func changedSettings() throws {
    let night = try SmallNight()
    #expect(try run(night).status == 0)
    let file = "\(night.data)/fixed.csv"
    try Files.write(Array(mended(night).utf8), to: file)
    func replay(_ more: String...) throws -> BrandsieveBinary.Result {
      try BrandsieveBinary.run(["rejects", "replay", "1", "--fixed", file, "--workspace", night.workspace] + more)
    }
    let changed = ["--set", "screening.tiers.watch=0.06"]
    #expect(try replay("--set", "screening.tiers.watch=0.06").status == 2, "as run does")
    #expect(try replay("--draft", "--republish").status == 2 && replay("--set", "screening.tiers.wach=1").status == 2)
    let before = try runJSON(night)
    let draft = try BrandsieveBinary.run(["rejects", "replay", "1", "--fixed", file, "--workspace", night.workspace, "--draft"] + changed)
    #expect(draft.status == 0, "\(draft.errors)")
    #expect(try runJSON(night) == before && Files.names(below: "\(night.workspace)/drafts").contains { $0.hasSuffix("run.json") })
    let taken = try replay("--republish", "--set", "screening.tiers.watch=0.06")
    #expect(taken.status == 0, "\(taken.errors)")
    let after = try runJSON(night)
    #expect(after["counts"]?["rows_mended"]?.asInteger == 4 && after["settings"] != before["settings"])
  }
}
