/// What to do with a file besides reading its dialect.
public struct ConvertSettings: Sendable, Equatable {
  /// The dialect.
  public var dialect = ConvertDialect()
  /// The code page, by any name that iconv knows.
  public var encoding = "utf-8"
  /// Whether that was found in the first bytes and these are all ASCII: the first letters beyond it, if any come, then tell the code page.
  public var encodingIsOpen = false
  /// How many records the header takes; several are joined cell by cell with a space.
  public var headerRows = 1
  /// How many physical lines to pass over first, blank ones counted.
  public var skip = 0
  /// Whether those lines were found and not told: then they are counted, and go to the rejects.
  public var skipIsFound = false
  /// How many physical lines at the end are no records, blank ones counted.
  public var footerRows = 0
  /// Whether a record equal to the header ends the table; not where the header is a guess.
  public var endsAtRepeat = true
  /// The names to print as the header, whatever the file's own says.
  public var columns: [String]?
  /// How many cells a row has, where neither `columns` nor the header is to say so.
  public var width: Int?
  /// Words that stand for an empty cell.
  public var nullWords: [String] = []
  /// The columns, from 0 on, in which they do; nil for all.
  public var nullColumns: Set<Int>?
  /// Whether narrow rows behind a blank line at the file's end are taken for a footer.
  public var findsFooter = false

  /// RFC 4180 with a header, unless told otherwise.
  public init() {}

  /// A list of names as one row of RFC 4180; nil where it is not one.
  public static func columns(_ text: String) -> [String]? {
    var row = ConvertRow()
    guard let reader = try? RowReader(BytesSource(Array(text.utf8)), dialect: ConvertDialect()), (try? reader.next(&row)) == true,
      !row.isMended
    else { return nil }
    let names = row.strings
    return (try? reader.next(&row)) == false ? names : nil
  }
}
