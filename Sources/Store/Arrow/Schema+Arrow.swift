extension Schema {
  /// So many columns, and so many notes, may a table have.
  static let fieldLimit = 1024

  /// Whether a table of this schema can be read again.
  var isWithinLimits: Bool {
    fields.count <= Self.fieldLimit && metadata.count <= Self.fieldLimit
      && fields.allSatisfy { $0.name.utf8.count <= FlatTable.textLimit }
      && metadata.allSatisfy { max($0.key.utf8.count, $0.value.utf8.count) <= FlatTable.textLimit }
  }

  /// The Schema table. A dictionary's id is the place of its column.
  var arrowTable: FlatValue {
    let tables = fields.enumerated().map { place, field in
      var members: [(Int, FlatValue)] = [
        (0, .text(field.name)), (1, .bool(field.nullable)), (2, .uint8(field.type.arrowType.kind)), (3, field.type.arrowType.table),
      ]
      if field.type == .dictionary { members.append((4, ColumnType.dictionaryEncoding(id: place))) }
      // Readers in C++ want the list of children even where it is empty.
      members.append((5, .tables([])))
      return FlatValue.table(members)
    }
    let notes = metadata.map { FlatValue.table([(0, .text($0.key)), (1, .text($0.value))]) }
    return .table([(0, .int16(0)), (1, .tables(tables)), (2, .tables(notes))])
  }

  /// The schema that a Schema table describes, with the dictionary id of each column that has one. At most ``fieldLimit`` columns and
  /// notes are taken, so that damage cannot cost memory.
  static func parse(_ table: FlatTable) throws(TableProblem) -> (schema: Schema, dictionaryIDs: [Int64?]) {
    guard try table.number(0, default: Int16(0)) == 0 else { throw TableProblem(.unsupported("its numbers are big-endian")) }
    let fields = try table.tables(1)
    let notes = try table.tables(2)
    guard fields.count <= fieldLimit, notes.count <= fieldLimit else {
      throw TableProblem(.unsupported("it has more than \(fieldLimit) columns or notes"))
    }
    var schema = Schema([])
    var ids: [Int64?] = []
    for field in fields {
      let name = try field.text(0) ?? ""
      guard let type = try ColumnType(field: field), try field.tables(5).isEmpty else {
        throw TableProblem(.unsupported("its type is none of \(ColumnType.allCases.map(\.rawValue).joined(separator: ", "))"), column: name)
      }
      schema.fields.append(Field(name, type, nullable: try field.number(1, default: UInt8(0)) != 0))
      ids.append(try field.table(4)?.number(0, default: Int64(0)))
    }
    for note in notes { schema.metadata.append(Note(key: try note.text(0) ?? "", value: try note.text(1) ?? "")) }
    return (schema, ids)
  }
}
