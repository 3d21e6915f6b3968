import Text

/// What a thread keeps from title to title so that screening allocates nothing: make one per thread and screener, and give it to
/// every call: what it remembers of words holds for the screener that it came from.
public struct ScreeningScratch: Sendable {
  var table = FoldTable()
  var title = FoldedText()
  var field = FoldedText()
  var matches: [PatternAutomaton.Match] = []
  var cueMatches: [PatternAutomaton.Match] = []
  var cues: [CueHit] = []
  /// The pieces of the title at hand that hide a word that admits a copy.
  var hiddenCopyWords: [Range<Int>] = []
  var words: [TitleWord] = []
  var neighbours: [UInt64] = []
  var line = GlyphLine()
  var remembered = RememberedPieces()

  /// Empty; it grows with the first titles.
  public init() {}
}
