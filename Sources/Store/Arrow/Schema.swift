/// A column of a table: its name, what it holds, and whether values may be missing.
public struct Field: Hashable, Sendable {
  /// Its name, by which it is read.
  public var name: String
  /// What it holds.
  public var type: ColumnType
  /// Whether values may be missing.
  public var nullable: Bool

  /// A column.
  public init(_ name: String, _ type: ColumnType, nullable: Bool = false) {
    self.name = name
    self.type = type
    self.nullable = nullable
  }
}

/// The columns of a table, in order, and notes about the whole.
public struct Schema: Hashable, Sendable {
  /// A note: a key and its text.
  public struct Note: Hashable, Sendable {
    /// What it is about.
    public var key: String
    /// Its text.
    public var value: String

    /// A note.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The columns, in order.
  public var fields: [Field]
  /// Notes, in order.
  public var metadata: [Note]

  /// A schema; `metadata` are notes as (key, text).
  public init(_ fields: [Field], metadata: [(String, String)] = []) {
    self.fields = fields
    self.metadata = metadata.map { Note(key: $0.0, value: $0.1) }
  }

  /// The place of a column; nil if there is none of that name.
  public func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}
