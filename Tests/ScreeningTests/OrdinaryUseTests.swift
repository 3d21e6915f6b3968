import Registry
import Testing

@testable import Screening

@Suite("Rule: the day's own titles show where a mark is an ordinary word") struct OrdinaryUseTests {
  struct Listing {
    var title: String
    var category: String
    var field = ""
    var seller: UInt64?
  }

  /// Bags of two brands, half of them with the brand field filled, and coaches of football.
  static let day: [Listing] = (0..<40).flatMap { number -> [Listing] in
    let colour = ["red", "blue", "green", "black", "white"][number % 5]
    return [
      Listing(title: "Kestrel handbag \(colour)", category: "bags", field: number % 2 == 0 ? "Kestrel" : ""),
      Listing(title: "Zorvelan handbag \(colour)", category: "bags", field: number % 2 == 0 ? "Zorvelan" : ""),
      Listing(title: "\(colour) handbag", category: "bags"),
    ]
      + (number < 10
        ? [
          Listing(title: "kestrel feather print \(colour) handbag", category: "bags"),
          Listing(title: "kestrel nest box", category: "garden"),
        ] : [])
  }

  static let brands = [Fixtures.brand("Kestrel"), Fixtures.brand("Zorvelan")]
  static let screener = Screener(brands: brands, lexicon: Fixtures.lexicon)

  private func statistics(_ listings: [Listing]) -> WordStatistics {
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    for listing in listings {
      let title = Array(listing.title.utf8)
      let field = Self.screener.brand(ofField: Array(listing.field.utf8).span, scratch: &scratch)
      let hits = Fixtures.hits(title, with: Self.screener)
      statistics.note(
        hits, title: title.span, category: Array(listing.category.utf8).span, fieldBrand: field, sold: SoldCategories(Self.brands),
        seller: listing.seller, scratch: &scratch)
    }
    return statistics
  }

  private func isOrdinary(
    _ title: String, _ category: String, confirmed: Bool = false, day: [Listing] = OrdinaryUseTests.day
  ) throws -> Bool {
    try context(title, category, confirmed: confirmed, day: day).contains(.ordinaryUse)
  }

  private func context(
    _ title: String, _ category: String, confirmed: Bool = false, day: [Listing] = OrdinaryUseTests.day, lexicon: Lexicon = Fixtures.lexicon
  ) throws -> HitContext {
    var scratch = ScreeningScratch()
    let use = OrdinaryUse(brands: Self.brands, lexicon: lexicon, statistics: statistics(day))
    let hit = try #require(Fixtures.hits(title, with: Self.screener).first)
    return use.context(
      of: hit, title: Array(title.utf8).span, category: Array(category.utf8).span, fieldNamesBrand: confirmed, scratch: &scratch)
  }

  @Test("Neighbours that only this word has, never confirmed, show it") func neighbours() throws {
    #expect(try isOrdinary("kestrel feather bag", "bags"))
    #expect(try !isOrdinary("kestrel handbag red", "bags"))
    #expect(try !isOrdinary("zorvelan feather bag", "bags"), "what goes with one mark says nothing of another")
  }

  @Test("A category that the brand is not sold in, never confirmed, shows it") func category() throws {
    #expect(try isOrdinary("kestrel box", "garden"))
    #expect(try !isOrdinary("zorvelan box", "garden"))
  }

  @Test("A word of English or of the lexicon is no slip of a mark, nor a form of one, two in one, or one behind an article")
  func dictionary() throws {
    let brands = ["Burton", "Diesel", "Champion", "Parkerel", "Mondial", "Parker", "Columbia", "Timberland", "Lacoste"].map {
      Fixtures.brand($0)
    }
    let lexicon = Lexicon(frameFillers: ["it": ["la", "marca"]], ordinaryWords: ["it": ["mondiale", "coste"]])
    let screener = Screener(brands: brands, lexicon: lexicon)
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    // Every mark stands in plain titles too, so that a rare name is no reason.
    for brand in brands {
      for number in 0..<6 {
        let title = Array("\(brand.name) handbag \(number)".utf8)
        statistics.note(
          Fixtures.hits(title, with: screener), title: title.span, category: Array("bags".utf8).span, fieldBrand: nil,
          sold: SoldCategories(brands), scratch: &scratch)
      }
    }
    let use = OrdinaryUse(brands: brands, lexicon: lexicon, statistics: statistics)
    func isOrdinary(_ word: String) throws -> Bool {
      let title = "blue \(word) bag"
      let hit = try #require(Fixtures.hits(title, with: screener).first, "\(word) is no hit")
      #expect(hit.form == .slip || hit.form == .cut, "control: \(word)")
      return use.context(
        of: hit, title: Array(title.utf8).span, category: Array("bags".utf8).span, fieldNamesBrand: false, scratch: &scratch
      ).contains(.ordinaryUse)
    }
    for word in ["button", "diesels", "champions", "mondiale", "parkers", "columbian", "timberlane", "la coste"] {
      #expect(try isOrdinary(word), "\(word)")
    }
    for word in ["burtom", "dieesel", "champiom", "parkerels", "mondiall", "columbiam", "timberlanf", "lac oste"] {
      #expect(try !isOrdinary(word), "\(word)")
    }
  }

  @Test("Nobody hides an ordinary word") func disguised() throws {
    #expect(try !isOrdinary("kestre1 feather bag", "bags"))
    #expect(try !isOrdinary("k e s t r e l box", "garden"))
  }

  @Test("In a brand's own category only a word that is ordinary elsewhere too, and not written as a name") func ownCategory() throws {
    // Copies of Zorvelan without brand fields have words of their own as well.
    let words = ["red", "blue", "green", "black", "white", "pink", "grey", "beige", "small", "large", "soft", "long"]
    let copies = (0..<120).map {
      Listing(title: "zorvelan superfly handbag \(words[$0 % 12]) \($0)", category: "bags", seller: UInt64($0) % 12)
    }
    #expect(try !isOrdinary("zorvelan superfly handbag", "bags", day: Self.day + copies))
    let many = copies.map { Listing(title: $0.title, category: "bags") }
    #expect(try isOrdinary("zorvelan superfly handbag", "bags", day: Self.day + many), "control: a seller for each")
    let catalogue = (0..<120).map { Listing(title: "zorvelan superfly handbag \(words[$0 % 2]) \($0)", category: "bags") }
    let sold = try context("zorvelan superfly handbag", "bags", day: Self.day + catalogue)
    #expect(sold == .perhapsOrdinaryUse, "many sellers of one supplier's goods, or of one saying")
    #expect(try context("zorvelan superfly handbag", "bags", day: Self.day + copies) == [], "control: few sellers")
    let nests = (0..<120).map { _ in Listing(title: "zorvelan superfly nest", category: "garden") }
    #expect(try isOrdinary("zorvelan superfly handbag", "bags", day: Self.day + copies + nests), "control: a word of the garden")
    #expect(try !isOrdinary("red Zorvelan superfly handbag", "bags", day: Self.day + copies + nests), "a name by its capital")
    let hinted = (0..<120).map { Listing(title: "zorvelan handbag \(words[$0 % 12]) clone \($0)", category: "bags") }
    #expect(try context("zorvelan handbag clone", "bags", day: Self.day + hinted) == .ordinaryUse, "control: no word of the lexicon")
    let lexicon = Lexicon(copyHints: ["en": ["clone"]])
    #expect(try context("zorvelan handbag clone", "bags", day: Self.day + hinted, lexicon: lexicon) == [], "a word that may admit a copy")
    let town = try context("red Zorvelan superfly handbag", "bags", day: Self.day + many)
    #expect(town == .perhapsOrdinaryUse, "a name of many sellers, perhaps a town's")
    #expect(try context("red Zorvelan superfly handbag", "bags", day: Self.day + copies + nests) == [], "a name, of few sellers")
    let shop = (0..<12).map { Listing(title: "zorvelan superfly handbag \(words[$0])", category: "bags", seller: 1) }
    let said = try context("zorvelan superfly handbag", "bags", day: Self.day + shop + nests)
    #expect(said == .perhapsOrdinaryUse, "one seller's own word is no language")
  }

  /// Copies in a category, each of another seller and in another title, without brand fields.
  private static func copies(_ title: String, _ category: String, _ count: Int) -> [Listing] {
    let words = ["Red", "Blue", "Green", "Black", "White", "Pink", "Grey", "Beige", "Small", "Large", "Soft", "Long"]
    return (0..<count).map { Listing(title: "\(title) \(words[$0 % 12]) \(words[$0 / 12 % 12])", category: category, seller: UInt64($0)) }
  }

  @Test("Titles of the brand's own category alone make no ordinary word of a mark that is no word and has its capital") func noWord() throws
  {
    let shop = Self.day.filter { $0.category == "bags" && !$0.title.hasPrefix("kestrel") }
    func own(_ title: String, day: [Listing]) throws -> HitContext { try context(title, "bags", day: shop + day) }
    let made = Self.copies("Zorvelan Tote Handbag", "bags", 40)
    #expect(try own("Zorvelan Tote Handbag", day: made) == .perhapsOrdinaryUse, "copies in titles that differ")
    #expect(try own("zorvelan tote handbag", day: made) == .perhapsOrdinaryUse, "however one of them writes it")
    #expect(try own("Kestrel Tote Handbag", day: Self.copies("Kestrel Tote Handbag", "bags", 40)) == .ordinaryUse, "a word of English")
    let small = Self.copies("zorvelan Tote Handbag", "bags", 40)
    #expect(try own("Zorvelan Tote Handbag", day: small) == .ordinaryUse, "a word by how it is written")
    #expect(try own("Zorvelan Tote Handbag", day: Array(small.prefix(15)) + made.dropFirst(15)) == .perhapsOrdinaryUse, "fewer than half")
    let market = shop.map { Listing(title: $0.title.lowercased(), category: $0.category, field: $0.field) }
    let written = try context("zorvelan tote handbag", "bags", day: market + small)
    #expect(written == .perhapsOrdinaryUse, "where names are written small as well")
  }

  @Test("Beside a word that admits a copy: ordinary elsewhere too, beside another word of many sellers") func besideCopyWord() throws {
    // Myths of nests and eggs, each of another seller; "replica" itself says nothing, nor do copies that few sell again and again.
    let nests = (0..<20).map { _ in Listing(title: "zorvelan nest", category: "garden") }
    let colours = ["red", "blue", "green", "black", "white"]
    let myths = (0..<20).map {
      Listing(title: "zorvelan egg myth replica bag \(colours[$0 % 5])", category: "bags", seller: UInt64($0) + 100)
    }
    let copies = (0..<20).map { Listing(title: "zorvelan superfly replica handbag", category: "bags", seller: UInt64($0) % 4) }
    let day = Self.day + myths + copies
    #expect(try isOrdinary("zorvelan egg myth replica", "bags", day: day + nests))
    #expect(try !isOrdinary("zorvelan superfly replica handbag", "bags", day: day + nests), "few sellers")
    let catalogue = myths.map { Listing(title: "zorvelan egg myth replica bag", category: "bags", seller: $0.seller) }
    #expect(try !isOrdinary("zorvelan egg myth replica", "bags", day: Self.day + nests + catalogue + copies), "one supplier's")
    #expect(try !isOrdinary("zorvelan replica", "bags", day: day + nests), "the word that admits a copy")
    #expect(try !isOrdinary("zorvelan egg myth replica", "bags", day: day), "no ordinary word elsewhere")
    #expect(try !isOrdinary("red Zorvelan egg myth replica", "bags", day: day + nests), "a name by its capital")
    #expect(try !isOrdinary("zorvelan egg myth replica", "bags", confirmed: true, day: day + nests), "the brand field")
    let sold = (0..<20).map { Listing(title: "zorvelan myth handbag", category: "bags", field: "Zorvelan", seller: UInt64($0)) }
    let confirmed = day + nests + sold
    #expect(try !isOrdinary("zorvelan myth replica", "bags", day: confirmed), "a word that true goods have too")
  }

  @Test("A brand field that names the brand overrules it") func confirmed() throws {
    #expect(try !isOrdinary("kestrel feather bag", "bags", confirmed: true))
  }

  @Test("A slip of a mark that no title has is a word of its own; of one that titles have, only if it stands often") func rareMarks() {
    let brands = [Fixtures.brand("Charter"), Fixtures.brand("Zorvelan")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    let slips = ["usb charger black", "Zorvelam handbag"]
    for title in ["Zorvelan handbag red", "Zorvelan handbag blue"] + slips {
      let bytes = Array(title.utf8)
      statistics.note(
        Fixtures.hits(title, with: screener), title: bytes.span, category: Array("bags".utf8).span, fieldBrand: nil,
        sold: SoldCategories(brands), scratch: &scratch)
    }
    let use = OrdinaryUse(brands: brands, lexicon: Fixtures.lexicon, statistics: statistics)
    let ordinary = slips.map { title in
      Fixtures.hits(title, with: screener).map { hit in
        use.context(
          of: hit, title: Array(title.utf8).span, category: Array("bags".utf8).span, fieldNamesBrand: false, scratch: &scratch)
      }
    }
    #expect(ordinary == [[.ordinaryUse], [HitContext()]])
  }

  @Test("Parts of a day add up in any order") func merging() {
    let parts = [Array(Self.day[..<30]), Array(Self.day[30..<70]), Array(Self.day[70...])].map(statistics)
    var forwards = WordStatistics()
    for part in parts { forwards.merge(part) }
    var backwards = WordStatistics()
    for part in parts.reversed() { backwards.merge(part) }
    #expect(forwards == statistics(Self.day))
    #expect(forwards.counts == backwards.counts)
    #expect(WordStatistics(counts: forwards.counts) == forwards)
  }
}
