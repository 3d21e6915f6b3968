import Marketplace
import Store
import Tabular

/// Ingest: one source file becomes a segment of typed columns, distinct sellers, rejects and counts. It knows no other file, and its
/// memory does not grow with the file's length.
struct IngestStage {
  let source: SourceSettings
  /// The file's path below the data root.
  let path: String
  /// Where it is opened.
  let location: String
  /// The SHA-256 of the file, hashed before.
  let digest: String
  let disk: Disk
  let interruption: Interruption
  /// What looks at the values on the way, for a contract; nil for nothing.
  let watch: ValueWatch?

  var request: StageRequest {
    StageRequest(.ingest, subject: path, settings: source.canonicalIngest(), inputs: [StageInput("export", digest: digest)])
  }

  /// Writes the tables and gives the counts.
  ///
  /// - Throws: a fault that names the file: ``MissingColumns``, which break the source's contract, or a `RunFault`.
  func write(to writer: ArtefactWriter) throws -> [String: Int] {
    do { return try ingest(to: writer) } catch let fault as MissingColumns { throw fault } catch {
      throw RunFault(error, reading: path, at: location)
    }
  }

  private func ingest(to writer: ArtefactWriter) throws -> [String: Int] {
    let file = try ExportSource(path: location, disk: disk)
    let counts: [String: Int]
    do {
      let packed = source.unpacked(file)
      let unpacked = HashedSource(packed)
      var read = try readRows(of: source.reader(ofUnpacked: unpacked), unpacked, to: writer)
      // A packed file that adds up is whole; of a plain one nobody knows.
      if unpacked.endsWithinLine, packed is FileHead { read[OpenEnd.count] = 1 }
      counts = read
    } catch let fault as ReadFault {
      guard let damage = fault.damage, source.onDamage != .failRun else { throw fault }
      // Not even the header is whole.
      counts = try refuse(damage, ReadRows(), to: writer)
    }
    try file.requireUnchanged(since: digest, named: path)
    return counts
  }

  /// Where the columns stand, by the file's header.
  ///
  /// - Throws: ``MissingColumns``.
  private func columns(of reader: RecordReader) throws -> ResolvedColumns {
    do throws(HeaderFault) {
      return try source.columns.resolve(header: reader.header, file: path)
    } catch {
      var fault = error
      fault.looksLike = reader.likelierEncoding
      throw MissingColumns(fault: fault, byteOffset: reader.headerOffset)
    }
  }

  private func readRows(of reader: RecordReader, _ unpacked: HashedSource, to writer: ArtefactWriter) throws -> [String: Int] {
    let columns = try columns(of: reader)
    let builder = SegmentBuilder(columns: columns, formats: source.values.formats)
    let tables = try SegmentTables(writer)
    watch?.begin(columns)
    var batch = RecordBatch()
    var damage: FileDamage?
    var witness = EncodingWitness(declared: source.dialect.encoding)
    while try damage == nil && source.fill(&batch, from: reader, &damage) {
      try interruption.check()
      if !witness.isDone { witness.look(at: batch) }
      builder.add(batch)
      watch?.add(batch)
      if builder.isFull { try tables.take(from: builder) }
    }
    var rows = ReadRows()
    (rows.read, rows.tally, rows.unpackedBytes) = (builder.counts.rowsRead, reader.tally, reader.unpackedBytes)
    if reader.encoding != source.dialect.encoding { rows.byteOrder = reader.encoding }
    rows.warning = witness.suspicion.map { EncodingWarning($0, declared: source.dialect.encoding) }
    if damage != nil { (rows.cutBytes, rows.cutLines) = reader.remains }
    rows.digest = unpacked.digest
    if let damage, source.onDamage == .rejectFile { return try refuse(damage, rows, to: writer) }
    try tables.take(from: builder)
    try tables.finish()
    var counts = Dictionary(uniqueKeysWithValues: builder.counts.named.map { ($0.name, $0.count) })
    if damage != nil {
      counts["rows_read"] = rows.read + rows.cutLines
      counts["withheld"] = rows.cutLines
    }
    try note(damage, rows, kept: rows.read, to: writer)
    return counts.merging(rows.counts) { first, _ in first }
  }

  /// Uses nothing of the file: its tables are empty, its rows withheld.
  private func refuse(_ damage: FileDamage, _ rows: ReadRows, to writer: ArtefactWriter) throws -> [String: Int] {
    watch?.forget()
    try writer.restart()
    try SegmentTables(writer).finish()
    try note(damage, rows, kept: 0, to: writer)
    var counts = Dictionary(uniqueKeysWithValues: SegmentCounts().named.map { ($0.name, $0.count) })
    counts["rows_read"] = rows.read + rows.cutLines
    counts["withheld"] = rows.read + rows.cutLines
    return counts.merging(rows.counts) { first, _ in first }
  }

  private func note(_ damage: FileDamage?, _ rows: ReadRows, kept: Int, to writer: ArtefactWriter) throws {
    // The artefact of a file is the same wherever the file stands: who reads the findings fills in both.
    let incomplete = damage.map { damage in
      IncompleteFile(
        marketplace: "", file: "", fault: damage.code, words: damage.words, compressedOffset: damage.compressedOffset,
        unpackedOffset: damage.unpackedOffset, policy: source.onDamage.rawValue, rowsKept: kept,
        rowsWithheld: rows.read + rows.cutLines - kept, cutBytes: rows.cutBytes)
    }
    try ReadFindings(damage: incomplete, encoding: rows.warning, byteOrder: rows.byteOrder, unpackedDigest: rows.digest).write(to: writer)
  }
}

/// How much of a file was read.
private struct ReadRows {
  var read = 0
  var tally = ReadTally()
  var unpackedBytes = 0
  var warning: EncodingWarning?
  /// The hash of the unpacked bytes, where they could be read to their end.
  var digest: String?
  /// The code page with the order that the file's mark told.
  var byteOrder: TextEncoding?
  /// After damage: what follows the last whole record.
  var cutBytes = 0
  var cutLines = 0

  /// By name; of what only some sources have, what occurred.
  var counts: [String: Int] {
    var counts = ["blank_lines": tally.blankLines, "unpacked_bytes": unpackedBytes]
    let rare = [
      ("comment_lines", tally.commentLines), ("skipped_lines", tally.skippedLines), ("footer_lines", tally.footerLines),
      ("null_fields", tally.nulls), ("replaced_rows", tally.mendedRows), ("replaced_characters", tally.replacements),
    ]
    for (name, count) in rare where count > 0 { counts[name] = count }
    counts[ReplacedBytes.firstRowCount] = tally.firstMendedRow
    return counts
  }
}
