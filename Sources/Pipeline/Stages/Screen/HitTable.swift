import Candidates
import Screening
import Store

/// Writes the marks found in a segment: one row for each, in the order of the listings.
struct HitTableWriter {
  static let schema = Schema([
    Field("row", .uint32), Field("brand", .uint32), Field("start", .uint32), Field("end", .uint32), Field("form", .uint8),
    Field("context", .uint32), Field("brand_field", .uint8),
  ])
  private static let chunkRows = 16_384

  private let output: TableWriter
  private var rows: [UInt32] = []
  private var brands: [UInt32] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private var forms: [UInt8] = []
  private var contexts: [UInt32] = []
  private var brandFields: [UInt8] = []

  init(_ file: FileWriter) throws(TableFault) { output = try TableWriter(file, schema: Self.schema) }

  /// Adds a hit in the listing of a row.
  mutating func append(_ hit: MarkHit, row: UInt32, brandField: BrandFieldContent) throws(TableFault) {
    rows.append(row)
    brands.append(UInt32(bitPattern: hit.brand))
    starts.append(UInt32(bitPattern: hit.start))
    ends.append(UInt32(bitPattern: hit.end))
    forms.append(hit.form.rawValue)
    contexts.append(hit.context.rawValue)
    brandFields.append(brandField.rawValue)
    if rows.count == Self.chunkRows { try flush() }
  }

  /// Writes what is left and closes the file.
  mutating func finish() throws(TableFault) {
    try flush()
    _ = try output.finish()
  }

  private mutating func flush() throws(TableFault) {
    try output.append(
      Chunk([
        .uint32(rows, nil), .uint32(brands, nil), .uint32(starts, nil), .uint32(ends, nil), .uint8(forms, nil), .uint32(contexts, nil),
        .uint8(brandFields, nil),
      ]))
    rows.removeAll(keepingCapacity: true)
    brands.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    contexts.removeAll(keepingCapacity: true)
    brandFields.removeAll(keepingCapacity: true)
  }
}

/// A row of a table of hits.
struct SegmentHit: Sendable {
  var row: Int
  var hit: MarkHit
  var brandField: BrandFieldContent

  /// All hits of a segment, in the order of its rows.
  static func read(_ screen: Artefact, ordinal: Int, disk: Disk) throws(TableFault) -> [SegmentHit] {
    let table = try TableReader(path: screen.path(of: ScreenStage.hits(ordinal)), disk: disk)
    var hits: [SegmentHit] = []
    hits.reserveCapacity(table.rowCount)
    for batch in 0..<table.batchCount {
      let rows = try table.uint32("row", batch: batch)
      let brands = try table.uint32("brand", batch: batch)
      let starts = try table.uint32("start", batch: batch)
      let ends = try table.uint32("end", batch: batch)
      let forms = try table.uint8("form", batch: batch)
      let contexts = try table.uint32("context", batch: batch)
      let fields = try table.uint8("brand_field", batch: batch)
      for place in rows.indices {
        let hit = MarkHit(
          brand: Int32(bitPattern: brands[place]), start: Int32(bitPattern: starts[place]), end: Int32(bitPattern: ends[place]),
          form: MarkForm(rawValue: forms[place]) ?? .name, context: HitContext(rawValue: contexts[place]))
        hits.append(
          SegmentHit(row: Int(rows[place]), hit: hit, brandField: BrandFieldContent(rawValue: fields[place]) ?? .empty))
      }
    }
    return hits
  }
}
