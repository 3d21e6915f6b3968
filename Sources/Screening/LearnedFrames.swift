/// Words that frame marks, learnt from a day's own titles: "till", "uyumlu", where no lexicon has them.
///
/// A word right before or right after a mark says what goods fit if it stands so beside many brands, hardly ever in titles without a mark, and
/// mostly in categories that these brands are not sold in: who sells a brand's own goods is seldom there, who sells what fits them mostly.
struct LearnedFrames: Sendable {
  /// Beside how many brands a word must stand at least,
  static let fewestBrands = 6
  /// how often,
  static let fewestHits = 12
  /// and how many times as often as in titles without a mark.
  static let lift = 2.0
  /// How much of the usual share of hits in the brands' own categories is left beside it, at most.
  static let ownLeft = 0.5

  /// How often each word stands beside marks, by its hash and side.
  private var frames: [UInt64: Double] = [:]

  init(_ statistics: WordStatistics) {
    var beside: [UInt64: (hits: Double, own: Double, brands: Int)] = [:]
    var all = (hits: 0.0, own: 0.0)
    for (key, tally) in statistics.tallies where key.subject == .beside {
      let known = beside[key.key] ?? (0, 0, 0)
      // Sums of whole numbers: the order of the tallies does not matter.
      beside[key.key] = (known.hits + Double(tally.hits), known.own + Double(tally.confirmed), known.brands + 1)
      all = (all.hits + Double(tally.hits), all.own + Double(tally.confirmed))
    }
    guard all.hits > 0 else { return }
    let usual = all.own / all.hits
    for (key, word) in beside where word.brands >= Self.fewestBrands && word.hits >= Double(Self.fewestHits) {
      if WilsonInterval(share: word.own / word.hits, count: word.hits).high <= Self.ownLeft * usual { frames[key] = word.hits }
    }
  }

  /// Whether the day shows no frame at all.
  var isEmpty: Bool { frames.isEmpty }

  /// Whether one of the words beside a mark frames it. `statistics` are those of the day.
  func frame(_ words: [BesideWord], _ statistics: WordStatistics) -> Bool {
    words.contains { word in
      guard let hits = frames[word.sided] else { return false }
      return hits >= Self.lift * Double(statistics.tally(.unmarked, -1, word.word).hits)
    }
  }
}
