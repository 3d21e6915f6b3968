import Marketplace
import Store
import Tabular

/// Ingest of a fix file: its mended records become a segment like that of an export. Each record is read on its own, so that a quote that
/// is still open in one cannot swallow the next.
struct FixStage {
  let fix: NightFix
  let disk: Disk
  let interruption: Interruption

  static let origins = "origins.arrow"
  static let originSchema = Schema([
    Field("row", .uint32), Field("file", .utf8), Field("origin_row", .uint32), Field("origin_byte_offset", .uint64),
  ])

  var request: StageRequest {
    StageRequest(
      .ingest, subject: fix.file.path, settings: fix.export.source.canonicalIngest(),
      inputs: [StageInput("fixes", digest: fix.file.digest), StageInput("export", digest: fix.export.digest)])
  }

  /// Writes the tables of a segment, and where each row came from; gives the counts.
  func write(to writer: ArtefactWriter) throws(RunFault) -> [String: Int] {
    do { return try ingest(to: writer) } catch { throw RunFault(error, reading: fix.export.path, at: fix.export.location) }
  }

  private func ingest(to writer: ArtefactWriter) throws -> [String: Int] {
    let source = fix.export.source
    let header = try source.reader(of: ExportSource(path: fix.export.location, disk: disk)).header
    let columns = try source.columns.resolve(header: header, file: fix.export.path)
    let builder = SegmentBuilder(columns: columns, formats: source.values.formats)
    let tables = try SegmentTables(writer)
    for row in fix.file.rows {
      try interruption.check()
      let reader = try MendedRecord.reader(of: row.raw, source, columns: header.count)
      var batch = RecordBatch()
      while try reader.next(&batch) {
        for record in 0..<batch.count { batch.setPlace(record, row: row.place.row, byteOffset: row.place.byteOffset) }
        builder.add(batch)
      }
      if builder.isFull { try tables.take(from: builder) }
    }
    try tables.take(from: builder)
    try tables.finish()
    try writeOrigins(to: writer)
    var counts = Dictionary(uniqueKeysWithValues: builder.counts.named.map { ($0.name, $0.count) })
    counts["unpacked_bytes"] = fix.file.size
    return counts
  }

  private func writeOrigins(to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(Self.origins, isPrivate: false), schema: Self.originSchema)
    let rows = fix.file.rows
    try output.append(
      Chunk([
        .uint32(rows.map { UInt32(clamping: $0.place.row) }), .utf8(TextColumn(rows.map(\.file))),
        .uint32(rows.map { UInt32(clamping: $0.row) }),
        .uint64(rows.map { UInt64(clamping: $0.byteOffset) }),
      ]))
    _ = try output.finish()
  }
}

/// A mended record as something to read: it is UTF-8, whatever the export is, and in the source's dialect.
enum MendedRecord {
  /// A reader that gives the records in a text; a sound text holds one.
  ///
  /// - Throws: status 4 where the text has a broken escape.
  static func reader(of text: String, _ source: SourceSettings, columns: Int) throws -> RecordReader {
    guard let bytes = EscapedText.utf8(text) else {
      throw RunFault(.inputs, "a backslash that begins neither \\\\ nor \\xNN", remedy: "Double it")
    }
    var dialect = source.dialect
    dialect.encoding = .utf8
    (dialect.headerRows, dialect.skip, dialect.footerRows, dialect.comment) = (1, 0, 0, nil)
    var limits = source.limits
    // The limit is one of the source's own bytes; the same text may have more in UTF-8, at most three for one.
    if source.dialect.encoding != .utf8 { limits.maxRecordBytes = min(3 * limits.maxRecordBytes, 256 << 20) }
    let header = Array(Array(repeating: [UInt8(ascii: "c")], count: max(1, columns)).joined(separator: dialect.delimiter))
    return try RecordReader(BytesSource(header + [10] + bytes), dialect: dialect, limits: limits)
  }
}

/// Where the rows of a fix file's segment came from.
struct FixOrigins {
  /// File, row and byte by the row's number in the fix file.
  private var origins: [Int: (file: String, row: Int, byteOffset: Int)] = [:]

  /// Reads the origins of a segment; none where it is an export's.
  init(_ segment: Segment, disk: Disk) throws {
    guard segment.artefact.manifest.files.contains(where: { $0.name == FixStage.origins }) else { return }
    let table = try TableReader(path: segment.artefact.path(of: FixStage.origins), disk: disk)
    for batch in 0..<table.batchCount {
      let rows = try table.uint32("row", batch: batch)
      let files = try table.text("file", batch: batch)
      let originRows = try table.uint32("origin_row", batch: batch)
      let offsets = try table.uint64("origin_byte_offset", batch: batch)
      for place in rows.indices { origins[Int(rows[place])] = (files[place], Int(originRows[place]), Int(offsets[place])) }
    }
  }

  /// The record that a row mends; nil for a row of an export.
  func place(_ row: Int) -> (file: String, row: Int)? { origins[row].map { ($0.file, $0.row) } }

  /// Where a row came from, in words; nil for a row of an export.
  func words(_ row: Int) -> String? { origins[row].map { "\($0.file) row \($0.row), byte \($0.byteOffset)" } }
}
