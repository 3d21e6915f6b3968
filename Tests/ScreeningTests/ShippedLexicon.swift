import Foundation
import Yams

@testable import Screening

/// The lexicon of pipelines/, as nights read it.
enum Shipped {
  static let lexicon: Lexicon = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../pipelines/lexicon.yaml").standardized
    // A lexicon that cannot be read fails every test that wants a word of it.
    return (try? YAMLDecoder().decode(Lexicon.self, from: Data(contentsOf: path))) ?? Lexicon()
  }()

  static let brands =
    ["Bosch", "Dyson", "Samsung", "Nike", "Gucci", "Prada", "Zara"].map { Fixtures.brand($0, categories: ["own"]) }
    + [Fixtures.brand("Dysen", ["戴森", "나이키"], categories: ["own"])]
  static let screener = Screener(brands: brands, lexicon: lexicon)

  /// What is said of the last mark of a title in a category; `day` are other titles of the day.
  static func context(_ title: String, in category: String, day: [(title: String, category: String)] = []) -> HitContext {
    var scratch = ScreeningScratch()
    var statistics = WordStatistics()
    for listing in day + [(title, category)] {
      let bytes = Array(listing.title.utf8)
      statistics.note(
        Fixtures.hits(listing.title, with: screener), title: bytes.span, category: Array(listing.category.utf8).span, fieldBrand: nil,
        sold: SoldCategories(brands), scratch: &scratch)
    }
    let use = OrdinaryUse(brands: brands, lexicon: lexicon, statistics: statistics)
    guard let hit = Fixtures.hits(title, with: screener).last else { return HitContext(rawValue: .max) }
    return hit.context.union(
      use.context(
        of: hit, title: Array(title.utf8).span, category: Array(category.utf8).span, fieldNamesBrand: false, scratch: &scratch))
  }
}
