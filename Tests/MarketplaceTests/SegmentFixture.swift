import Marketplace
import Store
import Tabular

/// An export in memory and what a segment builder makes of it.
struct SegmentFixture {
  static let mapping = ColumnMapping(Dictionary(uniqueKeysWithValues: ListingColumn.allCases.map { ($0, $0.rawValue) }))

  /// The rows of the tables, each a column's name with its value as text; null is absent.
  var listings: [[String: String]] = []
  var rejects: [[String: String]] = []
  var sellers: [[String: String]] = []
  var counts = SegmentCounts()

  /// Builds the segment of a file. `take`: after how many batches columns are taken; `step`: how many bytes are read at a time.
  init(
    _ csv: String, mapping: ColumnMapping = mapping, formats: ValueFormats = ValueFormats(), step: Int = .max, takeAlways: Bool = false
  ) throws {
    try self.init(Array(csv.utf8), mapping: mapping, formats: formats, step: step, takeAlways: takeAlways)
  }

  init(
    _ csv: [UInt8], mapping: ColumnMapping = mapping, formats: ValueFormats = ValueFormats(), step: Int = .max, takeAlways: Bool = false
  ) throws {
    let reader = try RecordReader(BytesSource(csv, step: step), dialect: Dialect())
    let builder = SegmentBuilder(columns: try mapping.resolve(header: reader.header, file: "test.csv"), formats: formats)
    var batch = RecordBatch()
    while try reader.next(&batch) {
      builder.add(batch)
      if builder.isFull || takeAlways { take(from: builder) }
    }
    take(from: builder)
    counts = builder.counts
  }

  private mutating func take(from builder: SegmentBuilder) {
    if let chunk = builder.takeListings() { listings += Self.rows(chunk, ListingTable.schema) }
    if let chunk = builder.takeRejects() { rejects += Self.rows(chunk, RejectTable.schema) }
    while let chunk = builder.takeSellers() { sellers += Self.rows(chunk, SellerTable.schema) }
  }

  /// The rows of a chunk.
  static func rows(_ chunk: Chunk, _ schema: Schema) -> [[String: String]] {
    var rows = [[String: String]](repeating: [:], count: chunk.rows)
    for (column, field) in zip(chunk.columns, schema.fields) {
      precondition(column.type == field.type && column.count == chunk.rows)
      for row in rows.indices where column.validity?.isValid(row) ?? true {
        rows[row][field.name] =
          switch column {
          case .uint8(let values, _): String(values[row])
          case .uint16(let values, _): String(values[row])
          case .uint32(let values, _): String(values[row])
          case .uint64(let values, _): String(values[row])
          case .int32(let values, _): String(values[row])
          case .int64(let values, _), .timestamp(let values, _): String(values[row])
          case .float64(let values, _): String(values[row])
          case .utf8(let texts), .binary(let texts): texts[row]
          case .dictionary(let indices, let texts, _): texts[Int(indices[row])]
          }
      }
    }
    return rows
  }
}
