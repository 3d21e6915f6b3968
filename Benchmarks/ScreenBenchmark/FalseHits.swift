import Foundation
import Registry
import Screening

/// How many false hits marks make, by their rarity: half of the names of a file are brands, a name of the other half is put before each title
/// of the export. No such title names a brand, so each hit on the name that was put there is false; hits elsewhere in the title count apart,
/// for the export may name a brand indeed. As in a night, all titles are seen first, and hits that they show to be ordinary words are left
/// out; besides, each mark may be put into some titles of its own, which are seen and not counted.
struct FalseHits {
  /// The hits of marks of about the same rarity.
  private struct Bucket {
    var marks = 0
    var onNames = 0
    var disguisedOnNames = 0
    var elsewhere = 0
    var disguisedElsewhere = 0
  }

  private let brands: [Brand]
  private var buckets = [Bucket](repeating: Bucket(), count: Self.bounds.count)
  private var worst: [String: Int] = [:]
  private static let bounds = [0, 1, 10, 100, 1_000, 10_000]

  init(names: [Brand], titles: Titles, lexicon: Lexicon, seed: UInt64, present: Int) {
    var random = SplitMix(state: seed)
    let shuffled = names.shuffled(using: &random)
    brands = Array(shuffled.prefix(shuffled.count / 2))
    let others = shuffled.dropFirst(shuffled.count / 2).map { Array($0.name.utf8) }
    let words = Self.words(of: titles)
    let rarity = brands.map { brand in Self.bucket(of: brand.name, words) }
    for place in rarity { buckets[place].marks += 1 }
    let screener = Screener(brands: brands, lexicon: lexicon)
    let none: [UInt8] = []
    var scratch = ScreeningScratch()
    var hits: [MarkHit] = []
    var statistics = WordStatistics()
    let sold = SoldCategories(brands)
    func screen(_ text: [UInt8]) {
      screener.screen(title: text.span, fieldBrand: nil, fieldLength: 0, scratch: &scratch, into: &hits)
    }
    func see(_ name: [UInt8], _ title: Int) {
      let text = name + [32] + titles.bytes(of: title)
      screen(text)
      statistics.note(hits, title: text.span, category: none.span, fieldBrand: nil, sold: sold, scratch: &scratch)
    }
    for title in 0..<titles.count where !others.isEmpty { see(others[title % others.count], title) }
    for (number, brand) in brands.enumerated() {
      for copy in 0..<present where titles.count > 0 { see(Array(brand.name.utf8), (number * 31 + copy * 977) % titles.count) }
    }
    let use = OrdinaryUse(brands: brands, lexicon: lexicon, statistics: statistics)
    for title in 0..<titles.count where !others.isEmpty {
      let name = others[title % others.count]
      let text = name + [32] + titles.bytes(of: title)
      screen(text)
      let judged = hits
      for hit in judged {
        let ordinary = use.context(of: hit, title: text.span, category: none.span, fieldNamesBrand: false, scratch: &scratch)
        if ordinary.contains(.ordinaryUse) { continue }
        let place = rarity[Int(hit.brand)]
        if Int(hit.start) < name.count {
          buckets[place].onNames += 1
          if hit.form.isDisguise { buckets[place].disguisedOnNames += 1 }
          let found = String(decoding: text[Int(hit.start)..<Int(hit.end)], as: UTF8.self)
          worst["\(brands[Int(hit.brand)].name), \(hit.form), \(found) in \(String(decoding: name, as: UTF8.self))", default: 0] += 1
        } else {
          buckets[place].elsewhere += 1
          if hit.form.isDisguise {
            buckets[place].disguisedElsewhere += 1
            let found = String(decoding: text[Int(hit.start)..<Int(hit.end)], as: UTF8.self)
            worst["\(brands[Int(hit.brand)].name), \(hit.form), \(found)", default: 0] += 1
          }
        }
      }
    }
  }

  func show(titles: Int, examples: Int) {
    print(
      "rarest word in so many titles | marks | hits on other names: all, disguised | elsewhere: all, disguised, each in \(titles) titles")
    for (place, bucket) in buckets.enumerated() {
      let range = place + 1 < Self.bounds.count ? "\(Self.bounds[place])..<\(Self.bounds[place + 1])" : "\(Self.bounds[place]) and more"
      print(
        "\(range) | \(bucket.marks) | \(bucket.onNames), \(bucket.disguisedOnNames) | \(bucket.elsewhere), \(bucket.disguisedElsewhere)")
    }
    let sorted = worst.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    for (words, count) in sorted.prefix(examples) { print("  \(count) \(words)") }
  }

  /// In how many titles each word stands.
  private static func words(of titles: Titles) -> [String: Int] {
    var counts: [String: Int] = [:]
    for title in 0..<titles.count {
      for word in Set(split(String(decoding: titles.bytes(of: title), as: UTF8.self))) { counts[word, default: 0] += 1 }
    }
    return counts
  }

  private static func bucket(of name: String, _ words: [String: Int]) -> Int {
    let rarest = split(name).map { words[$0] ?? 0 }.min() ?? 0
    return bounds.lastIndex { $0 <= rarest } ?? 0
  }

  private static func split(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }
}
