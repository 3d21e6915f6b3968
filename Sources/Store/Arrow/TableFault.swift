/// What is wrong with a table file, or with what was to be written into one.
public struct TableFault: Error, Hashable, Sendable {
  /// The kinds of trouble.
  public enum Reason: Hashable, Sendable {
    /// The disk failed.
    case disk(DiskFault)
    /// The file is not a whole table: what is wrong, and at which byte of the file or of the part that was read.
    case damaged(String, at: Int)
    /// The file is a table, with something that Brandsieve neither writes nor reads.
    case unsupported(String)
    /// What was to be written is beyond what a table can hold.
    case unwritable(String)
    /// There is no such column.
    case noSuchColumn
    /// There is no such batch; how many there are.
    case noSuchBatch(Int, of: Int)
    /// The column holds something else.
    case wrongType(expected: [ColumnType], found: ColumnType)
    /// Columns were given that the schema does not have, or too few.
    case columnCount(expected: Int, found: Int)
    /// A column has another number of values than the first one.
    case columnLength(expected: Int, found: Int)
    /// A value is missing in a column that may have none missing.
    case nullValue
    /// A dictionary number points beyond the dictionary.
    case noSuchDictionaryValue(UInt32)
    /// A text is not UTF-8.
    case notText
    /// A dictionary has grown beyond 2 GiB of text.
    case dictionaryTooLarge
  }

  /// The table file.
  public var path: String
  /// The column it is about, where it is about one.
  public var column: String?
  /// What is wrong.
  public var reason: Reason

  /// Trouble with a table.
  public init(path: String, column: String? = nil, reason: Reason) {
    self.path = path
    self.column = column
    self.reason = reason
  }
}

extension TableFault: CustomStringConvertible {
  /// Safe in logs: names no value.
  public var description: String {
    let place = column.map { "column \($0) of \(path)" } ?? path
    return switch reason {
    case .disk(let fault): fault.description
    case .damaged(let what, let offset): "\(place) is damaged: \(what) (byte \(offset))"
    case .unsupported(let what): "\(place) is not a table of Brandsieve: \(what)"
    case .unwritable(let what): "\(place) cannot be written: \(what)"
    case .noSuchColumn: "there is no \(place)"
    case .noSuchBatch(let batch, let count): "\(path) has no batch \(batch), only \(count)"
    case .wrongType(let expected, let found): "\(place) holds \(found.rawValue), not \(expected.map(\.rawValue).joined(separator: " or "))"
    case .columnCount(let expected, let found): "\(path) has \(expected) columns, but \(found) were given"
    case .columnLength(let expected, let found): "\(place) was given \(found) values for \(expected) rows"
    case .nullValue: "\(place) was given a missing value, which its schema forbids"
    case .noSuchDictionaryValue(let number): "\(place) was given the dictionary number \(number), which its dictionary does not have"
    case .notText: "\(place) was given a text that is not UTF-8"
    case .dictionaryTooLarge: "the dictionary of \(place) is larger than 2 GiB"
    }
  }

  /// What the person who reads this can do.
  public var remedy: String {
    switch reason {
    case .disk(let fault): fault.remedy
    case .damaged: "Remove the artefact: the next run makes it again."
    case .unsupported: "Check that the file was made by this version of Brandsieve."
    case .noSuchColumn, .noSuchBatch, .wrongType: "Remove artefacts of older versions with `brandsieve gc`, then run again."
    case .columnCount, .columnLength, .nullValue, .noSuchDictionaryValue, .notText: "This is a defect of Brandsieve: please report it."
    case .unwritable: "Split the input file, or give the machine more memory."
    case .dictionaryTooLarge: "Split the input file: one of its repeating columns hardly repeats."
    }
  }
}
