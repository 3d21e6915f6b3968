import Foundation
import Testing

@testable import Tabular

/// Names of countries and currencies in many languages, as Unicode's CLDR has them: words that nothing here was counted over.
private struct Vocabulary {
  let words: [String]

  init(_ language: String) {
    let locale = Locale(identifier: language)
    let regions = Locale.Region.isoRegions.compactMap { locale.localizedString(forRegionCode: $0.identifier) }
    let currencies = Locale.Currency.isoCurrencies.compactMap { locale.localizedString(forCurrencyCode: $0.identifier) }
    words = (regions + currencies).map { $0.replacing("’", with: "'").filter { $0 != "," && $0 != "\"" } }
  }

  /// A list of some of the words that a code page has the characters of; the same for the same seed.
  func list(_ count: Int, _ page: String, seed: UInt64) -> (text: String, bytes: [UInt8])? {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    var lines: [(text: String, bytes: [UInt8])] = []
    for _ in 0..<(20 * count) where lines.count < count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let word = words[Int((state >> 33) % UInt64(words.count))]
      let bytes = recoded(word, page)
      guard word.unicodeScalars.allSatisfy({ !recoded(String($0), page).isEmpty }) else { continue }
      lines.append((word + ",\(state >> 50)\n", bytes + utf8(",\(state >> 50)\n")))
    }
    guard lines.count == count, lines.contains(where: { $0.bytes.contains { $0 >= 0x80 } }) else { return nil }
    return ("name,count\n" + lines.map(\.text).joined(), utf8("name,count\n") + lines.flatMap(\.bytes))
  }
}

@Suite("Rule: code pages are known by the words of any language, and it is said as surely as it is right") struct EncodingMatrixTests {
  private static let languages: [(languages: [String], pages: [String])] = [
    (["de", "fr", "es", "pt", "sv", "da"], ["windows-1252", "macintosh", "ibm850"]),
    (["pl", "cs", "hu"], ["windows-1250", "iso-8859-2", "ibm852"]), (["tr"], ["windows-1254"]), (["lt", "lv"], ["windows-1257"]),
    (["ru", "bg"], ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"]), (["uk"], ["windows-1251", "koi8-u"]),
    (["el"], ["windows-1253", "iso-8859-7"]), (["he"], ["windows-1255", "iso-8859-8"]), (["ar"], ["windows-1256", "iso-8859-6"]),
    (["th"], ["windows-874"]), (["ja"], ["shift_jis", "euc-jp"]), (["ko"], ["euc-kr"]), (["zh_Hans"], ["gb18030"]),
    (["zh_Hant"], ["big5"]),
  ]

  @Test(arguments: languages) func matrix(_ languages: [String], _ pages: [String]) throws {
    let isLatin = ["windows-1252", "windows-1250", "windows-1254", "windows-1257"].contains(pages[0])
    var (right, total, surely, sureAndRight) = (0, 0, 0, 0)
    for language in languages {
      let vocabulary = Vocabulary(language)
      for page in pages {
        for (count, seed) in [(15, 1), (15, 2), (60, 3)] as [(Int, UInt64)] {
          guard let list = vocabulary.list(count, page, seed: seed) else { continue }
          let likeness = EncodingLikeness(list.bytes)
          let found = try #require(likeness.nearest())
          let isRight = convert(list.bytes) { $0.encoding = found.name }.text == list.text
          (right, total) = (right + (isRight ? 1 : 0), total + 1)
          if found.sure >= 0.95 { (surely, sureAndRight) = (surely + 1, sureAndRight + (isRight ? 1 : 0)) }
          if let declared = TextEncoding(name: page) { #expect(likeness.doubt(of: declared) == nil, "\(language) in \(page)") }
        }
      }
    }
    #expect(total > 0 && sureAndRight == surely, "\(surely - sureAndRight) of \(surely) sure ones are wrong")
    // Fifteen names of a Latin language may hold two letters that tell.
    #expect(isLatin ? 10 * right >= 8 * total : right == total, "\(right) of \(total)")
  }
}
