/// What a conversion read, wrote, mended and left out: nothing is dropped without a count here.
public struct ConvertReport: Sendable, Equatable {
  /// How many records are of some kind, and where the first of them stands.
  public struct Tally: Sendable, Equatable {
    /// How many there are.
    public internal(set) var count = 0
    /// The physical line on which the first begins.
    public internal(set) var firstLine: Int?

    mutating func add(_ more: Int = 1, from line: Int?) {
      guard more > 0 else { return }
      count += more
      firstLine = firstLine ?? line
    }
  }

  /// Rows written, the header not counted.
  public internal(set) var rows = 0
  /// Columns that the header has no name for, since nearly all rows have more cells than it.
  public internal(set) var namelessColumns = 0
  /// Columns whose name in the file's header is empty.
  public internal(set) var emptyNames = 0
  /// Whether the header's cells are like those below, so that it may be a row.
  public internal(set) var hasRowForHeader = false
  /// How many lines the file has, where that is fewer than were to be skipped.
  public internal(set) var linesOfSkippedFile: Int?
  /// The code page that the first bytes above 7F told, where sniffing met none.
  public internal(set) var lateEncoding: SniffedFact?
  /// The code page that the file's bytes look like, where it is not the one that they were read in.
  public internal(set) var likelierEncoding: String?
  /// The code page of two or four bytes a character that the file can hardly be in, where nothing tells which one it is in.
  public internal(set) var unlikelyEncoding: String?
  /// What likely stands between cells, in UTF-8, where the delimiter that was used gives one column only.
  public internal(set) var likelierDelimiter: [UInt8]?
  /// How many records the file has, where the header was to have more.
  public internal(set) var recordsOfHeaderOnly: Int?
  /// Whether all lines end with CR alone.
  public internal(set) var endsLinesByReturn = false
  /// Records whose line ends with CR alone, where others end otherwise.
  public internal(set) var returnEnds = Tally()
  /// Byte order marks in front of a record inside the file, left out.
  public internal(set) var marks = Tally()
  /// Whether the last record has no line end.
  public internal(set) var lacksLastLineEnd = false
  /// Physical lines before the table that were passed over though nobody said so, and are not blank.
  public internal(set) var linesBefore = Tally()
  /// Rows of too few cells, which got empty ones.
  public internal(set) var padded = Tally()
  /// Rows of too many cells, whose last ones were left out.
  public internal(set) var cut = Tally()
  /// Rows of `cut` in which something stood in a cell that was left out.
  public internal(set) var cutText = Tally()
  /// Records with a quote where none may stand; it was kept as a character.
  public internal(set) var strayQuotes = Tally()
  /// Other records with a quote inside a cell that has none around it.
  public internal(set) var innerQuotes = Tally()
  /// Records with a CR that ends no line, in a cell that has no quotes around it.
  public internal(set) var innerReturns = Tally()
  /// Records with NUL in a cell.
  public internal(set) var nuls = Tally()
  /// Lines of no bytes.
  public internal(set) var blankLines = 0
  /// Comment lines.
  public internal(set) var comments = 0
  /// Cells that held a null word and were emptied.
  public internal(set) var nulls = 0
  /// Undecodable pieces that became U+FFFD; their line is the one that the first of them stands on.
  public internal(set) var replaced = Tally()
  /// Records left out at the end of the file, as its footer.
  public internal(set) var footers = Tally()
  /// Whether a blank line, and not a row of empty cells, stands before a footer that was found.
  public internal(set) var footerFollowsBlank = false
  /// Lines on which another table may begin: behind a blank line stand rows of another number of cells, the first of which holds names only.
  public internal(set) var otherTables = Tally()
  /// Records from the repeated header on; they are in the rejects.
  public internal(set) var afterTable = 0
  /// The physical line of the repeated header.
  public internal(set) var tableEndLine: Int?

  /// Whether the header comes again right below itself, so that no row is left: it has two rows, or the file was written twice over.
  public var repeatsHeaderAtOnce: Bool { rows == 0 && afterTable > 0 }

  /// A report of nothing.
  public init() {}

  /// One line each for what a person should know, most important first.
  public var lines: [String] {
    func line(_ count: Int, _ words: String, from place: Int? = nil) -> String? {
      count == 0 ? nil : "\(count) \(words)" + (place.map { ", the first on line \($0)" } ?? "")
    }
    func line(_ tally: Tally, _ words: String) -> String? { line(tally.count, words, from: tally.firstLine) }
    return [
      linesOfSkippedFile.map { "the file has \($0) lines only, and all were skipped" },
      recordsOfHeaderOnly.map { "the file has \($0) records only, and all were taken for the header" },
      likelierEncoding.map { "the bytes look like \($0): is that the encoding?" },
      unlikelyEncoding.map { "hardly a byte is zero, as many are in any table in \($0): leave --encoding away, or let --sniff find it" },
      likelierDelimiter.map { "one column only, though most records hold '\(Self.shown($0))': is that the delimiter?" },
      hasRowForHeader ? "the header looks like the rows below it: has the file none?" : nil,
      line(linesBefore, "lines before the table left out"),
      line(afterTable, "records left out: the header comes again", from: tableEndLine),
      otherTables.firstLine.map {
        "another table may begin on line \($0), with other columns behind a blank line: its rows are among the others, padded or cut"
      },
      line(footers, "records left out as the footer"),
      line(namelessColumns, "columns without a name: the header has fewer cells than the rows"),
      line(emptyNames, "columns with an empty name"),
      line(cut, "rows cut: they have too many cells"),
      line(cutText, "of these lost text"),
      line(padded, "rows padded: they have too few cells"),
      line(strayQuotes, "records with stray quotes, kept as characters"),
      line(innerQuotes, "records with a quote inside an unquoted cell, kept"),
      line(innerReturns, "records with a CR inside an unquoted cell, kept"),
      line(nuls, "records with NUL, kept"),
      line(replaced, "undecodable pieces replaced by U+FFFD"),
      line(marks, "byte order marks inside the file left out"),
      line(nulls, "null words emptied"),
      line(comments, "comment lines left out"),
      line(blankLines, "blank lines left out"),
      endsLinesByReturn ? "lines end with CR alone" : nil,
      line(returnEnds, "records end with CR alone, the others do not"),
      lacksLastLineEnd ? "no line end behind the last record: the file may be cut off there" : nil,
    ].compactMap(\.self)
  }

  private static func shown(_ delimiter: [UInt8]) -> String { delimiter == [9] ? "\\t" : String(decoding: delimiter, as: UTF8.self) }
}
