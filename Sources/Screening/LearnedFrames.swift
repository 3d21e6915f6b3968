/// Words that frame marks, learnt from a day's own titles: "till", "uyumlu", where no lexicon has them.
///
/// A word right before or right after a mark says what goods fit if it stands so beside many brands, hardly ever in titles without a mark,
/// and mostly in categories that these brands are not sold in: who sells a brand's own goods is seldom there, who sells what fits them
/// mostly.
struct LearnedFrames: Sendable {
  /// Beside how many brands a word must stand at least,
  static let fewestBrands = 6
  /// how often,
  static let fewestHits = 12
  /// and how many times as often as in titles without a mark.
  static let lift = 2.0

  /// How often each word stands beside marks, by its hash and side.
  private var frames: [UInt64: Double] = [:]

  init(_ statistics: WordStatistics) {
    var beside: [UInt64: (shares: MarkShares, brands: Int)] = [:]
    var all = MarkShares()
    for (key, tally) in statistics.tallies where key.subject == .beside {
      // Sums of whole numbers: the order of the tallies does not matter.
      beside[key.key, default: (MarkShares(), 0)].shares.addOwn(tally)
      beside[key.key]?.brands += 1
      all.addOwn(tally)
    }
    for (key, word) in beside where word.brands >= Self.fewestBrands && word.shares.hits >= Double(Self.fewestHits) {
      if word.shares.isForeign(all) { frames[key] = word.shares.hits }
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
