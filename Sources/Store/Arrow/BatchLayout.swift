/// The RecordBatch table: how many rows, and where in the message's body each buffer stands.
struct BatchLayout {
  /// A part of the body, without its padding.
  struct Buffer {
    var offset: Int
    var length: Int
  }

  var rows: Int
  /// The missing values of each column.
  var nullCounts: [Int]
  var buffers: [Buffer]
  var isCompressed: Bool

  /// The table that describes it, compressed by zstd.
  var arrowTable: FlatValue {
    let nodes = nullCounts.flatMap { [Int64(rows), Int64($0)] }
    let places = buffers.flatMap { [Int64($0.offset), Int64($0.length)] }
    return .table([
      (0, .int64(Int64(rows))), (1, .words(nodes, perStruct: 2)), (2, .words(places, perStruct: 2)),
      (3, .table([(0, .uint8(ArrowNumbers.zstd)), (1, .uint8(0))])),
    ])
  }

  init(rows: Int, nullCounts: [Int], buffers: [Buffer]) {
    self.rows = rows
    self.nullCounts = nullCounts
    self.buffers = buffers
    isCompressed = true
  }

  /// Reads the table of columns of some types, and checks that every buffer lies within a body of `bodyLength` bytes.
  init(_ table: FlatTable, types: [ColumnType], bodyLength: Int) throws(TableProblem) {
    let length = try table.number(0, default: Int64(0))
    guard (0...Int64(Int32.max)).contains(length) else { throw TableProblem(damage: "a batch of \(length) rows", at: 0) }
    rows = Int(length)
    let nodes = try table.words(1, perStruct: 2)
    let places = try table.words(2, perStruct: 2)
    guard nodes.count == 2 * types.count, places.count == 2 * types.reduce(0, { $0 + $1.bufferCount }) else {
      throw TableProblem(damage: "a batch does not have the buffers of its columns", at: 0)
    }
    nullCounts = []
    for node in stride(from: 0, to: nodes.count, by: 2) {
      guard nodes[node] == length, (0...length).contains(nodes[node + 1]) else {
        throw TableProblem(damage: "a column has another length than its batch", at: 0)
      }
      nullCounts.append(Int(nodes[node + 1]))
    }
    buffers = []
    for place in stride(from: 0, to: places.count, by: 2) {
      let (end, overflows) = places[place].addingReportingOverflow(places[place + 1])
      guard !overflows, places[place] >= 0, places[place + 1] >= 0, end <= Int64(bodyLength) else {
        throw TableProblem(damage: "a buffer runs out of its batch", at: 0)
      }
      buffers.append(Buffer(offset: Int(places[place]), length: Int(places[place + 1])))
    }
    let compression = try table.table(3)
    isCompressed = compression != nil
    if let compression, try compression.number(0, default: UInt8(0)) != ArrowNumbers.zstd {
      throw TableProblem(.unsupported("it is compressed by something else than zstd"))
    }
  }
}

extension ColumnType {
  /// The buffers of a column: validity and values, and between them the offsets where values have lengths of their own.
  var bufferCount: Int { width == nil ? 3 : 2 }
}
