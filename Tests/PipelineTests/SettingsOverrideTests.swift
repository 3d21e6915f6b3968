import Testing

@testable import Pipeline

@Suite("Rule: --set replaces a value by its path, and is checked as the file is") struct SettingsOverrideTests {
  @Test func aNumberATextAndAList() throws {
    let settings = try SettingsSample.read(
      SettingsSample.text,
      ["screening.tiers.file=0.9", "sources.mercato.delimiter=,", "handoff=[a.yaml, b.yaml]", "bans={min_listings: 5, min_brands: 2}"])
    #expect(settings.screening.tiers.file == 0.9)
    #expect(settings.source("mercato")?.dialect.delimiter == [UInt8(ascii: ",")])
    #expect(settings.handoff.map(\.resolved) == ["p/a.yaml", "p/b.yaml"])
    #expect(settings.bans == BanSettings(minListings: 5, minBrands: 2))
  }

  @Test func theLastOneCounts() throws {
    let settings = try SettingsSample.read(SettingsSample.text, ["screening.tiers.file=0.9", "screening.tiers.file=0.8"])
    #expect(settings.screening.tiers.file == 0.8)
  }

  @Test func missingKeysAreMadeOnTheWay() throws {
    let settings = try SettingsSample.read(SettingsSample.text, ["registrations.ipp.min_entities=4", "sources.mercato.values.decimal=,"])
    #expect(settings.registrations == [RegistrationSettings(programme: "ipp", minEntities: 4, enrolled: false)])
    #expect(settings.source("mercato")?.values.decimal == ",")
  }

  @Test func equalToTheSameTextInTheFile() throws {
    let written = try SettingsSample.read(SettingsSample.spoiled("home: IT", "home: CN"))
    #expect(try SettingsSample.read(SettingsSample.text, ["sources.mercato.home=CN"]).canonical() == written.canonical())
    #expect(try SettingsSample.read().canonical() != written.canonical(), "control")
  }

  @Test(arguments: [
    ("screening.tiers.fil=0.9", "screening.tiers.fil: unknown key; the nearest known key is `file`"),
    ("screening.tiers.file=2", "screening.tiers.file: 2.0 is outside 0 < threshold <= 1"),
    ("screening.tiers.file=", "screening.tiers.file: a single value is wanted, nothing is given"),
    ("registry.dir=/etc", "registry.dir: `/etc` leaves the data root"),
    ("sources.mercato=x", "sources.mercato: a mapping of keys is wanted, a single value is given"),
    ("handoff=[a", "handoff: a list is wanted, a single value is given"),
    ("handoff=[a: b: c]", "no valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"),
    ("screening.tiers.file", "not of the form path=value"),
    ("screening..file=1", "not of the form path=value"),
    ("=1", "not of the form path=value"),
  ])
  func theFaultNamesTheOption(_ option: String, _ words: String) {
    #expect(SettingsSample.faults(SettingsSample.text, [option]) == ["--set \(option): \(words)"])
  }
}
