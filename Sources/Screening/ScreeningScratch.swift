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

  var pieces = [RememberedPiece](repeating: RememberedPiece(hash: 0, disguise: nil, isPart: false), count: rememberedPieces)

  /// A power of two.
  static let rememberedPieces = 1 << 15

  /// Empty; it grows with the first titles.
  public init() {}
}

/// What was found in a piece of a title, by the piece's hash.
struct RememberedPiece: Sendable {
  var hash: UInt64
  var disguise: Disguise?
  var isPart: Bool
}
