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
  /// - Throws: a fault that names the file.
  func write(to writer: ArtefactWriter) throws(RunFault) -> [String: Int] {
    do { return try ingest(to: writer) } catch { throw RunFault(error, reading: path, at: location) }
  }

  private func ingest(to writer: ArtefactWriter) throws -> [String: Int] {
    let file = try ExportSource(path: location, disk: disk)
    let reader = try source.reader(of: file)
    let columns = try source.columns.resolve(header: reader.header, file: path)
    let builder = SegmentBuilder(columns: columns, formats: source.values.formats)
    let listings = try TableWriter(writer.create(ListingTable.fileName, isPrivate: false), schema: ListingTable.schema)
    let sellers = try TableWriter(writer.create(SellerTable.fileName, isPrivate: true), schema: SellerTable.schema)
    let rejects = try TableWriter(writer.create(RejectTable.fileName, isPrivate: true), schema: RejectTable.schema)
    watch?.begin(columns)
    var batch = RecordBatch()
    while try reader.next(&batch) {
      try interruption.check()
      builder.add(batch)
      watch?.add(batch)
      if builder.isFull { try drain(builder, listings, sellers, rejects) }
    }
    try drain(builder, listings, sellers, rejects)
    guard try file.isUnchanged(since: digest) else {
      throw RunFault(
        .inputs, "\(path) changed while it was read", remedy: "Let exports be written elsewhere and renamed into place when they are whole")
    }
    _ = try listings.finish()
    _ = try sellers.finish()
    _ = try rejects.finish()
    var counts = Dictionary(uniqueKeysWithValues: builder.counts.named.map { ($0.name, $0.count) })
    counts["blank_lines"] = reader.blankLines
    counts["unpacked_bytes"] = reader.unpackedBytes
    return counts
  }

  private func drain(_ builder: SegmentBuilder, _ listings: TableWriter, _ sellers: TableWriter, _ rejects: TableWriter) throws {
    if let chunk = builder.takeListings() { try listings.append(chunk) }
    if let chunk = builder.takeRejects() { try rejects.append(chunk) }
    while let chunk = builder.takeSellers() { try sellers.append(chunk) }
  }
}
