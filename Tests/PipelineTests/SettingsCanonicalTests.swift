import Testing

@testable import Pipeline

@Suite("Rule: a key holds the settings after defaults, and nothing else of the file") struct SettingsCanonicalTests {
  @Test func spelledOutDefaultsCommentsAndOrderChangeNothing() throws {
    let plain = try SettingsSample.read()
    let spelled = try SettingsSample.read(
      SettingsSample.text.replacing(
        "    home: IT",
        with: """
              # a comment
              quote: '"'
              escape: double
              header_rows: 1
              on_damage: fail_run
              skip: 0
              footer_rows: 0
              null_words: []
              undecodable: reject
              values: {decimal: ".", group: none, time: iso8601, zone: Z, list: "|", condition: {refurbished: refurbished, used: [used], new: [new]}}
              limits: {max_record_bytes: 1048576, max_fields: 1024, max_ratio: 200, max_unpacked_bytes: 68719476736, max_files: 10000}
              home: IT
          """
      ).replacing("file: 0.95, review: 0.5", with: "review: 0.50, file: 0.950"))
    #expect(plain.canonical().text == spelled.canonical().text)
  }

  @Test func eachStageSeesItsOwnSettingsOnly() throws {
    let before = try SettingsSample.read()
    let after = try SettingsSample.read(SettingsSample.text, ["screening.tiers.file=0.9", "sources.mercato.home=CN"])
    #expect(before.sources[0].canonicalIngest() == after.sources[0].canonicalIngest())
    #expect(before.screening.tiers.canonical() != after.screening.tiers.canonical())
    #expect(before.canonicalHomes().text == #"{"mercato":"IT"}"#)
    #expect(after.canonicalHomes().text == #"{"mercato":"CN"}"#)
  }

  @Test(arguments: [
    "encoding=utf-8", "delimiter=,", "delimiter=||", "delimiter=\u{1}", "escape=backslash", "comment=//", "header_rows=2", "skip=1",
    "footer_rows=1",
    "null_words=[NULL]", "undecodable=replace", "on_damage=reject_file", "compression=auto", "quote=none", "columns.brand=marca",
    "values.decimal=,", "values.group=,", "values.time=epoch_seconds",
    "values.zone=+01:00", "values.list=/", "values.condition.used=usato", "values.currency=EUR", "limits.max_record_bytes=4096",
    "limits.max_fields=100", "limits.max_ratio=50", "limits.max_unpacked_bytes=1000000",
  ])
  func everyIngestSettingIsInTheKey(_ change: String) throws {
    let before = try SettingsSample.read().sources[0].canonicalIngest()
    let after = try SettingsSample.read(SettingsSample.text, ["sources.mercato.\(change)"]).sources[0].canonicalIngest()
    #expect(before.text != after.text)
  }

  @Test func registrationsAndBans() throws {
    let settings = try SettingsSample.read(
      SettingsSample.text
        + "registrations: {b: {min_entities: 3, enrolled: true}, a: {min_entities: 2}}\nbans: {min_listings: 10, min_brands: 3}\n")
    #expect(
      settings.canonicalRegistrations().text
        == #"{"a":{"enrolled":false,"min_entities":2},"b":{"enrolled":true,"min_entities":3}}"#)
    #expect(settings.canonicalBans().text == #"{"min_brands":3,"min_listings":10}"#)
    #expect(try SettingsSample.read().canonicalBans().text == "null")
    #expect(settings.screening.tiers.canonical().text == #"{"file":"0.95","keep":"0.9","review":"0.5","watch":"0.05"}"#)
  }
}
