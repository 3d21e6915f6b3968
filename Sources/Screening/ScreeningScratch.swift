import Text

/// What a thread keeps from title to title so that screening allocates nothing: make one per thread, and give it to every call.
public struct ScreeningScratch: Sendable {
  var table = FoldTable()
  var title = FoldedText()
  var field = FoldedText()
  var matches: [PatternAutomaton.Match] = []
  var cueMatches: [PatternAutomaton.Match] = []
  var cues: [CueHit] = []
  var words: [TitleWord] = []
  var neighbours: [UInt64] = []

  var remembered = RememberedPieces()

  /// Empty; it grows with the first titles.
  public init() {}
}

/// What pieces of titles were found to hold, by their hash: the latest of each slot.
struct RememberedPieces: Sendable {
  private static let slots = 1 << 14
  /// Hashes, whose lowest bit says instead whether there is a disguise; 0 where nothing is known.
  private var hashes = [UInt64](repeating: 0, count: slots)
  private var disguises = [Disguise?](repeating: nil, count: slots)

  /// Nil where nothing is known of the piece with this hash; else the disguise in it, or nil again.
  func disguise(_ hash: UInt64) -> Disguise?? {
    let slot = slot(of: hash)
    let known = hashes[slot]
    guard known | 1 == hash | 1, known != 0 else { return nil }
    return .some(known & 1 == 0 ? nil : disguises[slot])
  }

  mutating func insert(_ hash: UInt64, _ disguise: Disguise?) {
    let slot = slot(of: hash)
    hashes[slot] = hash & ~1 | (disguise == nil ? 0 : 1)
    if disguise != nil { disguises[slot] = disguise }
  }

  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 8) & (Self.slots - 1) }
}
