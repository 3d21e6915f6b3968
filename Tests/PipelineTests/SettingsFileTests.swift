import Candidates
import Foundation
import Screening
import Store
import Testing

@testable import Pipeline

@Suite("Rule: what is wrong in a settings file is told with file, line and key, in exit 2") struct SettingsFileTests {
  let night: SmallNight

  init() throws { night = try SmallNight() }

  /// Runs the night after a change to a settings file, and gives what standard error says.
  private func errors(_ file: String, _ change: (inout String) -> Void) throws -> String {
    let path = "\(night.settings)/\(file)"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    try night.edit(text: path, change)
    #expect(try String(contentsOfFile: path, encoding: .utf8) != before, "control: \(file) was changed")
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 2 && result.output == "", "\(result.errors)")
    #expect(!result.errors.contains("defect"), "\(result.errors)")
    return result.errors
  }

  private func line(of text: String, in file: String) throws -> Int {
    let lines = try String(contentsOfFile: "\(night.settings)/\(file)", encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }

  @Test("numbers that are none", arguments: ["1e400", ".inf", "-.inf", ".nan", "0x10", "1_000", "1:30", "\"1\"", "[1]", "", "~", "one"])
  func aWeightThatIsNoNumber(_ text: String) throws {
    let errors = try errors("scorecard.yaml") { $0 = $0.replacing(/\nintercept: .*/) { _ in "\nintercept: \(text)" } }
    #expect(errors.contains("scorecard.yaml:\(try line(of: "intercept:", in: "scorecard.yaml")):"), "\(errors)")
    #expect(errors.contains(": intercept: "), "\(errors)")
  }

  @Test func everyFaultOfAScorecardAtOnce() throws {
    let errors = try errors("scorecard.yaml") {
      $0 = $0.replacing(/mark_by_alias:\n    weight: \S+/) { _ in "mark_by_alias:\n    at_lest: -1\n    weight: .nan" }
        .replacing("mark_masked:", with: "mark_maskd:").replacing("version: 1", with: "version: 2")
    }
    for words in [
      "evidence.mark_by_alias.at_lest: unknown key; the nearest known key is `at_least`",
      "evidence.mark_by_alias.weight: `.nan` is no number",
      "evidence.mark_maskd: unknown key; the nearest known key is `mark_masked`", "evidence.mark_masked: this key is required and missing",
      "version: `2` is not known; only 1 is",
    ] {
      #expect(errors.contains(words), "\(words) is missing in \(errors)")
    }
  }

  @Test func boundsThatCross() throws {
    let errors = try errors("scorecard.yaml") {
      $0 = $0.replacing(/mark_by_alias:\n/) { _ in "mark_by_alias:\n    at_least: 2\n    at_most: 1\n" }
    }
    #expect(errors.contains("evidence.mark_by_alias.at_least: 2.0 breaks at_least <= at_most"), "\(errors)")
  }

  @Test(
    "a lexicon of another form",
    arguments: [
      ("coppy_words: {en: [fake]}\n", ":1:1: coppy_words: unknown key; the nearest known key is `copy_words`"),
      ("copy_words: [fake]\n", ":1:13: copy_words: a mapping of keys is wanted, a list is given"),
      ("copy_words:\n  en: fake\n", ":2:7: copy_words.en: a list is wanted, a single value is given"),
      ("copy_words:\n  en:\n    - fake\n    - {a: b}\n", ":4:7: copy_words.en[1]: a single value is wanted, a mapping of keys is given"),
      (
        "copy_words:\n  en: [fake, \"\"]\n",
        ":2:14: copy_words.en[1]: `` is not a word or phrase with a letter or digit that can be seen"
      ),
      ("copy_words:\n  en:\n    - \"\\u200b\"\n", ":3:7: copy_words.en[0]: "),
      ("neutral: {en: [\"!!!\"]}\n", ":1:16: neutral.en[0]: `!!!` is not"),
      ("", ":1:1: a mapping of keys is wanted, nothing is given"), ("copy_words: {\n", ":1:14: no valid YAML"),
    ])
  func aLexicon(_ text: String, _ words: String) throws {
    let errors = try errors("lexicon.yaml") { $0 = text }
    #expect(errors.contains("lexicon.yaml\(words)"), "\(errors)")
  }

  @Test(
    "a model whose numbers mean nothing",
    arguments: [
      (#""thresholdBits" : [^,]*"#, #""thresholdBits" : 1e308"#, "thresholdBits is 1e+308, outside 0...64"),
      (#""thresholdBits" : [^,]*"#, #""thresholdBits" : -1000"#, "thresholdBits is -1000.0, outside 0...64"),
      (#""priorBits" : [^,]*"#, #""priorBits" : -100"#, "a prior is -100.0 bits, outside -64...64"),
      (#""bits" : [^,]*,"#, #""bits" : 65,"#, "a weight of 'name' is 65.0 bits, outside -64...64"),
      (#""m" : [^,]*,"#, #""m" : 2,"#, "a share m or u of 'name' is 2.0, outside 0...1"),
    ])
  func aModelOfNonsense(_ old: String, _ new: String, _ words: String) throws {
    let old = try Regex(old)
    let errors = try errors("linkage.json") { text in
      guard let range = text.firstMatch(of: old)?.range else { return }
      text.replaceSubrange(range, with: new)
    }
    #expect(errors.contains("linkage.json") && errors.contains(words), "\(errors)")
  }

  @Test(
    "a model of another form",
    arguments: [
      (#""priorBits" : [^,]*"#, #""priorBits" : 1e400"#, "priorBits"), (#""priorBits" : [^,]*"#, #""priorBits" : "x""#, "priorBits"),
      (#""bits" : [^,]*,"#, #""bits" : null,"#, "comparisons[0].levels[0].bits"), (#""bits" : [^,]*,"#, "", "comparisons[0].levels[0]"),
      (#""priorBits" : [^,]*"#, #""priorBits" : NaN"#, "priorBits: `NaN` is no value of JSON"),
      (#""priorBits" : "#, #""priorBits"  "#, "no valid JSON"),
      (#""priorBits" : "#, #""priorBit" : 1, "priorBits" : "#, "priorBit: unknown key; the nearest known key is `priorBits`"),
    ])
  func aModel(_ old: String, _ new: String, _ key: String) throws {
    let old = try Regex(old)
    let errors = try errors("linkage.json") { text in
      guard let range = text.firstMatch(of: old)?.range else { return }
      text.replaceSubrange(range, with: new)
    }
    #expect(errors.contains("linkage.json") && errors.contains(key), "\(errors)")
    #expect(errors.firstMatch(of: /linkage\.json:\d+:\d+:/) != nil, "\(errors)")
  }

  @Test func aDeepNestIsToldInPlainWords() throws {
    let nest = String(repeating: "[", count: 1500)
    for file in ["scorecard.yaml", "programmes/ipp.yaml"] {
      let before = try String(contentsOfFile: "\(night.settings)/\(file)", encoding: .utf8)
      let errors = try errors(file) { $0 = "a: \(nest)\n" }
      #expect(errors.contains("values are nested more than 1000 levels deep") && !errors.contains("yaml_set"), "\(errors)")
      try night.edit(text: "\(night.settings)/\(file)") { $0 = before }
    }
    try night.edit(text: night.pipelineFile) { $0 += "\nbans: \(nest)\n" }
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 2 && result.errors.contains("values are nested more than 1000 levels deep"), "\(result.errors)")
  }

  /// The digest of a settings file decides whether a published date is refused: reading it otherwise must not change it.
  @Test func theShippedFilesMeanWhatTheyMeantToTheirDecoders() throws {
    let card = try Scorecard.read(String(contentsOfFile: "\(night.settings)/scorecard.yaml", encoding: .utf8), file: "scorecard.yaml")
    #expect(card.faults() == [])
    #expect(try Scorecard.read(card.yaml(comment: ["a card"]), file: "fitted") == card)
    let lexicon = try Lexicon.read(String(contentsOfFile: "\(night.settings)/lexicon.yaml", encoding: .utf8), file: "lexicon.yaml")
    #expect(lexicon.copyWords["en"]?.contains("1:1 copy") == true && lexicon.neutral["en"]?.isEmpty == false)
  }

  @Test func aFaultOfOfficesNamesItsFolder() throws {
    for text in ["office\nEUIPO\n", "office,country,source\nEUIPO,XX,law\n"] {
      let errors = try errors("offices.csv") { $0 = text }
      #expect(errors.contains("/pipelines/offices.csv: ") && !errors.contains(": offices.csv"), "\(errors)")
    }
  }
}

@Suite("Rule: inputs that are not there are named with where they were looked for") struct MissingInputTests {
  let night: SmallNight

  init() throws { night = try SmallNight() }

  @Test("a data root that is none", arguments: [[], ["--date", "2026-11-22"]]) func aDataRoot(_ date: [String]) throws {
    try Files.write([], to: night.otherWorkspace("file"))
    for (root, words) in [(night.otherWorkspace("none"), "does not exist"), (night.otherWorkspace("file"), "is not a folder")] {
      for command in ["run", "plan"] {
        let result = try BrandsieveBinary.run(night.arguments(command, ["--data", root] + date))
        #expect(result.status == 4 && result.errors.contains("the data root \(root) \(words). Give the folder"), "\(result.errors)")
      }
      let check = try BrandsieveBinary.run(["sources", "check", night.pipelineFile, "--data", root] + date)
      #expect(check.status == 4 && check.errors.contains("the data root \(root) \(words)"), "\(check.errors)")
    }
  }

  @Test func aDataRootWithoutRegistry() throws {
    try Disk.real.removeTree("\(night.data)/registry")
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 4)
    #expect(
      result.errors.contains("the registry has no nice_categories.csv: there is no \(night.data)/registry/nice_categories.csv."),
      "\(result.errors)")
    #expect(result.errors.contains("--data") && !result.errors.contains("offices"), "\(result.errors)")
  }

  @Test func allMarketplacesThatLackExportsAtOnce() throws {
    for name in ["aurora", "mercato"] { try Disk.real.removeTree("\(night.data)/exports/2026-11-22/\(name)") }
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 4)
    for name in ["aurora", "mercato"] { #expect(result.errors.contains("\(name) has no exports for 2026-11-22"), "\(result.errors)") }
    #expect(result.errors.contains("take the sources out of the pipeline file"))
  }

  /// The whole point of the message: what else is mended by it would take the leave from authorised sellers.
  @Test func aBrandThatIsLeftOutIsToBlame() throws {
    let brands = "\(night.data)/registry/brands.csv"
    let header = try #require(try String(contentsOfFile: brands, encoding: .utf8).split(separator: "\n").first)
    try night.edit(text: brands) { $0 = "\(header)\n" }
    let empty = try BrandsieveBinary.run(night.arguments())
    #expect(
      empty.status == 4 && empty.errors.contains("error: registry/brands.csv: it has no rows, so that none of the "), "\(empty.errors)")
    #expect(!empty.errors.contains("leave the header"))
    let warning = try #require(empty.errors.firstRange(of: "warning: registry/trademarks.csv: "))
    let error = try #require(empty.errors.firstRange(of: "error: "))
    #expect(warning.lowerBound < error.lowerBound, "\(empty.errors)")
  }
}

@Suite("Rule: a command says what it did not find") struct NotFoundTests {
  @Test func aPackageThatIsNotThere() throws {
    let result = try BrandsieveBinary.run(["verify", "/nowhere/ipp-2026-11-22-00000000"])
    #expect(result.status == 1 && result.output == "", "\(result.output)")
    #expect(result.errors.contains("there is no package at /nowhere/ipp-2026-11-22-00000000. Check the path"), "\(result.errors)")
  }

  @Test func rejectsOfAMarketplaceThatIsNotThere() async throws {
    let night = try SmallNight()
    try await night.run()
    let result = try BrandsieveBinary.run(["rejects", "show", "--marketplace", "nope", "--workspace", night.workspace])
    #expect(result.status == 1 && result.output == "")
    #expect(result.errors.contains("read no exports of a marketplace nope. There are: aurora, "), "\(result.errors)")
    #expect(try BrandsieveBinary.run(["rejects", "show", "--marketplace", "aurora", "--workspace", night.workspace]).status == 0)
  }

  @Test func showSaysWhyARunFailed() async throws {
    let night = try SmallNight()
    try await night.run()
    #expect(try !BrandsieveBinary.run(["show", "1", "--workspace", night.workspace]).output.contains("it ended with"))
    try night.edit("exports/2026-11-22/aurora/listings.csv.gz") { $0.replaceAll("listing_id,title", by: "listing_id,name") }
    let failed = try BrandsieveBinary.run(night.arguments())
    #expect(failed.status == 4)
    let fault = try #require(failed.errors.split(separator: "\n").first { $0.hasPrefix("error: ") }).dropFirst("error: ".count)
    let show = try BrandsieveBinary.run(["show", "2", "--workspace", night.workspace])
    #expect(show.status == 0 && show.output.contains("it ended with: \(fault)"), "\(show.output)")
    // The words stand in the run's folder, and so outlive the ledger.
    try Files.write([], to: night.workspace + "/ledger.sqlite")
    #expect(try BrandsieveBinary.run(["show", "2", "--workspace", night.workspace]).output.contains("it ended with: \(fault)"))
  }

  @Test func exportsWhoseNamesDifferInTheirBytesAloneHaveAKeyEach() async throws {
    let night = try SmallNight()
    let folder = "\(night.data)/exports/2026-11-22/aurora"
    for (name, id) in [("caf\u{E9}", "AY"), ("cafe\u{301}", "AZ")] {
      let path = "exports/2026-11-22/aurora/\(name).csv.gz"
      try FileManager.default.copyItem(atPath: "\(folder)/listings.csv.gz", toPath: "\(folder)/\(name).csv.gz")
      try night.edit(path) { $0.replaceAll("AX00", by: "\(id)00") }
    }
    let outcome = try await night.run()
    let keys = try #require(try Inspector(workspace: night.workspace).workspace.night(outcome.date)).keys
    let ingests = keys.keys.filter { $0.text.hasPrefix("ingest ") && $0.text.contains("caf") }
    #expect(ingests.count == 2 && Set(ingests.compactMap { keys[$0] }).count == 2)
    #expect(try await night.plan().lines.allSatisfy { $0.state == .reused })
    for id in ["AY0017", "AZ0017"] {
      #expect(try Inspector(workspace: night.workspace).listing(id, on: "aurora", date: nil).rows.isEmpty == false)
    }
  }
}
