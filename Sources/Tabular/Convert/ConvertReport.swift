/// What a conversion read, wrote, mended and left out: nothing is dropped without a count here.
public struct ConvertReport: Sendable, Equatable {
  /// Rows written, the header not counted.
  public internal(set) var rows = 0
  /// Columns that the header has no name for, since nearly all rows have more cells than it.
  public internal(set) var namelessColumns = 0
  /// Rows of too few cells, which got empty ones.
  public internal(set) var padded = 0
  /// Rows of too many cells, whose last ones were left out.
  public internal(set) var cut = 0
  /// Rows of `cut` in which something stood in a cell that was left out.
  public internal(set) var cutText = 0
  /// The first row of `cutText`, by its physical line.
  public internal(set) var firstCutLine: Int?
  /// Records with a quote where none may stand; it was kept as a character.
  public internal(set) var strayQuotes = 0
  /// The first of them, by its physical line.
  public internal(set) var firstStrayLine: Int?
  /// Lines of no bytes.
  public internal(set) var blankLines = 0
  /// Comment lines.
  public internal(set) var comments = 0
  /// Cells that held a null word and were emptied.
  public internal(set) var nulls = 0
  /// Undecodable pieces that became U+FFFD.
  public internal(set) var replaced = 0
  /// Records left out at the end of the file, as its footer.
  public internal(set) var footers = 0
  /// Records from the repeated header on; they are in the rejects.
  public internal(set) var afterTable = 0
  /// The physical line of the repeated header.
  public internal(set) var tableEndLine: Int?

  /// A report of nothing.
  public init() {}

  /// One line each for what a person should know, most important first.
  public var lines: [String] {
    func line(_ count: Int, _ words: String, from place: Int? = nil) -> String? {
      count == 0 ? nil : "\(count) \(words)" + (place.map { ", the first on line \($0)" } ?? "")
    }
    return [
      line(afterTable, "records left out: the header comes again", from: tableEndLine),
      line(footers, "records left out as the footer"),
      line(namelessColumns, "columns without a name: the header has fewer cells than the rows"),
      line(cut, "rows cut: they have too many cells"),
      line(cutText, "of these lost text", from: firstCutLine),
      line(padded, "rows padded: they have too few cells"),
      line(strayQuotes, "records with stray quotes, kept as characters", from: firstStrayLine),
      line(replaced, "undecodable pieces replaced by U+FFFD"),
      line(nulls, "null words emptied"),
      line(comments, "comment lines left out"),
      line(blankLines, "blank lines left out"),
    ].compactMap(\.self)
  }
}
