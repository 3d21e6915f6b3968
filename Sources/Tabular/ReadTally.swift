/// What a reader passed over or mended: nothing is without a count here.
public struct ReadTally: Equatable, Sendable {
  /// Lines of no bytes; they are no records and have no row number.
  public var blankLines = 0
  /// Lines that begin as comments do.
  public var commentLines = 0
  /// Lines in front of the header that were passed over.
  public var skippedLines = 0
  /// Lines at the end that are a footer.
  public var footerLines = 0
  /// Pieces that meant nothing in the code page and became U+FFFD, in rows that are kept.
  public var replacements = 0
  /// Rows with such pieces.
  public var mendedRows = 0
  /// The first of them: its record's number in the file, the header being 1.
  public var firstMendedRow: Int?
  /// Fields that held a word for nothing.
  public var nulls = 0

  /// Nothing counted yet.
  public init() {}

  /// Counts a row in which so many pieces were replaced.
  mutating func mend(_ pieces: Int, row: Int) {
    replacements += pieces
    mendedRows += 1
    firstMendedRow = firstMendedRow ?? row
  }
}
