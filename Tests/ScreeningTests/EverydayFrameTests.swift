import Registry
import Testing

@testable import Screening

@Suite("Rule: an everyday word frames a mark only where the category or the day's titles confirm it") struct EverydayFrameTests {
  static let names = ["Kestrol", "Zorvelan", "Marlotex", "Brindova"]
  static let brands = names.map { Fixtures.brand($0, categories: ["jeans"]) } + [Fixtures.brand("Quilmera", categories: ["shirts"])]
  static let lexicon = Lexicon(
    fitsBefore: ["en": ["for", "fit", "compatible with"], "zh": ["可用", "非"]], fitsAfter: ["en": ["compatible"]],
    everydayFrames: ["en": ["for", "fit"], "zh": ["可用"]], purposes: ["en": ["mens"]], frameFillers: ["en": ["the", "mens"]],
    negations: ["zh": ["非"]])
  static let screener = Screener(brands: brands, lexicon: lexicon)

  private struct Shown {
    var title: String
    var category: String
    var isConfirmed = true
  }

  /// Jeans of each brand, which brand fields confirm, and sixteen titles more, "MARK" in them being one of the brands.
  private func day(_ title: String, in category: String, isConfirmed: Bool = true) -> [Shown] {
    (0..<40).map { Shown(title: "\(Self.names[$0 % 4]) jeans blue \($0)", category: "jeans") }
      + (0..<32).map {
        Shown(title: title.replacing("MARK", with: Self.names[$0 % 4]) + " \($0)", category: category, isConfirmed: isConfirmed)
      }
  }

  private func context(_ title: String, in category: String, day: [Shown] = [], fieldNamesBrand: Bool = false) -> HitContext {
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    for listing in day {
      let hits = Fixtures.hits(listing.title, with: Self.screener)
      statistics.note(
        hits, title: Array(listing.title.utf8).span, category: Array(listing.category.utf8).span,
        fieldBrand: listing.isConfirmed ? hits.first?.brand : nil, sold: SoldCategories(Self.brands), scratch: &scratch)
    }
    let use = OrdinaryUse(brands: Self.brands, lexicon: Self.lexicon, statistics: statistics)
    guard let hit = Fixtures.hits(title, with: Self.screener).first else { return HitContext(rawValue: .max) }
    return hit.context.union(
      use.context(
        of: hit, title: Array(title.utf8).span, category: Array(category.utf8).span, fieldNamesBrand: fieldNamesBrand, scratch: &scratch)
    ).intersection([.nominative, .perhapsNominative, .goodsThatFit])
  }

  @Test("In the brand's own category it is left to an analyst, and wording that can mean nothing else is not") func own() {
    #expect(context("case for Kestrol", in: "jeans") == .perhapsNominative)
    #expect(context("case compatible with Kestrol", in: "jeans") == .nominative)
    #expect(context("case Kestrol", in: "jeans") == [], "control")
  }

  @Test("A plain mention in another part of the title contradicts a frame in the brand's own category, elsewhere not") func ofOtherMention()
  {
    for title in [
      "compatible with Kestrol - Kestrol jeans blue", "compatible with Kestrol, jeans Kestrol",
    ] {
      #expect(context(title, in: "jeans") == .perhapsNominative, "\(title)")
      #expect(context(title, in: "cases") == .nominative, "\(title)")
    }
    #expect(context("Kestrol jeans blue | compatible with Kestrol", in: "jeans") == [], "the plain one first")
    #expect(context("compatible with Kestrol Kestrol S2", in: "jeans") == .nominative, "one part")
    #expect(context("compatible with Kestrol - compatible with Kestrol S2", in: "jeans") == .nominative, "each is framed")
    #expect(context("compatible with Kestrol - Marlotex", in: "jeans") == .nominative, "another brand's mark")
  }

  @Test("In a category in which no brand is sold it says what goods fit, in another brand's an analyst tells") func foreign() {
    #expect(context("case for Kestrol", in: "cases") == .nominative)
    #expect(context("slim fit Kestrol", in: "shirts") == .perhapsNominative)
    #expect(
      context("case for Kestrol", in: "cases", fieldNamesBrand: true) == .perhapsNominative, "the seller says that they are the brand's")
  }

  @Test("A frame that with its neighbour stands beside the brands' own goods, as their brand fields say, is none") func everydayPhrase() {
    let day = day("blue slim fit MARK", in: "jeans")
    #expect(context("black slim fit Kestrol", in: "jeans", day: day) == [])
    #expect(context("black slim fit Kestrol", in: "shirts", day: day) == [], "whatever the category")
    #expect(context("case for Kestrol", in: "jeans", day: day) == .perhapsNominative, "another frame")
  }

  @Test("Not where brand fields do not confirm the marks behind it: a charger for phones in their brands' category") func unconfirmed() {
    #expect(context("belt for Kestrol", in: "jeans", day: day("belt for MARK", in: "jeans", isConfirmed: false)) == .perhapsNominative)
  }

  @Test("A frame that with its neighbour stands in foreign categories says what goods fit, in any category") func fitting() {
    #expect(context("case for Kestrol", in: "jeans", day: day("case for MARK", in: "cases")) == .nominative)
    #expect(context("price for Kestrol", in: "jeans", day: day("case for MARK", in: "cases")) == .perhapsNominative, "another neighbour")
  }

  @Test("A number between is a frame of its own") func numberBetween() {
    let day = day("trousers for 2026 MARK", in: "jeans")
    #expect(context("new for 2026 Kestrol", in: "jeans", day: day) == [])
    #expect(context("new for Kestrol", in: "jeans", day: day) == .perhapsNominative)
    let plain = self.day("trousers slim fit MARK", in: "jeans")
    #expect(context("belt fit Kestrol", in: "jeans", day: plain) == .perhapsNominative, "without a number the neighbour must be the same")
  }

  @Test("A word between a mark and a frame behind it leaves it to an analyst") func behind() {
    #expect(context("Kestrol compatible strap", in: "jeans") == .nominative)
    #expect(context("Kestrol bag compatible strap", in: "jeans") == .perhapsNominative)
  }

  @Test("In scripts without spaces a single character may be the end of a longer word") func endOfAWord() {
    #expect(context("裤子 非Kestrol", in: "jeans") == .nominative)
    #expect(context("南非 Kestrol 裤子", in: "jeans") == .perhapsNominative)
    let day = day("优惠券可用 MARK 裤子", in: "jeans")
    #expect(context("新款优惠券可用 Kestrol", in: "jeans", day: day) == [])
    #expect(context("手机可用 Kestrol", in: "jeans", day: day) == .perhapsNominative)
  }

  @Test("Whom goods are for is no filler, whatever list says so") func purposeIsNoFiller() {
    #expect(context("jeans for mens Kestrol", in: "cases") == [])
    #expect(context("jeans for the Kestrol", in: "cases") == .nominative, "control")
  }

  @Test("Goods of a category in which marks are seldom at home and seldom confirmed go with others") func goodsThatFit() {
    let day = day("cover za MARK", in: "covers", isConfirmed: false)
    #expect(context("etui Kestrol", in: "covers", day: day).contains(.goodsThatFit))
    #expect(!context("etui Kestrol", in: "jeans", day: day).contains(.goodsThatFit), "its own category")
    #expect(!context("etui Kestrol", in: "covers", day: self.day("cover za MARK", in: "covers")).contains(.goodsThatFit), "confirmed")
  }
}
