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

/// The pieces of titles known to hold no disguise, by their hash: the latest of each slot.
struct RememberedPieces: Sendable {
  private static let slots = 1 << 14
  /// Hashes whose lowest bit says instead whether the piece is a word of a name of several words; 0 where nothing is known.
  private var hashes = [UInt64](repeating: 0, count: slots)

  /// Nil if nothing is known of a piece with this hash; else whether it is a word of a name of several words.
  func isPart(_ hash: UInt64) -> Bool? {
    let known = hashes[slot(of: hash)]
    return known | 1 == hash | 1 && known != 0 ? known & 1 == 1 : nil
  }

  mutating func insert(_ hash: UInt64, isPart: Bool) { hashes[slot(of: hash)] = hash & ~1 | (isPart ? 1 : 0) }

  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 8) & (Self.slots - 1) }
}
