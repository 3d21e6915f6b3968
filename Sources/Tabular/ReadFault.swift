/// Why reading a source cannot begin or go on.
public struct ReadFault: Error, Sendable {
  /// What is wrong.
  public enum What: Sendable {
    /// No bytes, or a byte order mark only.
    case emptyFile
    /// A file of another kind than delimited text.
    case noText(FileKind)
    /// Blank lines and nothing else, behind as many lines as were to be skipped.
    case noHeader(skipped: Int)
    /// The header record is itself unreadable; with the code page that it looks like, if it is UTF-16 or UTF-32.
    case badHeader(RecordFault, String?)
    /// The header has more columns than the limit.
    case tooManyFields(found: Int, limit: Int)
    /// Not a delimiter in this code page: a line end, NUL, or half of a character.
    case unusableDelimiter(UInt8)
    /// Not a quote in this dialect: a line end, NUL, half of a character, or the delimiter.
    case unusableQuote(UInt8)
    /// A part of the dialect that nothing can be read by.
    case unusableDialect(String, because: String)
    /// A number of header rows that cannot be read.
    case unusableHeaderRows(Int)
    /// The system knows no converter for the code page.
    case noConverter(TextEncoding)
    /// libcsv could not get memory; its status.
    case splitter(Int32)
    /// The packed file is damaged or too large.
    case gzip(GzipFault)
    /// The same of a file packed by zstd.
    case zstd(ZstdFault)
    /// The source itself failed, such as the disk; the error it threw.
    case source(any Error)
  }

  /// What is wrong.
  public var what: What
  /// Where in the unpacked stream, in bytes from its start.
  public var offset: Int
  /// The record at fault, the header being 1; nil where no record is.
  public var row: Int?

  /// A fault at a place.
  public init(_ what: What, offset: Int, row: Int? = nil) {
    self.what = what
    self.offset = offset
    self.row = row
  }
}

extension ReadFault {
  /// What a source threw while it was read, at a place of the unpacked stream.
  init(reading error: any Error, offset: Int) {
    switch error {
    case let fault as GzipFault: self.init(.gzip(fault), offset: offset)
    case let fault as ZstdFault: self.init(.zstd(fault), offset: offset)
    case let fault as ReadFault: self = fault
    default: self.init(.source(error), offset: offset)
    }
  }
}

extension ReadFault: CustomStringConvertible {
  /// What and where, in one line, safe in a log.
  public var description: String {
    switch what {
    case .emptyFile: "the file is empty"
    case .noText(let kind): "the file is no text but \(kind.rawValue)"
    case .noHeader(skipped: 0): "the file has no header: all of its lines are blank"
    case .noHeader(let skipped):
      "the file has no header: behind the \(skipped) lines that `skip` leaves out all are blank, or there are none"
    case .badHeader(let fault, let looksLike):
      "the header at byte \(offset) cannot be read (\(fault.code))" + (looksLike.map { "; the file looks like \($0)" } ?? "")
    case .tooManyFields(let found, let limit): "the header has \(found) columns, more than the limit of \(limit)"
    case .unusableDelimiter(let byte): "the byte \(byte) cannot be told from others before decoding, so it cannot be the delimiter"
    case .unusableQuote(let byte): "the byte \(byte) cannot be the quote in this dialect"
    case .unusableDialect(let part, let reason): "the \(part) cannot be used: \(reason)"
    case .unusableHeaderRows(let rows): "a header of \(rows) rows cannot be read"
    case .noConverter(let encoding): "this system has no converter for \(encoding.rawValue)"
    case .splitter(let status): "libcsv failed with status \(status) at byte \(offset)"
    case .gzip(let fault): fault.description
    case .zstd(let fault): fault.description
    case .source(let error): "reading stopped at byte \(offset): \(error)"
    }
  }

  /// What a person can do about it.
  public var remedy: String {
    switch what {
    case .noText: "Save or unpack it as CSV, and give that file."
    case .noHeader(skipped: 1...): "Check `skip` of this source in the pipeline file."
    case .emptyFile, .noHeader: "Fetch the export again, or put the header alone there if the marketplace has nothing that day."
    case .badHeader(_, let looksLike?): "Set `encoding: \(looksLike)` for this source in the pipeline file."
    case .badHeader: "Check `encoding`, `delimiter` and `quote` of this source in the pipeline file."
    case .tooManyFields: "Check `delimiter` of this source in the pipeline file."
    case .unusableDelimiter: "Use a comma, a semicolon or a tab as `delimiter`."
    case .unusableQuote: "Use '\"' as `quote`."
    case .unusableDialect: "Give another character."
    case .unusableHeaderRows: "Set `header_rows: 1`, or as many as the header has."
    case .noConverter: "Install the C library's converters (Debian: libc6 has them under /usr/lib/*/gconv)."
    case .splitter: "Free some memory and run again."
    case .gzip(let fault): fault.remedy
    case .zstd(let fault): fault.remedy
    case .source: "Check that the file can be read, then run again."
    }
  }
}
