/// Tells of a frame with a noun between it and the mark whether the goods fit the mark's goods, as in "bag for vacuum cleaner Acme", or are
/// its own, as in "shoes for hiking Acme".
///
/// No list of devices: who sells what fits is mostly in categories that the brand is not sold in. So a category foreign to the brand speaks
/// for fitting, and a noun does that stands behind such frames mostly in foreign categories, of whatever brands; a noun that stands there as
/// often in the brands' own categories as marks do is a purpose. Within a brand's own category the goods are named by what most titles of
/// the category name: if that stands between frame and mark, and something else before the frame, then the goods fit it. Where nothing
/// tells, and where a frame that can mean nothing else contradicts it, ``HitContext/perhapsNominative``.
struct FramedNouns: Sendable {
  /// How often a noun must stand behind frames at least before its categories say something.
  static let fewestHits = 12
  /// How many times more often a word must stand in the category's titles than another to name its goods.
  static let lift = 2.0
  /// In how many titles of the category a word must stand at least to name its goods.
  static let fewestTitles = 8

  /// In what part of a category's titles a word must stand to name its goods in one of its languages.
  static let shareOfAName = 0.05

  private enum Kind {
    case device, purpose
  }

  private let kinds: [UInt64: Kind]

  init(_ statistics: WordStatistics) {
    var nouns: [UInt64: MarkShares] = [:]
    var all = MarkShares()
    // Sums of whole numbers: the order of the tallies does not matter.
    for (key, tally) in statistics.tallies {
      switch key.subject {
      case .beside: all.addOwn(tally)
      case .behindNoun: nouns[key.key, default: MarkShares()].addOwn(tally)
      default: break
      }
    }
    let usual = all
    kinds = nouns.compactMapValues { noun in
      guard noun.hits >= Double(Self.fewestHits) else { return nil }
      if noun.isForeign(usual) { return .device }
      return noun.isOwn(usual) ? .purpose : nil
    }
  }

  /// What the frame of a hit says. `scratch` holds the words of its title.
  func context(
    of hit: MarkHit, category: UInt64, _ sold: SoldCategories, _ statistics: WordStatistics, _ scratch: ScreeningScratch
  ) -> HitContext {
    let said = contextByNoun(of: hit, category: category, sold, statistics, scratch)
    // "Charger compatible with phones Acme" says what it fits, though all of the category are chargers.
    return said.isEmpty && hit.frame?.kind == .sureBeforeNoun ? .perhapsNominative : said
  }

  private func contextByNoun(
    of hit: MarkHit, category: UInt64, _ sold: SoldCategories, _ statistics: WordStatistics, _ scratch: ScreeningScratch
  ) -> HitContext {
    let between = scratch.wordsBehindFrame(of: hit)
    let known = between.compactMap { kinds[$0.hash] }
    if known.contains(.device) { return .nominative }
    if !known.isEmpty, known.count == between.count { return [] }
    if sold.knows(hit.brand), !sold.sells(hit.brand, in: category) { return .nominative }
    let others = sold.categories(of: hit.brand).subtracting([category])
    let namesOther = others.contains { other in
      titlesNamed(by: between, in: other, statistics)
        >= max(Double(Self.fewestTitles), Self.shareOfAName * Double(statistics.tally(.anyTitle, -1, other).hits))
    }
    if namesOther { return .perhapsNominative }
    let named = titlesNamed(by: scratch.wordsBesideFrame(of: hit), in: category, statistics)
    let framed = titlesNamed(by: between, in: category, statistics)
    if framed >= Double(Self.fewestTitles), framed >= Self.lift * named { return .nominative }
    if named >= Double(Self.fewestTitles), named >= Self.lift * framed { return [] }
    return .perhapsNominative
  }

  /// How many titles of the category have the most usual of some words, those left out that stand as often elsewhere: colours and the like.
  private func titlesNamed(by words: [TitleWord], in category: UInt64, _ statistics: WordStatistics) -> Double {
    let ofCategory = Double(statistics.tally(.anyTitle, -1, category).hits)
    let unmarked = Double(statistics.tally(.unmarked, -1, WordStatistics.anyWordAtAll).hits)
    guard ofCategory > 0 else { return 0 }
    return words.reduce(0) { most, word in
      let here = Double(statistics.tally(.anyWord, -1, joined(category, word.hash)).hits)
      let common = unmarked > 0 ? Double(statistics.tally(.unmarked, -1, word.hash).hits) / unmarked : 0
      return here / ofCategory >= Self.lift * common ? max(most, here) : most
    }
  }
}
