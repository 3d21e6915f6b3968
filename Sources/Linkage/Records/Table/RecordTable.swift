/// A table whose records are to be linked: columns of text, an id for each record.
public struct RecordTable: Sendable {
  /// The id of each record.
  public var ids: TextList
  /// The names of the columns.
  public var names: [String]
  /// The columns, as long as `ids` each.
  public var columns: [TextList]

  /// A table of these parts.
  public init(ids: TextList, names: [String], columns: [TextList]) {
    self.ids = ids
    self.names = names
    self.columns = columns
  }

  /// The column of a name.
  func column(_ name: String) throws(RecordLinkFault) -> TextList {
    guard let place = names.firstIndex(of: name) else { throw .noSuchColumn(name) }
    return columns[place]
  }
}

/// Why records cannot be linked.
public enum RecordLinkFault: Error, Equatable, Sendable {
  /// The table has no column of the name.
  case noSuchColumn(String)
  /// Two records, by their places in the table, have the same id.
  case duplicateID(first: Int, second: Int)
  /// The record at this place has no id.
  case emptyID(Int)
}
