import Foundation
import Marketplace
import Store
import Testing

@testable import Pipeline

@Suite("Rule: a broken contract stops the run before anything is published, and says which rows break which rule") struct ContractTests {
  private func run(
    _ night: SmallNight, _ contract: String, source: String = "aurora", command: String = "run", _ more: String...
  ) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(night.arguments(command, ["--set", "sources.\(source).contract=\(contract)"] + more))
  }

  private func contracts(_ night: SmallNight, run: String) throws -> CanonicalJSON {
    try CanonicalJSON(parsing: Files.read("\(night.workspace)/runs/\(run)/contracts.json").dropLast())
  }

  @Test func rejectedRows() throws {
    let night = try SmallNight()
    let broken = try run(night, "{max_reject_share: 0.01}")
    #expect(broken.status == 4)
    #expect(
      broken.errors.contains("aurora: max_reject_share: a share of rejected rows of at most 0.01 is wanted, there is 19 of "),
      "\(broken.errors)")
    #expect(try night.published().isEmpty)
    let report = try contracts(night, run: "000001")
    #expect(report["kept"] == .boolean(false))
    #expect(broken.errors.contains("\(night.workspace)/runs/000001/contracts.json names more of the rows"), "\(broken.errors)")
    let verdict = try #require(report["rules"]?.asArray?.first)
    let files = verdict["files"]?.asArray ?? []
    #expect(verdict["broken"]?.asInteger == 19 && files.reduce(0) { $0 + ($1["broken"]?.asInteger ?? 0) } == 19)
    for file in files {
      let path = try #require(file["file"]?.asText)
      let bytes = try Files.unpacked("\(night.data)/\(path)")
      let examples = file["examples"]?.asArray ?? []
      #expect(!examples.isEmpty)
      for (number, example) in examples.enumerated() {
        let (row, offset) = (example["row"]?.asInteger ?? 0, try #require(example["byte_offset"]?.asInteger))
        let reason = try #require(example["reason"]?.asText)
        #expect([10, 13].contains(bytes[offset - 1]) && RejectReason.all.map(\.code).contains(reason), "\(path) row \(row)")
        #expect(number >= 5 || broken.errors.contains("row \(row) at byte \(offset) \(reason)"), "\(broken.errors)")
      }
    }
    let kept = try run(night, "{max_reject_share: 0.9}")
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(try contracts(night, run: "000002")["kept"] == .boolean(true))
    let json = try CanonicalJSON(parsing: Files.read("\(night.workspace)/published/2026-11-22/run.json").dropLast())
    #expect(json["counts"]?["contract_rules"]?.asInteger == 1)
    #expect(json["stages"]?["contract"] == .text("done"))
    #expect(json["settings"]?["pipeline"]?["sources"]?.asArray?[0]["contract"]?["max_reject_share"] == .text("0.9"))
  }

  @Test func rowsAndOffsetsAreNamed() throws {
    let night = try SmallNight()
    let result = try run(night, "{columns: {listing_id: {pattern: 'AL[0-9]*', tolerate: 0}}}")
    #expect(result.status == 4)
    let verdict = try #require(try contracts(night, run: "000001")["rules"]?.asArray?.first)
    #expect(verdict["rule"] == .text("columns.listing_id.pattern") && verdict["kept"] == .boolean(false))
    let files = try #require(verdict["files"]?.asArray)
    #expect(!files.isEmpty)
    var total = 0
    for file in files {
      let path = try #require(file["file"]?.asText)
      total += try #require(file["broken"]?.asInteger)
      let bytes = try Files.unpacked("\(night.data)/\(path)")
      for place in try #require(file["examples"]?.asArray) {
        let (row, offset) = (try #require(place["row"]?.asInteger), try #require(place["byte_offset"]?.asInteger))
        let line = bytes[offset...].prefix { $0 != 10 && $0 != 13 }
        #expect(!line.starts(with: Array("AL".utf8)) && [10, 13].contains(bytes[offset - 1]), "\(path) row \(row)")
        #expect(result.errors.contains("row \(row) at byte \(offset)") || total > 5)
      }
    }
    #expect(verdict["broken"]?.asInteger == total)
  }

  /// Each rule on a night where it is broken, and the same rule where it is not.
  @Test(arguments: [
    ("{min_rows: 1000}", "{min_rows: 5}", "min_rows"), ("{max_rows: 5}", "{max_rows: 1000}", "max_rows"),
    ("{columns: {brand: {required: true}}}", "{columns: {brand: {filled: 0.01}}}", "brand.filled"),
    ("{columns: {title: {type: integer}}}", "{columns: {quantity: {type: integer, tolerate: 0.2}}}", "title.type"),
    ("{columns: {price: {max: 1, tolerate: 0.1}}}", "{columns: {price: {min: 0, max: 1e9, tolerate: 0.2}}}", "price.max"),
    ("{columns: {price: {min: 1000000, tolerate: 0.2}}}", "{columns: {price: {min: 0, tolerate: 0.2}}}", "price.min"),
    (
      "{columns: {currency: {values: [JPY]}}}", "{columns: {currency: {values: [USD, EUR, GBP, JPY, CNY], tolerate: 0.5}}}",
      "currency.values"
    ),
    ("{columns: {url: {type: email}}}", "{columns: {url: {type: url, tolerate: 0.3}}}", "url.type"),
    (
      "{columns: {seller_country: {pattern: '[a-z]{5}'}}}", "{columns: {seller_country: {type: country, tolerate: 0.3}}}",
      "seller_country.pattern"
    ),
    ("{columns: {title: {type: gtin}}}", "{columns: {gtin: {type: gtin, tolerate: 0.9}}}", "title.type"),
    ("{columns: {title: {type: time}}}", "{columns: {updated_at: {type: time, tolerate: 0.3}}}", "title.type"),
  ])
  func eachRule(_ broken: String, _ kept: String, _ rule: String) throws {
    let night = try SmallNight()
    let bad = try run(night, broken)
    #expect(bad.status == 4 && bad.errors.contains("\(rule):"), "\(bad.errors)")
    #expect(try night.published().isEmpty)
    let good = try run(night, kept)
    #expect(good.status == 0, "\(good.errors)")
  }

  @Test func theFirstRowTooManyIsNamed() throws {
    let night = try SmallNight()
    let result = try run(night, "{max_rows: 5}")
    let file = try #require(try contracts(night, run: "000001")["rules"]?.asArray?.first?["files"]?.asArray?.first)
    #expect(file["rows"]?.asInteger ?? 0 > 5)
    let example = try #require(file["examples"]?.asArray?.first)
    // The header is row 1.
    #expect(example["row"]?.asInteger == 7)
    let (path, offset) = (try #require(file["file"]?.asText), try #require(example["byte_offset"]?.asInteger))
    #expect([10, 13].contains(try Files.unpacked("\(night.data)/\(path)")[offset - 1]))
    #expect(result.errors.contains("\(path): \(file["rows"]?.asInteger ?? 0) rows, row 7 at byte \(offset) first_row_too_many"))
  }

  @Test func aMissingColumnBreaksTheContract() throws {
    let night = try SmallNight()
    try night.edit("exports/2026-11-22/mercato/listings.csv.gz") { $0.replaceAll("titolo", by: "titel") }
    let result = try BrandsieveBinary.run(night.arguments())
    let file = "exports/2026-11-22/mercato/listings.csv.gz"
    #expect(result.status == 4 && result.errors.contains("\(file): the header has no column 'titolo' (for title)"), "\(result.errors)")
    #expect(result.errors.contains("; broken: mercato columns.title.present (row 1 at byte 0). Give the names"), "\(result.errors)")
    #expect(try night.published().isEmpty)
    let report = try contracts(night, run: "000001")
    #expect(report["kept"] == .boolean(false))
    let verdict = try #require(report["rules"]?.asArray?.first)
    #expect(verdict["rule"] == .text("columns.title.present") && verdict["marketplace"] == .text("mercato"))
    let example = verdict["files"]?.asArray?.first?["examples"]?.asArray?.first
    #expect(example?["row"]?.asInteger == 1 && example?["byte_offset"]?.asInteger == 0)
  }

  /// Rows that a person has mended do not count, and are not named.
  @Test func mendedRowsAreNotNamed() throws {
    let night = try SmallNight()
    #expect(try run(night, "{max_reject_share: 0.9}").status == 0)
    let shown = try BrandsieveBinary.run(["rejects", "show", "1", "--csv", "--workspace", night.workspace]).output
    try Files.write(Array(shown.replacing("call us", with: "12").utf8), to: "\(night.data)/fixed.csv")
    let replayed = try BrandsieveBinary.run(
      ["rejects", "replay", "1", "--fixed", "\(night.data)/fixed.csv", "--workspace", night.workspace])
    #expect(replayed.status == 0, "\(replayed.errors)")
    #expect(try run(night, "{max_reject_share: 0}", source: "mercato", command: "run", "--republish").status == 4)
    let verdict = try #require(try contracts(night, run: "000003")["rules"]?.asArray?.first)
    let named = (verdict["files"]?.asArray ?? []).flatMap { $0["examples"]?.asArray ?? [] }
    #expect(named.count == verdict["broken"]?.asInteger && !named.isEmpty)
    #expect(!named.contains { $0["reason"] == .text("unreadable_price") && $0["row"]?.asInteger == 10 }, "\(verdict.text)")
  }

  @Test func freshnessIsAgainstTheBusinessDate() throws {
    let night = try SmallNight()
    // Whatever the clock says: the exports are of the date's day.
    #expect(try run(night, "{max_age_days: 1000}").status == 0)
    try FileManager.default.moveItem(atPath: "\(night.data)/exports/2026-11-22", toPath: "\(night.data)/exports/2036-11-22")
    let old = try run(night, "{max_age_days: 1000}")
    #expect(
      old.status == 4 && old.errors.contains("max_age_days: a newest updated_at of at most 1000 days before 2036-11-22"), "\(old.errors)")
    #expect(try night.published("2036-11-22").isEmpty)
    // The newest row is named, and it is the newest.
    let verdict = try #require(try contracts(night, run: "000002")["rules"]?.asArray?.first)
    let file = try #require(verdict["files"]?.asArray?.first)
    let example = try #require(file["examples"]?.asArray?.first)
    let offset = try #require(example["byte_offset"]?.asInteger)
    let line = try Files.unpacked("\(night.data)/\(file["file"]?.asText ?? "")")[offset...].prefix { $0 != 10 && $0 != 13 }
    let day = try #require(verdict["found"]?.asText)
    #expect(String(decoding: line, as: UTF8.self).contains(day), "\(day) in \(String(decoding: line, as: UTF8.self))")
    #expect(old.errors.contains("row \(example["row"]?.asInteger ?? 0) at byte \(offset) newest"), "\(old.errors)")
  }

  @Test func rowsAreComparedWithThePreviousNight() throws {
    let night = try SmallNight()
    let contract = "{max_drop_share: 0.1, max_growth_share: 0.1}"
    #expect(try run(night, contract).status == 0, "there is no previous night")
    try night.addNextNight()
    let half = "exports/2026-11-23/aurora/listings.csv.gz"
    let whole = try Files.read("\(night.data)/\(half)")
    try night.edit(half) { bytes in
      let ends = bytes.indices.filter { bytes[$0] == 10 }
      bytes.removeSubrange(ends[12]...)
      bytes.append(10)
    }
    let fewer = try run(night, contract)
    #expect(fewer.status == 4 && fewer.errors.contains("max_drop_share"), "\(fewer.errors)")
    #expect(fewer.errors.contains("\(half): 10 rows") && fewer.errors.contains("before: exports/2026-11-22/aurora/"), "\(fewer.errors)")
    let drop = try contracts(night, run: "000002")["rules"]?.asArray?.first
    #expect(drop?["files"]?.asArray?.last?["rows"]?.asInteger == 10 && drop?["before"]?.asArray?.count == 2)
    let judged = try #require(drop?["judged"]?.asInteger)
    let before = drop?["before"]?.asArray?.reduce(0) { $0 + ($1["rows"]?.asInteger ?? 0) } ?? 0
    #expect(judged >= 10 && drop?["broken"]?.asInteger == before - judged && before > judged)
    #expect(!fewer.errors.contains("max_growth_share"))
    try Files.write(whole, to: "\(night.data)/\(half)")
    try Files.write(whole, to: "\(night.data)/exports/2026-11-23/aurora/more.csv.gz")
    let more = try run(night, contract)
    #expect(more.status == 4 && more.errors.contains("max_growth_share"), "\(more.errors)")
    #expect(more.errors.contains(#/more\.csv\.gz: \d+ rows, row \d+ at byte \d+ first_row_too_many/#), "\(more.errors)")
    try FileManager.default.removeItem(atPath: "\(night.data)/exports/2026-11-23/aurora/more.csv.gz")
    #expect(try run(night, contract).status == 0)
  }

  /// Rows of a damaged file that is refused are read, and keep no promise.
  @Test(arguments: ["max_rows: 1", "min_rows: 5", "max_drop_share: 0.5", "max_growth_share: 0", "max_reject_share: 0"])
  func withheldRowsDoNotCount(_ rule: String) throws {
    let night = try SmallNight()
    #expect(try run(night, "{max_reject_share: 1}").status == 0)
    try night.addNextNight()
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(night.data)/exports/2026-11-23/aurora") {
      let path = "\(night.data)/exports/2026-11-23/aurora/\(file)"
      var bytes = try Files.read(path)
      bytes[bytes.count - 8] ^= 1
      try Files.write(bytes, to: path)
    }
    let result = try run(night, "{\(rule)}", source: "aurora", command: "run", "--set", "sources.aurora.on_damage=reject_file")
    let verdict = try #require(try contracts(night, run: "000002")["rules"]?.asArray?.first)
    let isBroken = ["min_rows", "max_drop_share"].contains { rule.hasPrefix($0) }
    #expect(result.status == (isBroken ? 4 : 0), "\(result.errors)")
    #expect(verdict["judged"]?.asInteger == 0, "\(verdict.text)")
    #expect(isBroken == ((verdict["broken"]?.asInteger ?? 0) > 0), "\(verdict.text)")
    if rule.hasPrefix("min_rows") {
      #expect(result.errors.contains(#/min_rows: at least 5 rows is wanted, there is 0, and [1-9]\d+ withheld/#), "\(result.errors)")
    }
    // The sound export behind it is compared with what was read, and is no growth.
    guard !isBroken else { return }
    try FileManager.default.copyItem(atPath: "\(night.data)/exports/\(SmallNight.date)", toPath: "\(night.data)/exports/2026-11-24")
    let sound = try run(night, "{max_growth_share: 0}", source: "aurora", command: "run", "--date", "2026-11-24")
    #expect(sound.status == 0, "\(sound.errors)")
  }

  @Test func rowsMissingOrTooManyAreCounted() throws {
    let night = try SmallNight()
    #expect(try run(night, "{max_rows: 5, min_rows: 1}").status == 4)
    let rules = try #require(try contracts(night, run: "000001")["rules"]?.asArray)
    #expect(rules.map { $0["rule"]?.asText } == ["min_rows", "max_rows"])
    let rows = try #require(rules[1]["judged"]?.asInteger)
    #expect(rows > 5 && rules[1]["broken"]?.asInteger == rows - 5 && rules[0]["broken"]?.asInteger == 0)
  }

  @Test func anotherThresholdReadsNothingAndAnotherTestReadsNoSegment() async throws {
    let night = try SmallNight()
    func lines(_ contract: String) async throws -> [StageLine] {
      try await night.run(.draft, set: ["sources.aurora.contract=\(contract)"]).lines
    }
    func made(_ lines: [StageLine]) -> Set<String> { Set(lines.filter { $0.state == .made }.map(\.stage.rawValue)) }
    let first = try await lines("{columns: {price: {min: 10, tolerate: 1}}}")
    #expect(first.count { $0.stage == .contract && $0.state == .made } == 2)
    #expect(try await made(lines("{max_reject_share: 0.9, columns: {price: {min: 10, tolerate: 0.99}}}")).isEmpty)
    #expect(try await made(lines("{columns: {price: {min: 9, tolerate: 1}}}")) == ["contract"])
    // Whether a file is read for the contract alone or for all: the findings are the same.
    let alone = try await lines("{columns: {title: {filled: 0.1, tolerate: 1, pattern: '.*a.*'}}}").filter { $0.stage == .contract }
    let other = try await Runner(
      night.options(
        set: ["sources.aurora.contract={columns: {title: {filled: 0.1, tolerate: 1, pattern: '.*a.*'}}}"],
        workspace: night.otherWorkspace("b"))
    ).run(.draft).lines.filter { $0.stage == .contract }
    #expect(alone.map(\.key) == other.map(\.key) && alone.map(\.counts) == other.map(\.counts))
  }

  @Test func planSaysThatAContractIsBroken() throws {
    let night = try SmallNight()
    #expect(try run(night, "{min_rows: 1}").status == 0)
    let plan = try run(night, "{min_rows: 5000}", command: "plan")
    #expect(plan.status == 0 && plan.output.contains("run would stop: contracts are broken"), "\(plan.output)")
  }

  @Test func findingsHoldNoValues() throws {
    let night = try SmallNight()
    _ = try run(night, "{columns: {seller_email: {pattern: 'x', tolerate: 1}, title: {values: [x]}}}")
    let text = String(decoding: try Files.read("\(night.workspace)/runs/000001/contracts.json"), as: UTF8.self)
    #expect(text.contains("columns.title.values") && !text.contains("Velmora") && !text.contains("@"))
  }

  @Test(arguments: [
    ("{max_reject: 1}", "nearest known key is `max_rows`"), ("{max_reject_share: 2}", "outside 0...1"),
    ("{min_rows: 5, max_rows: 4}", "min_rows <= max_rows"),
    ("{columns: {titel: {required: true}}}", "nearest known key is `title`"), ("{columns: {gtin: {type: gtin}}}", "unknown key"),
    ("{columns: {title: {requird: true}}}", "nearest known key is `required`"), ("{columns: {title: {}}}", "is not a rule"),
    ("{columns: {title: {type: url, min: 1}}}", "integer and decimal"), ("{columns: {price: {min: 2, max: 1}}}", "min <= max"),
    ("{columns: {title: {pattern: '(a'}}}", "a parenthesis is not closed"), ("{columns: {title: {pattern: '(a)\\1'}}}", "is not known"),
    ("{columns: {title: {required: true, filled: 1}}}", "stands already"), ("{columns: {title: {type: gtn}}}", "is not one of"),
    ("{columns: {title: {tolerate: 0.1}}}", "is not a rule"), ("{max_age_days: 1}", "updated_at"),
    ("{columns: {title: {values: []}}}", "a list of values"),
  ])
  func wrongContractsAreTold(_ contract: String, _ words: String) throws {
    let faults = SettingsSample.faults(try SettingsSample.spoiled("    home: IT", "    home: IT\n    contract: \(contract)"))
    #expect(faults.count == 1 && faults.first?.contains(words) == true && faults.first?.contains("nightly.yaml:6:") == true, "\(faults)")
  }
}
