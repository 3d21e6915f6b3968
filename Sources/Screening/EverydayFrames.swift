import Text

/// The frame of a hit that is a word of everyday use, as the day's titles are asked for it.
struct EverydayFrame {
  /// The hash of its words, on which side of the mark it stands, and whether a number is between.
  var alone: UInt64
  /// The same with the word on the frame's other side, to which it may belong: "slim" of "slim fit Acme".
  var withNeighbour: UInt64
  /// Whether a number stands between it and the mark.
  var hasNumber: Bool
}

/// Tells of a frame that is also a word of everyday use whether the goods fit the mark's, as in "case for Acme", or are its own, as in "best
/// price for Acme" and "slim fit Acme".
///
/// No list of phrases: what goods fit stands mostly in categories that the brands are not sold in, and brand fields seldom name the brand
/// there. So a frame, together with the word on its other side, that beyond doubt stands in the brands' own categories and is confirmed by
/// brand fields about as often as marks are in general says nothing; one that stands in foreign categories says that goods fit. Both must
/// hold for the first: a charger for phones may be in a category of the phones' own brands, but is no brand's own.
struct EverydayFrames: Sendable {
  /// How often a frame must stand beside marks at least before its categories say something
  static let fewestHits = 12
  /// and how many hits a category must have.
  static let fewestHitsOfCategory = 24

  private enum Kind {
    case fitting, everyday
  }

  private let kinds: [UInt64: Kind]
  private let fittingCategories: Set<UInt64>

  init(_ statistics: WordStatistics) {
    // Sums of whole numbers: the order of the tallies does not matter.
    var frames: [UInt64: MarkShares] = [:]
    var categories: [UInt64: MarkShares] = [:]
    var all = MarkShares()
    for (key, tally) in statistics.tallies {
      switch key.subject {
      case .framed: frames[key.key, default: MarkShares()].addOwn(tally)
      case .framedByField: frames[key.key, default: MarkShares()].addConfirmed(tally)
      case .goods:
        categories[key.key, default: MarkShares()].addOwn(tally)
        all.addOwn(tally)
      case .goodsByField:
        categories[key.key, default: MarkShares()].addConfirmed(tally)
        all.addConfirmed(tally)
      default: break
      }
    }
    let usual = all
    kinds = frames.compactMapValues { frame in
      guard frame.hits >= Double(Self.fewestHits) else { return nil }
      if frame.isForeign(usual) { return .fitting }
      return frame.isOwn(usual) && frame.isConfirmed(usual) ? .everyday : nil
    }
    fittingCategories = Set(
      categories.filter { _, category in
        category.hits >= Double(Self.fewestHitsOfCategory) && category.isForeign(usual) && category.lacksConfirmation(usual)
      }.keys)
  }

  /// Whether the day's listings show that a category's goods go with others: marks stand there mostly of brands that are not sold in it, and
  /// seldom in brand fields.
  func isFittingKind(_ category: UInt64) -> Bool { fittingCategories.contains(category) }

  /// What the frame of a hit says.
  func context(
    of frame: EverydayFrame, brand: Int32, category: UInt64, fieldNamesBrand: Bool, _ sold: SoldCategories
  ) -> HitContext {
    let kind = kinds[frame.withNeighbour]
    if kind == .fitting { return .nominative }
    if kind == .everyday { return [] }
    let alone = kinds[frame.alone]
    guard sold.isForeign(category, to: brand) else {
      // Of a number between, the frame itself says more than the word on its other side: "bag for 2026 Acme", "shoes for 2026 Acme".
      return alone == .everyday && frame.hasNumber && sold.sells(brand, in: category) ? [] : .perhapsNominative
    }
    if isFittingKind(category) || alone == .fitting { return .nominative }
    // In a category in which other marks are sold, or that the seller says to be the brand's, an everyday word is not sure.
    return alone == .everyday || fieldNamesBrand || sold.isSoldInByAny(category) ? .perhapsNominative : .nominative
  }
}

extension ScreeningScratch {
  /// The everyday word that frames a hit; nil where none does.
  mutating func everydayFrame(of hit: MarkHit, title: Span<UInt8>) -> EverydayFrame? {
    guard let frame = hit.frame, !hit.isBehindNoun, frame.kind != .ofOtherMention, frame.start >= 0,
      frame.start < frame.end, Int(frame.end) <= title.count
    else {
      return nil
    }
    let alone = joined(hash(title.extracting(frame.range)), UInt64(frame.kind.rawValue))
    let neighbour =
      frame.kind == .everydayAfter ? neighbour(from: Int(frame.end), in: title) : neighbour(before: Int(frame.start), in: title)
    return EverydayFrame(alone: alone, withNeighbour: joined(alone, neighbour), hasNumber: frame.kind == .everydayBeforeNumber)
  }

  /// In place of a word's hash: nothing is there, or a number.
  private static let nothing: UInt64 = 1
  private static let number: UInt64 = 2

  /// The hash of the word right before a place, or of the last two characters of a script without spaces.
  private mutating func neighbour(before position: Int, in title: Span<UInt8>) -> UInt64 {
    var end = position
    while end > 0, position - end <= Self.farthestWord, isGap(previous(end, in: title), in: title) { end = previous(end, in: title) }
    guard end > 0 else { return Self.nothing }
    var start = end
    let first = kind(at: previous(end, in: title), in: title, table: &table)
    while start > 0, end - start < Self.longestWord {
      let before = previous(start, in: title)
      let kind = kind(at: before, in: title, table: &table)
      guard first == .unspaced ? kind == .unspaced && end - start < 4 : kind == .letter || kind == .digit else { break }
      start = before
    }
    return neighbour(start..<end, in: title)
  }

  /// The hash of the word that begins at a place, or of the first two characters of a script without spaces.
  private mutating func neighbour(from position: Int, in title: Span<UInt8>) -> UInt64 {
    var start = position
    while start < title.count, start - position <= Self.farthestWord, isGap(start, in: title) {
      start += codePoint(in: title, at: start).length
    }
    guard start < title.count else { return Self.nothing }
    let first = kind(at: start, in: title, table: &table)
    var end = start
    while end < title.count, end - start < Self.longestWord {
      let kind = kind(at: end, in: title, table: &table)
      guard first == .unspaced ? kind == .unspaced && end - start < 4 : kind == .letter || kind == .digit else { break }
      end += codePoint(in: title, at: end).length
    }
    return neighbour(start..<end, in: title)
  }

  private mutating func neighbour(_ word: Range<Int>, in title: Span<UInt8>) -> UInt64 {
    if word.isEmpty { return Self.nothing }
    for index in word where kindOfASCII(title[index]) == .digit { return Self.number }
    return hash(title.extracting(word))
  }
}
