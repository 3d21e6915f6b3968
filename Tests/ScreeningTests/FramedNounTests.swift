import Testing

@testable import Screening

@Suite("Rule: the category and the day's titles tell a noun that goods fit from what goods are for") struct FramedNounTests {
  private func context(_ title: String, day: [(title: String, category: String)]) -> HitContext {
    Shipped.context(title, in: "own", day: day)
  }

  /// Titles of the brands' own goods and of others.
  private var usual: [(title: String, category: String)] {
    (0..<200).flatMap { number in
      [
        ("\(["Bosch", "Dyson", "Samsung", "Nike"][number % 4]) vacuum cleaner \(number)", "own"), ("black vacuum cleaner \(number)", "own"),
        ("black poster of the sea \(number)", "posters"), ("nice poster \(number)", "posters"),
      ]
    }
  }

  @Test("In a brand's own category, goods of another name that go with what the category sells fit it") func namedByTheCategory() {
    #expect(context("bag for vacuum cleaner Bosch", day: usual).contains(.nominative))
    #expect(context("vacuum cleaner for carpets Bosch", day: usual).isDisjoint(with: [.nominative, .perhapsNominative]))
  }

  @Test("A frame that can mean nothing else leaves it to an analyst even where the goods bear the category's name") func sure() {
    #expect(context("vacuum cleaner compatible with carpets Bosch", day: usual).contains(.perhapsNominative))
  }

  @Test("Where the day does not tell, nothing is filed by it") func unknown() {
    let contexts = context("worek do odkurzacza Bosch", day: usual)
    #expect(contexts.contains(.perhapsNominative) && !contexts.contains(.nominative))
    #expect(!context("worek odkurzacza Bosch", day: usual).contains(.perhapsNominative), "control: without a frame")
  }

  @Test("A noun that names what the brand sells in another category leaves it to an analyst") func namesOtherGoods() {
    let brands = [Fixtures.brand("Kestrel", categories: ["phones", "chargers"])]
    let screener = Screener(brands: brands, lexicon: Shipped.lexicon)
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    func note(_ title: String, _ category: String) {
      statistics.note(
        Fixtures.hits(title, with: screener), title: Array(title.utf8).span, category: Array(category.utf8).span, fieldBrand: nil,
        sold: SoldCategories(brands), scratch: &scratch)
    }
    for number in 0..<200 {
      note("Kestrel smartphone \(number)", "phones")
      note("Kestrel charger \(number)", "chargers")
      note("poster of the sea \(number)", "posters")
    }
    let use = OrdinaryUse(brands: brands, lexicon: Shipped.lexicon, statistics: statistics)
    func context(_ title: String) -> HitContext? {
      Fixtures.hits(title, with: screener).last.map { hit in
        use.context(
          of: hit, title: Array(title.utf8).span, category: Array("chargers".utf8).span, fieldNamesBrand: false, scratch: &scratch)
      }
    }
    #expect(context("charger for smartphone Kestrel") == .perhapsNominative)
    #expect(context("charger for bicycles Kestrel") == [], "control: the brand sells none")
  }

  @Test("A noun behind frames mostly in foreign categories is one that goods fit, in any category") func device() {
    let day = usual + (0..<20).map { ("worek do odkurzacza \(["Dyson", "Samsung", "Bosch"][$0 % 3])", "foreign") }
    #expect(context("torba do odkurzacza Bosch", day: day).contains(.nominative))
  }

  @Test("A noun behind frames as often in the brands' own categories as marks are is a purpose, in any category") func purpose() {
    let day = usual + (0..<20).map { ("vacuum cleaner for zorbing \(["Dyson", "Samsung", "Bosch"][$0 % 3])", "own") }
    let foreign = Shipped.context("gloves for zorbing Bosch", in: "foreign", day: day)
    #expect(foreign.isDisjoint(with: [.nominative, .perhapsNominative]))
    #expect(Shipped.context("gloves for zorbing Bosch", in: "foreign", day: usual).contains(.nominative), "control: not known")
  }
}
