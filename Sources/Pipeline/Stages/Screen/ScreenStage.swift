import Candidates
import Marketplace
import Registry
import Screening
import Store

/// Screen: the marks in the titles and brand fields of the selected listings, with what stands around them.
///
/// Writes one table of hits for each segment, in the order of marketplace and path; each is worked by one thread.
struct ScreenStage {
  let segments: [SelectedSegment]
  let brands: [Brand]
  let lexicon: Lexicon
  let lexiconDigest: String
  let threads: Int
  let disk: Disk
  let interruption: Interruption

  /// The name of the table that goes with the segment of this ordinal.
  static func hits(_ ordinal: Int) -> String { numbered("hits", ordinal) }

  var request: StageRequest {
    var inputs: [StageInput] = []
    for segment in segments {
      let path = segment.segment.path
      inputs.append(StageInput("listings", path: path, digest: segment.segment.artefact.digest(of: ListingTable.fileName)))
      inputs.append(StageInput("rows", path: path, digest: segment.selection.digest(of: SelectionStage.rows(segment.ordinal))))
    }
    inputs.append(StageInput("brands", digest: Self.digest(of: brands)))
    inputs.append(StageInput("lexicon", digest: lexiconDigest))
    return StageRequest(.screen, subject: "", settings: .object([:]), inputs: inputs)
  }

  /// The digest of what screening reads of the brands: their names, in their order.
  private static func digest(of brands: [Brand]) -> String {
    let values = brands.map { CanonicalJSON.array(([$0.id, $0.name] + $0.aliases).map { .text($0) }) }
    return SHA256.digest(CanonicalJSON.array(values).encoded).hex
  }

  /// Writes the tables and gives the counts.
  func write(to writer: ArtefactWriter) async throws -> [String: Int] {
    let screener = Screener(brands: brands, lexicon: lexicon)
    // Files are begun in order, before the threads: a writer belongs to one of them.
    let tasks = try segments.enumerated().map { ordinal, segment in
      ScreenTask(segment: segment, file: try writer.create(Self.hits(ordinal), isPrivate: false))
    }
    let counts = try await inParallel(tasks, threads: threads) { task in
      try screen(task.segment, with: screener, to: task.file)
    }
    return [
      "titles": counts.reduce(0) { $0 + $1.titles }, "title_bytes": counts.reduce(0) { $0 + $1.bytes },
      "hits": counts.reduce(0) { $0 + $1.hits },
    ]
  }

  private func screen(
    _ selected: SelectedSegment, with screener: Screener, to file: FileWriter
  ) throws -> (titles: Int, bytes: Int, hits: Int) {
    let table = try selected.segment.listings(disk)
    let rows = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
    var output = try HitTableWriter(file)
    var scratch = ScreeningScratch()
    var hits: [MarkHit] = []
    var counts = (titles: 0, bytes: 0, hits: 0)
    var row = 0
    for batch in 0..<table.batchCount {
      try interruption.check()
      let titles = try table.text(ListingTable.Column.title, batch: batch)
      let fields = try BrandFields(table, batch: batch, screener: screener, scratch: &scratch)
      for place in 0..<titles.count {
        defer { row += 1 }
        guard rows.isAccepted(row) else { continue }
        let range = titles.range(place)
        counts.titles += 1
        counts.bytes += range.count
        screener.screen(
          title: titles.bytes.span.extracting(range), brandField: fields.bytes(of: place).span, scratch: &scratch, into: &hits)
        for hit in hits {
          try output.append(hit, row: UInt32(row), brandField: fields.content(of: place, besides: hit.brand))
        }
        counts.hits += hits.count
      }
    }
    try output.finish()
    return counts
  }
}

/// What one thread works on. Its file is written by that thread alone.
private struct ScreenTask: @unchecked Sendable {
  let segment: SelectedSegment
  let file: FileWriter
}

/// The brand fields of a batch: few distinct ones, each looked up once.
private struct BrandFields {
  private let indices: [UInt32]
  private let values: [[UInt8]]
  private let brands: [Int32?]

  init(_ table: TableReader, batch: Int, screener: Screener, scratch: inout ScreeningScratch) throws(TableFault) {
    let column = try table.dictionary(ListingTable.Column.brand, batch: batch)
    indices = column.indices
    var values: [[UInt8]] = []
    var brands: [Int32?] = []
    for place in 0..<column.values.count {
      let bytes = Array(column.values.bytes[column.values.range(place)])
      brands.append(bytes.isEmpty ? nil : screener.brand(ofField: bytes.span, scratch: &scratch))
      values.append(bytes)
    }
    self.values = values
    self.brands = brands
  }

  func bytes(of place: Int) -> [UInt8] { values[Int(indices[place])] }

  func content(of place: Int, besides brand: Int32) -> BrandFieldContent {
    let value = Int(indices[place])
    if values[value].isEmpty { return .empty }
    guard let named = brands[value] else { return .otherWord }
    return named == brand ? .sameBrand : .otherBrand
  }
}
