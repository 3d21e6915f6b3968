import Registry
import Testing

@testable import Screening

@Suite("Rule: a word beside many marks, in categories that they are not sold in, says what goods fit") struct LearnedFramesTests {
  static let names = ["Kestrol", "Zorvelan", "Marlotex", "Brindova", "Quilmera", "Dastrovi", "Felgunda", "Harpolin"]
  static let brands = names.map { Fixtures.brand($0) }
  static let screener = Screener(brands: brands, lexicon: Lexicon())

  /// Bags of each brand, covers that fit them in another language, and covers for nothing.
  static func day(frame: String, category: String = "covers", unmarked: [String] = []) -> [(title: String, category: String)] {
    var day: [(title: String, category: String)] = []
    for (number, name) in names.enumerated() {
      for colour in ["red", "blue", "green", "black"] {
        day.append(("\(colour) \(name) handbag", "bags"))
        day.append((number % 2 == 0 ? "cover \(frame) \(name) \(colour)" : "\(colour) cover \(frame) \(name)", category))
      }
    }
    for number in 0..<400 { day.append(("cover nice \(number)", "covers")) }
    return day + unmarked.map { ($0, "covers") }
  }

  private func isFramed(_ title: String, _ day: [(title: String, category: String)]) throws -> Bool {
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    for listing in day {
      let bytes = Array(listing.title.utf8)
      statistics.note(
        Fixtures.hits(listing.title, with: Self.screener), title: bytes.span, category: Array(listing.category.utf8).span,
        fieldBrand: nil, sold: SoldCategories(Self.brands), scratch: &scratch)
    }
    let use = OrdinaryUse(brands: Self.brands, lexicon: Lexicon(), statistics: statistics)
    let hit = try #require(Fixtures.hits(title, with: Self.screener).first)
    return use.context(
      of: hit, title: Array(title.utf8).span, category: Array("covers".utf8).span, fieldNamesBrand: true, scratch: &scratch
    ).contains(.nominative)
  }

  @Test("Whatever the language, whatever the brand field says", arguments: ["till", "适合于", "متوافق", "호환"])
  func learnt(_ frame: String) throws {
    #expect(try isFramed("cover \(frame) Marlotex black", Self.day(frame: frame)))
    #expect(try !isFramed("cover Marlotex black", Self.day(frame: frame)), "control: without the word")
    #expect(try !isFramed("Marlotex \(frame) cover", Self.day(frame: frame)), "on the other side it was never seen")
  }

  @Test("Not a word beside the brands' own goods") func ownGoods() throws {
    #expect(try !isFramed("cover till Marlotex black", Self.day(frame: "till", category: "bags")))
  }

  @Test("Not a word that titles without marks have too") func usualWord() throws {
    let unmarked = (0..<400).map { "cover till \($0)" }
    #expect(try !isFramed("cover till Marlotex black", Self.day(frame: "till", unmarked: unmarked)))
  }

  @Test("Not a word beside few brands") func fewBrands() throws {
    let day = Self.day(frame: "till").filter { listing in
      listing.category == "bags" || !Self.names.dropFirst(LearnedFrames.fewestBrands - 1).contains { listing.title.contains($0) }
    }
    #expect(try !isFramed("cover till Marlotex black", day))
  }
}
