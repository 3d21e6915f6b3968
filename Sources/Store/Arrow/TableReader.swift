import Synchronization

/// Reads a table from an Arrow IPC file that nobody vouches for, a column of a batch at a time, by positioned reads of just its bytes.
///
/// Whatever the file holds, the outcome is its values or a ``TableFault``: every place and size in it is checked before it is used. Several
/// threads may read at once.
public final class TableReader: Sendable {
  /// Where the file stands.
  public let path: String
  /// The columns and the notes.
  public let schema: Schema
  /// The rows of all batches.
  public let rowCount: Int
  private let file: TableFile
  private let batches: [PlacedBatch]
  /// For each column the dictionary it refers to, where it has one.
  private let dictionaries: [PlacedBatch?]
  /// For each column the number of its first buffer.
  private let firstBuffers: [Int]
  private let loaded: Mutex<[TextColumn?]>

  /// Opens a table and reads what it says about its columns and batches.
  public convenience init(path: String, disk: Disk) throws(TableFault) {
    do { try self.init(checking: path, disk) } catch { throw error.fault(in: path) }
  }

  private init(checking path: String, _ disk: Disk) throws(TableProblem) {
    let file = try TableFile(path: path, disk: disk)
    let footer = try file.footer()
    let types = footer.schema.fields.map(\.type)
    var batches: [PlacedBatch] = []
    for block in footer.batches { batches.append(try PlacedBatch(file, block, types: types)) }
    var first = 0
    var firstBuffers: [Int] = []
    for type in types {
      firstBuffers.append(first)
      first += type.bufferCount
    }
    self.path = path
    self.file = file
    self.batches = batches
    self.firstBuffers = firstBuffers
    schema = footer.schema
    rowCount = batches.reduce(0) { $0 + $1.layout.rows }
    dictionaries = try Self.dictionaries(of: footer, file)
    loaded = Mutex([TextColumn?](repeating: nil, count: types.count))
  }

  private static func dictionaries(of footer: ArrowFooter, _ file: TableFile) throws(TableProblem) -> [PlacedBatch?] {
    var found: [Int64: PlacedBatch] = [:]
    for block in footer.dictionaries {
      let (id, batch) = try PlacedBatch.dictionary(file, block)
      guard found.updateValue(batch, forKey: id) == nil else {
        throw TableProblem(damage: "it has two dictionaries of one id", at: block.offset)
      }
    }
    var dictionaries: [PlacedBatch?] = []
    for (place, field) in footer.schema.fields.enumerated() {
      let batch = footer.dictionaryIDs[place].flatMap { found[$0] }
      guard field.type != .dictionary || batch != nil else {
        throw TableProblem(.damaged("its dictionary is missing", at: 0), column: field.name)
      }
      dictionaries.append(batch)
    }
    return dictionaries
  }

  /// The number of batches.
  public var batchCount: Int { batches.count }

  /// The number of rows in a batch, which must be there.
  public func rows(inBatch batch: Int) -> Int { batches[batch].layout.rows }

  /// Reads one column of one batch.
  public func column(_ name: String, batch: Int) throws(TableFault) -> Column {
    guard batches.indices.contains(batch) else { throw TableFault(path: path, reason: .noSuchBatch(batch, of: batches.count)) }
    guard let place = schema.index(of: name) else { throw TableFault(path: path, column: name, reason: .noSuchColumn) }
    let field = schema.fields[place]
    do throws(TableProblem) {
      let column = try batches[batch].column(file, place, type: field.type, buffer: firstBuffers[place]) { () throws(TableProblem) in
        try dictionary(place)
      }
      guard field.nullable || column.validity == nil else {
        throw TableProblem(damage: "a value is missing that its schema says is there", at: 0)
      }
      return column
    } catch { throw error.fault(in: path, column: name) }
  }

  /// The texts of a dictionary column, which are read once.
  private func dictionary(_ place: Int) throws(TableProblem) -> TextColumn {
    if let texts = loaded.withLock({ $0[place] }) { return texts }
    guard let batch = dictionaries[place] else { throw TableProblem(damage: "its dictionary is missing", at: 0) }
    guard batch.layout.nullCounts == [0] else { throw TableProblem(.unsupported("a value of its dictionary is missing")) }
    let texts = try batch.texts(file, column: 0, buffer: 0)
    loaded.withLock { $0[place] = texts }
    return texts
  }
}
