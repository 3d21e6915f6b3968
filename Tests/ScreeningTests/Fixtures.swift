import Text

@testable import Registry
@testable import Screening

/// A few brands with names of every kind, and a small lexicon.
enum Fixtures {
  static let brands = [
    brand("Gucci", ["古驰"]), brand("Louis Vuitton", ["路易威登"]), brand("H&M"), brand("Apple", ["苹果"]), brand("Ray-Ban"), brand("Marlotex"),
    brand("Hermes"), brand("Mars"), brand("Louis"), brand("Boss"), brand("Zorvelan"), brand("3M"),
  ]

  static func brand(_ name: String, _ aliases: [String] = [], categories: [String] = ["bags"]) -> Brand {
    Brand(
      id: name, rightsHolder: "", name: name, aliases: aliases, categories: categories, floorPriceUSD: nil, typicalPriceUSD: nil)
  }

  static let lexicon = Lexicon(
    copyWords: ["en": ["replica", "AAA quality"], "zh": ["高仿"]], copyHints: ["en": ["1:1"]], usedWords: ["en": ["used"], "zh": ["二手"]],
    parallelImportWords: ["en": ["parallel import"]],
    fitsBefore: [
      "en": ["for", "compatible with", "fits"], "zh": ["适用"], "it": ["per", "compatibile con"], "es": ["para"], "de": ["passend für"],
      "fr": ["pour"], "pt": ["compatível com"], "pl": ["pasuje do"],
    ], fitsAfter: ["en": ["compatible"], "zh": ["适用"]], fitsAnywhere: ["en": ["not original"]],
    frameFillers: ["en": ["all", "the", "models"]],
    introducing: ["en": ["by"], "zh": ["品牌"]], neutral: ["en": ["never used"]])

  static let screener = Screener(brands: brands, lexicon: lexicon)

  static func hits(_ title: String, field: String = "", with screener: Screener = screener) -> [MarkHit] {
    hits(Array(title.utf8), Array(field.utf8), with: screener)
  }

  static func hits(_ title: [UInt8], _ field: [UInt8] = [], with screener: Screener = screener) -> [MarkHit] {
    var scratch = ScreeningScratch()
    var hits: [MarkHit] = []
    screener.screen(title: title.span, brandField: field.span, scratch: &scratch, into: &hits)
    return hits
  }

  /// The hits as "brand form: the title's bytes at their place".
  static func readable(_ title: String, with screener: Screener = screener, brands: [Brand] = brands) -> [String] {
    hits(title, with: screener).map { hit in
      "\(brands[Int(hit.brand)].name) \(hit.form): \(String(decoding: Array(title.utf8)[Int(hit.start)..<Int(hit.end)], as: UTF8.self))"
    }
  }
}
