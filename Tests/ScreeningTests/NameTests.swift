import Testing

@testable import Screening

@Suite("Rule: names and aliases are found where words stand") struct NameTests {
  @Test(
    "Letter case, diacritics, spacing and hyphens do not matter",
    arguments: [
      ("new gucci bag", "Gucci name: gucci"), ("GUCCI", "Gucci name: GUCCI"), ("sac Hermès noir", "Hermes name: Hermès"),
      ("louis  vuitton", "Louis Vuitton name: louis  vuitton"), ("LouisVuitton bag", "Louis Vuitton name: LouisVuitton"),
      ("Louis-Vuitton", "Louis Vuitton name: Louis-Vuitton"), ("ray ban", "Ray-Ban name: ray ban"), ("Rayban", "Ray-Ban name: Rayban"),
      ("Gucci's best", "Gucci name: Gucci"), ("Gucci2026", "Gucci name: Gucci"), ("(Gucci)", "Gucci name: Gucci"),
      ("h&m top", "H&M name: h&m"),
      ("新款古驰手提包", "Gucci alias: 古驰"), ("新款古馳手提包", "Gucci alias: 古馳"), ("正品Gucci包", "Gucci name: Gucci"),
      ("适配GucciT恤", "Gucci name: Gucci"),
    ]) func found(_ title: String, _ expected: String)
  { #expect(Fixtures.readable(title) == [expected]) }

  @Test(
    "Parts of words and lists of sizes are no names",
    arguments: ["marsh mallow", "bossy", "embossed", "applesauce", "S H M L", "sizes: h m l", "pineapple juice", "h-m", "2x3m cable", ""])
  func notFound(_ title: String) { #expect(Fixtures.readable(title).isEmpty) }

  @Test("Of overlapping names the longest is meant") func longest() {
    #expect(Fixtures.readable("Louis Vuitton bag") == ["Louis Vuitton name: Louis Vuitton"])
    #expect(Fixtures.readable("Louis bag") == ["Louis name: Louis"], "control: the short one is a brand too")
  }

  @Test("A brand has one hit a title, in its plainest form") func oneHit() {
    #expect(Fixtures.readable("古驰 Gucci G*cci") == ["Gucci name: Gucci"])
    #expect(Fixtures.readable("Marlotex, MarlotexX恤") == ["Marlotex name: Marlotex"], "not the longer slip")
  }

  @Test("The brand field names a brand only as a whole") func brandField() {
    var scratch = ScreeningScratch()
    func brand(_ field: String) -> Int32? { Fixtures.screener.brand(ofField: Array(field.utf8).span, scratch: &scratch) }
    #expect(brand(" GUCCI ") == 0)
    #expect(brand("古驰") == 0)
    #expect(brand("Gucci style") == nil)
    #expect(brand("") == nil)
    let hits = Fixtures.hits("handbag", field: "Gucci")
    #expect(hits.map { $0.context } == [.brandField])
    #expect(Fixtures.hits("gucci handbag", field: "Gucci").count == 1, "a mark in the title is not told twice")
  }
}
