/// One kind of file in a package: what its rows are, what the rows of one file share, and its columns.
public struct FileLayout: Equatable, Sendable {
  /// What a row is.
  public var rows: RowKind
  /// What the file names begin with: `complaint` gives `complaint-0001.csv`.
  public var name: String
  /// What all rows of one file have in common.
  public var sharing: [SharedTrait]
  /// How many rows a file holds at most.
  public var maxRows: Int
  /// The columns in their order.
  public var columns: [ColumnLayout]

  /// A kind of file with all its parts.
  public init(rows: RowKind, name: String, sharing: [SharedTrait], maxRows: Int, columns: [ColumnLayout]) {
    self.rows = rows
    self.name = name
    self.sharing = sharing
    self.maxRows = maxRows
    self.columns = columns
  }
}

/// One column of a file.
public struct ColumnLayout: Equatable, Sendable {
  /// The name in the file's header.
  public var header: String
  /// Where the value comes from.
  public var field: PackageField
  /// How long a value may be, in UTF-16 units, which no other way of counting characters exceeds; nil where the programme sets no limit.
  public var maxLength: Int?
  /// Whether a row without this value stays out.
  public var isRequired: Bool

  /// A column with all its parts.
  public init(header: String, field: PackageField, maxLength: Int? = nil, isRequired: Bool = false) {
    self.header = header
    self.field = field
    self.maxLength = maxLength
    self.isRequired = isRequired
  }
}

/// What the rows of a file are.
public enum RowKind: String, CaseIterable, Sendable {
  /// Takedown candidates of the tier `file`.
  case takedowns
  /// Rights that the programme does not have on file yet.
  case registrations
  /// Seller accounts to be removed, one a row.
  case removals
}

/// What the rows of one file may have in common.
public enum SharedTrait: String, CaseIterable, Sendable {
  /// The office and number of the right.
  case right
  case marketplace
  /// The programme's reason.
  case reason
  /// The rights holder.
  case holder
}

extension RowKind {
  /// The traits that rows of this kind have.
  public var traits: [SharedTrait] {
    switch self {
    case .takedowns: [.right, .marketplace, .reason, .holder]
    case .registrations: [.right, .holder]
    case .removals: [.marketplace]
    }
  }
}
