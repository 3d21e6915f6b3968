import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: what is wrong in a pipeline file is told by line, column, key and remedy") struct SettingsFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var words: String
    var testDescription: String { "\(old) -> \(new)" }

    init(_ old: String, _ new: String, _ words: String) {
      self.old = old
      self.new = new
      self.words = words
    }
  }

  @Test func theSampleIsSound() throws {
    #expect(SettingsSample.faults(SettingsSample.text) == [])
  }

  static let cases = [
    Case("offices:", "ofices:", "nightly.yaml:11:1: ofices: unknown key; the nearest known key is `offices`"),
    Case("home: IT", "homes: IT", "nightly.yaml:5:5: sources.mercato.homes: unknown key; the nearest known key is `home`"),
    Case("", "publish: {}", "nightly.yaml:17:1: publish: unknown key; the nearest known key is `bans`"),
    Case("    home: IT\n", "", "nightly.yaml:3:3: sources.mercato.home: this key is required and missing"),
    Case("version: 1\n", "", "nightly.yaml:1:1: version: this key is required and missing"),
    Case("version: 1", "version: 2", "nightly.yaml:1:10: version: `2` is not known; only 1 is"),
    Case("version: 1", "version: \"1\"", "nightly.yaml:1:10: version: `\"1\"` is no whole number"),
    Case(
      "home: IT", "home: IT\n    values: {time: dd/MM}",
      "nightly.yaml:6:20: sources.mercato.values.time: `dd/MM` is not iso8601, epoch_seconds or a pattern such as dd/MM/yyyy HH:mm: "
        + "the time pattern 'dd/MM' lacks the year, the month or the day"),
    Case(
      "home: IT", "home: IT\n    values: {zone: Europe/Rome}",
      "nightly.yaml:6:20: sources.mercato.values.zone: `Europe/Rome` is not UTC or an offset such as +08:00"),
    Case(
      "home: IT", "home: IT\n    values: {decimal: \",\", group: \",\"}",
      "nightly.yaml:6:35: sources.mercato.values.group: `,` stands already at sources.mercato.values.decimal"),
    Case(
      "home: IT", "home: IT\n    values: {currency: EURO}",
      "nightly.yaml:6:24: sources.mercato.values.currency: `EURO` is not a currency of ISO 4217, such as EUR"),
    Case(
      "home: IT", "home: IT\n    values: {condition: {new: [a, b], used: [B]}}",
      "nightly.yaml:6:46: sources.mercato.values.condition.used[0]: `B` stands already at sources.mercato.values.condition.new[1]"),
    Case(
      "home: IT", "home: IT\n    limits: {max_record_bytes: 1 MiB}",
      "nightly.yaml:6:32: sources.mercato.limits.max_record_bytes: `1 MiB` is no whole number"),
    Case("home: IT", "home: IT\n    header_rows: 0", "nightly.yaml:6:18: sources.mercato.header_rows: 0 is outside 1...16"),
    Case(
      "home: IT", "home: IT\n    quote: \";\"", "nightly.yaml:9:16: sources.mercato.delimiter: `;` stands already at sources.mercato.quote"),
    Case("version: 1", "version: one", "nightly.yaml:1:10: version: `one` is no whole number"),
    Case(
      "registry: {dir: registry}", "registry: registry",
      "nightly.yaml:10:11: registry: a mapping of keys is wanted, a single value is given"),
    Case("offices: offices.csv", "offices: [a, b]", "nightly.yaml:11:10: offices: a single value is wanted, a list is given"),
    Case("offices: offices.csv", "offices:", "nightly.yaml:11:9: offices: a single value is wanted, nothing is given"),
    Case("", "handoff: programmes/ipp.yaml", "nightly.yaml:17:10: handoff: a list is wanted, a single value is given"),
    Case(
      "", "handoff: [a.yaml, b.yaml, a.yaml]", "nightly.yaml:17:27: handoff[2]: `a.yaml` stands already at handoff[0]"),
    Case("gzip", "zip", "nightly.yaml:6:18: sources.mercato.compression: `zip` is not one of gzip, auto"),
    Case(
      "windows-1252", "utf-61be",
      "nightly.yaml:7:15: sources.mercato.encoding: `utf-61be` is not an encoding that can be read; the nearest known one is `utf-16be`"),
    Case("\";\"", "a", "nightly.yaml:8:16: sources.mercato.delimiter: `a` is not one separator of ASCII such as ; or tab"),
    Case(
      "\";\"", "\"\"", "nightly.yaml:8:16: sources.mercato.delimiter: `` is not a separator of 1 to 16 characters without line ends"),
    Case(
      "home: IT", "home: IT\n    escape: two",
      "nightly.yaml:6:13: sources.mercato.escape: `two` is not `double`, `backslash` or one character"),
    Case(
      "home: IT", "home: IT\n    undecodable: drop", "nightly.yaml:6:18: sources.mercato.undecodable: `drop` is not one of reject, replace"),
    Case(
      "home: IT", "home: Italy",
      "nightly.yaml:5:11: sources.mercato.home: `Italy` is not a country's two capital letters of ISO 3166-1, such as IT"),
    Case(
      "home: IT", "home: UK",
      "nightly.yaml:5:11: sources.mercato.home: `UK` is not a country's two capital letters of ISO 3166-1, such as IT"),
    Case(
      "home: IT", "on_damage: keep_rows\n    home: IT",
      "nightly.yaml:5:16: sources.mercato.on_damage: `keep_rows` is not one of fail_run, reject_file, keep_good_rows"),
    Case("exports/{date}", "../{date}", "nightly.yaml:4:12: sources.mercato.files: `../{date}/mercato/*.csv.gz` leaves the data root"),
    Case(
      "exports/{date}", "/exports/{date}",
      "nightly.yaml:4:12: sources.mercato.files: `/exports/{date}/mercato/*.csv.gz` leaves the data root"),
    Case("dir: registry", "dir: a/../../b", "nightly.yaml:10:17: registry.dir: `a/../../b` leaves the data root"),
    Case(
      "exports/{date}", "exports/{day}",
      "nightly.yaml:4:12: sources.mercato.files: `exports/{day}/mercato/*.csv.gz` is not a path with one {date}, and * and ? where names differ"
    ),
    Case("file: 0.95", "file: 1.5", "nightly.yaml:16:17: screening.tiers.file: 1.5 is outside 0 < threshold <= 1"),
    Case("watch: 0.05", "watch: 0", "nightly.yaml:16:43: screening.tiers.watch: 0.0 is outside 0 < threshold <= 1"),
    Case("review: 0.5", "review: 0.99", "nightly.yaml:16:31: screening.tiers.review: 0.99 breaks watch <= review <= file"),
    Case("watch: 0.05", "watch: 0.6", "nightly.yaml:16:43: screening.tiers.watch: 0.6 breaks watch <= review <= file"),
    Case("file: 0.95", "file: high", "nightly.yaml:16:17: screening.tiers.file: `high` is no number"),
    Case("file: 0.95", "file: nan", "nightly.yaml:16:17: screening.tiers.file: `nan` is no number"),
    Case("price: prezzo, ", "", "nightly.yaml:9:5: sources.mercato.columns.price: this key is required and missing"),
    Case(
      "price: prezzo", "price: prezzo, prise: x",
      "nightly.yaml:9:65: sources.mercato.columns.prise: unknown key; the nearest known key is `price`"),
    Case(
      "  mercato:", "  mercato.it:",
      "nightly.yaml:3:3: sources.mercato.it: `mercato.it` is not a name for a marketplace: letters, digits, - and _, at most 64"),
    Case("", "bans: {min_listings: 0, min_brands: 3}", "nightly.yaml:17:22: bans.min_listings: 0 is outside 1...1000000000"),
    Case(
      "", "registrations: {ipp: {min_entities: 3, enrolled: yes}}",
      "nightly.yaml:17:50: registrations.ipp.enrolled: `yes` is not one of true, false"),
    Case("home: IT", "home: IT\n    home: CN", "nightly.yaml:5:5: home: the key stands twice"),
    Case("home: IT", "home: IT\n    1: a\n    \"1\": b", "nightly.yaml:7:5: sources.mercato.1: the key stands twice"),
    Case("home: IT", "home: 'IT", "nightly.yaml:16:48: no valid YAML: while scanning a quoted scalar, found unexpected end of stream"),
    Case("home: IT", "home: I\u{7}T", "nightly.yaml:5:12: no valid YAML: control characters are not allowed"),
  ]

  @Test(arguments: cases) func oneFaultOneLine(_ spoiling: Case) throws {
    let words = SettingsSample.faults(try SettingsSample.spoiled(spoiling.old, spoiling.new))
    #expect(words.contains(spoiling.words), "\(words)")
  }

  @Test func theWordsOfAFaultEndInItsRemedy() throws {
    let text = try SettingsSample.spoiled("dir: registry", "dirr: registry")
    let faults = try #require(throws: SettingsFaults.self) { try SettingsSample.read(text) }
    #expect(
      faults.description == """
        p/nightly.yaml:10:1: registry.dir: this key is required and missing. Add it.
        p/nightly.yaml:10:12: registry.dirr: unknown key; the nearest known key is `dir`. Known keys here: dir.
        """)
  }

  @Test func severalFaultsAreToldAtOnceByLine() throws {
    let text = SettingsSample.text.replacing("gzip", with: "zip").replacing("version: 1", with: "version: 3")
      .replacing("file: 0.95", with: "file: 7")
    let words = SettingsSample.faults(text)
    #expect(words.count == 3)
    #expect(words.map { $0.split(separator: ":")[1] } == ["1", "6", "16"])
  }

  @Test func twentyFaultsAreKeptAndTheRestCounted() throws {
    let extra = (0..<30).map { "unknown_\($0): 1" }.joined(separator: "\n")
    let faults = try #require(throws: SettingsFaults.self) { try SettingsSample.read(SettingsSample.text + extra) }
    #expect(faults.faults.count == 20)
    #expect(faults.omitted == 10)
    #expect(faults.description.hasSuffix("\nand 10 more"))
  }

  @Test func noBytesAndOtherRootsAreRefused() {
    #expect(SettingsSample.faults("") == ["nightly.yaml:1:1: a mapping of keys is wanted, nothing is given"])
    #expect(SettingsSample.faults("[1, 2]") == ["nightly.yaml:1:1: a mapping of keys is wanted, a list is given"])
    #expect(SettingsSample.faults("a: 1\n---\nb: 2").first == "nightly.yaml:2:1: no valid YAML: but found another document")
  }

  @Test func aliasesCannotBlowUp() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(SettingsSample.faults(text) == ["nightly.yaml:1:1: more than 20000 values, aliases included"])
  }

  @Test func whateverIsTypedGivesSettingsOrFaultsWithinTheFile() {
    var random = SeededRandom(seed: 20)
    let pieces = [
      "", ":", " ", "\n", "- ", "'", "\"", "{", "}", "[", "]", "&a ", "*a", "!!int ", "0", "-1", "~", "#", "\t", "\u{0}", "é", "<<: ",
    ]
    var refused = 0
    for _ in 0..<1500 {
      var text = Array(SettingsSample.text)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let end = min(text.count, place + Int.random(in: 0...4, using: &random))
        text.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? "")
      }
      do {
        _ = try PipelineSettings.read(String(text), file: "nightly.yaml")
      } catch {
        refused += 1
        // The end of a file whose last line has no line end counts as the line after it.
        let lines = text.count { $0.isNewline } + 2
        let isInside = error.faults.allSatisfy { fault in
          guard case .file(let line, let column) = fault.origin else { return false }
          return (1...lines).contains(line) && column >= 1
        }
        #expect(isInside && !error.faults.isEmpty, "\(String(text)) gives \(error)")
      }
    }
    #expect((200..<1500).contains(refused), "control: some are sound, some are not")
  }
}
