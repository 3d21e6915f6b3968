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

  /// The digest of what screening reads of the brands: names and categories, in their order.
  private static func digest(of brands: [Brand]) -> String {
    let values = brands.map { brand in
      CanonicalJSON.array([[brand.id, brand.name], brand.aliases, brand.categories].map { .array($0.map { .text($0) }) })
    }
    return SHA256.digest(CanonicalJSON.array(values).encoded).hex
  }

  /// Writes the tables and gives the counts.
  ///
  /// All titles are screened first: what an ordinary word is, the day's own titles say, so hits are judged when all have been seen.
  func write(to writer: ArtefactWriter) async throws -> [String: Int] {
    let screener = Screener(brands: brands, lexicon: lexicon)
    let sold = SoldCategories(brands)
    let found = try await inParallel(segments, threads: threads) { try find(in: $0, with: screener, sold: sold) }
    var statistics = WordStatistics()
    for part in found { statistics.merge(part.statistics) }
    let ordinary = OrdinaryUse(brands: brands, lexicon: lexicon, statistics: statistics)
    // Files are begun in order, before the threads: a writer belongs to one of them.
    let tasks = try segments.indices.map { ordinal in
      JudgingTask(segment: segments[ordinal], hits: found[ordinal].hits, file: try writer.create(Self.hits(ordinal), isPrivate: false))
    }
    _ = try await inParallel(tasks, threads: threads) { try judge($0, by: ordinary) }
    return [
      "titles": found.reduce(0) { $0 + $1.titles }, "title_bytes": found.reduce(0) { $0 + $1.bytes },
      "hits": found.reduce(0) { $0 + $1.hits.count },
    ]
  }

  /// The marks in the titles and brand fields of a segment's selected listings, and how the words of its titles go together.
  private func find(in selected: SelectedSegment, with screener: Screener, sold: SoldCategories) throws -> FoundHits {
    let table = try selected.segment.listings(disk)
    let rows = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
    var scratch = ScreeningScratch()
    var hits: [MarkHit] = []
    var found = FoundHits()
    // An account's number is one of its marketplace.
    let marketplace = selected.segment.marketplace.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    func seller(_ account: UInt32) -> UInt64 { marketplace ^ UInt64(account) }
    var row = 0
    for batch in 0..<table.batchCount {
      try interruption.check()
      let titles = try table.text(.title, batch: batch)
      let fields = try BrandFields(table, batch: batch, screener: screener, scratch: &scratch)
      let categories = try table.dictionary(.category, batch: batch)
      for place in 0..<titles.count {
        defer { row += 1 }
        guard rows.isAccepted(row) else { continue }
        let title = titles.bytes.span.extracting(titles.range(place))
        found.titles += 1
        found.bytes += title.count
        screener.screen(
          title: title, fieldBrand: fields.brand(of: place), fieldLength: fields.length(of: place), scratch: &scratch, into: &hits)
        let category = categories.values.range(Int(categories.indices[place]))
        found.statistics.note(
          hits, title: title, category: categories.values.bytes.span.extracting(category), fieldBrand: fields.brand(of: place),
          sold: sold, seller: seller(rows.accounts[row]), scratch: &scratch)
        for hit in hits {
          found.hits.append(SegmentHit(row: row, hit: hit, brandField: fields.content(of: place, besides: hit.brand)))
        }
      }
    }
    return found
  }

  /// Adds what the day's titles say to the hits of a segment, and writes them.
  private func judge(_ task: JudgingTask, by ordinary: OrdinaryUse) throws {
    let table = try task.segment.segment.listings(disk)
    var output = try HitTableWriter(task.file)
    var scratch = ScreeningScratch()
    var next = 0
    var first = 0
    for batch in 0..<table.batchCount {
      let end = first + table.rows(inBatch: batch)
      if next < task.hits.count, task.hits[next].row < end {
        try interruption.check()
        let titles = try table.text(.title, batch: batch)
        let categories = try table.dictionary(.category, batch: batch)
        while next < task.hits.count, task.hits[next].row < end {
          var found = task.hits[next]
          let place = found.row - first
          let category = categories.values.range(Int(categories.indices[place]))
          found.hit.context.formUnion(
            ordinary.context(
              of: found.hit, title: titles.bytes.span.extracting(titles.range(place)),
              category: categories.values.bytes.span.extracting(category), fieldNamesBrand: found.brandField == .sameBrand,
              scratch: &scratch))
          try output.append(found.hit, row: UInt32(found.row), brandField: found.brandField)
          next += 1
        }
      }
      first = end
    }
    try output.finish()
  }
}

/// What the first pass over a segment found.
private struct FoundHits: Sendable {
  var hits: [SegmentHit] = []
  var statistics = WordStatistics()
  var titles = 0
  var bytes = 0
}

/// What one thread works on in the second pass. Unchecked, for its file is written by that thread alone.
private struct JudgingTask: @unchecked Sendable {
  let segment: SelectedSegment
  let hits: [SegmentHit]
  let file: FileWriter
}

/// The brand fields of a batch: few distinct ones, each looked up once.
private struct BrandFields {
  private let indices: [UInt32]
  private let lengths: [Int]
  private let brands: [Int32?]

  init(_ table: TableReader, batch: Int, screener: Screener, scratch: inout ScreeningScratch) throws(TableFault) {
    let column = try table.dictionary(.brand, batch: batch)
    indices = column.indices
    var lengths: [Int] = []
    var brands: [Int32?] = []
    for place in 0..<column.values.count {
      let range = column.values.range(place)
      brands.append(screener.brand(ofField: column.values.bytes.span.extracting(range), scratch: &scratch))
      lengths.append(range.count)
    }
    self.lengths = lengths
    self.brands = brands
  }

  /// How many bytes the field of a row has.
  func length(of place: Int) -> Int { lengths[Int(indices[place])] }

  /// The brand that the field of a row names.
  func brand(of place: Int) -> Int32? { brands[Int(indices[place])] }

  func content(of place: Int, besides brand: Int32) -> BrandFieldContent {
    let value = Int(indices[place])
    if lengths[value] == 0 { return .empty }
    guard let named = brands[value] else { return .otherWord }
    return named == brand ? .sameBrand : .otherBrand
  }
}
