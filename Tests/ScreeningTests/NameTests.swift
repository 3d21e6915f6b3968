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

  @Test("Each kind of apostrophe may be left out, in names of several words too")
  func apostrophes() {
    let brands = [Fixtures.brand("Velmora's Kestrol"), Fixtures.brand("Dorvan’s Grill"), Fixtures.brand("Moe's"), Fixtures.brand("Al's")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    func found(_ title: String) -> [String] { Fixtures.readable(title, with: screener, brands: brands) }
    #expect(found("velmoras kestrol bag") == ["Velmora's Kestrol name: velmoras kestrol"])
    #expect(found("Dorvans Grill") == ["Dorvan’s Grill name: Dorvans Grill"])
    #expect(found("moes") == ["Moe's name: moes"])
    #expect(found("als").isEmpty, "too short to stand without its sign")
  }

  @Test(
    "Short names keep the signs at their ends, unless they have some inside",
    arguments: [
      ("bag A.P.C. blue", "A.P.C. name: A.P.C."), ("bag A.P.C blue", "A.P.C. name: A.P.C"), ("a p c", ""),
      ("A. P. C. bag", "A.P.C. name: A. P. C."),
      ("RW&CO. bag", "RW&CO. name: RW&CO."), ("Live! bag", "Live! name: Live!"), ("live bag", ""), ("Octa+", "Octa+ name: Octa+"),
      ("octa 5", ""), ("e& bag", "e& name: e&"), ("e bag", ""), ("e&f", ""), ("e and f", ""), ("@kum bag", "@kum name: @kum"),
      ("kum bag", ""),
      ("Ярче! сумка", "Ярче! name: Ярче!"), ("ярче", ""), ("H & M top", "H&M name: H & M"), ("H&amp;M top", "H&M name: H&amp;M"),
      ("H-M top", ""), ("H+M", ""), ("Dr X cream", "Dr. X name: Dr X"), ("Dr.X cream", "Dr. X name: Dr.X"), ("dr xavier", ""),
      ("dr-x", "Dr. X name: dr-x"), ("Q.U.V lipstick", "Q·U·V name: Q.U.V"),
    ]) func signsAtEnds(_ title: String, _ expected: String)
  {
    let brands = ["A.P.C.", "RW&CO.", "Live!", "Octa+", "e&", "@kum", "Ярче!", "H&M", "Dr. X", "Q·U·V"].map { Fixtures.brand($0) }
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable(title, with: screener, brands: brands) == (expected.isEmpty ? [] : [expected]))
    var scratch = ScreeningScratch()
    for (number, brand) in brands.enumerated() {
      #expect(screener.brand(ofField: Array(brand.name.utf8).span, scratch: &scratch) == Int32(number), "in a brand field")
    }
  }

  @Test(
    "A sign that claims a mark is no letter of it",
    arguments: [
      ("Gucci™ bag", "Gucci name: Gucci"), ("Gucci℠", "Gucci name: Gucci"), ("3M™ filter", "3M name: 3M"), ("Gucci№1", "Gucci name: Gucci"),
      ("™Gucci", "Gucci name: Gucci"), ("Gucci®™ bag", "Gucci name: Gucci"), ("Boss® shirt", "Boss name: Boss"),
      ("Boss* shirt", "Boss name: Boss"), ("Bossé® shirt", ""), ("Marl®otex", "Marlotex separated: Marl®otex"),
      ("Mar®otex", "Marlotex masked: Mar®otex"),
    ]) func tradeMarkSigns(_ title: String, _ expected: String)
  {
    let brands = Fixtures.brands + [Fixtures.brand("Bosso"), Fixtures.brand("Bossa")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable(title, with: screener, brands: brands) == (expected.isEmpty ? [] : [expected]))
    var scratch = ScreeningScratch()
    #expect(screener.brand(ofField: Array("Gucci™".utf8).span, scratch: &scratch) == 0)
  }

  @Test(
    "Character references of web pages are read, and lead back to their places",
    arguments: [
      ("new&nbsp;Gucci&#39;s bag", "Gucci name: Gucci"), ("Gu&#99;ci&trade; bag", "Gucci name: Gu&#99;ci"),
      ("é Gu&#x63;&#x63;i", "Gucci name: Gu&#x63;&#x63;i"), ("Ray&#45;Ban", "Ray-Ban name: Ray&#45;Ban"), ("Guc&ci", ""),
      ("Guc&#99999999;ci", ""),
    ]) func references(_ title: String, _ expected: String)
  { #expect(Fixtures.readable(title) == (expected.isEmpty ? [] : [expected])) }

  @Test("A hit ends where a character does") func wholeCharacters() {
    #expect(Fixtures.readable("Herme\u{301}s\u{327}\u{301} bag") == ["Hermes name: Herme\u{301}s\u{327}\u{301}"])
  }

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
