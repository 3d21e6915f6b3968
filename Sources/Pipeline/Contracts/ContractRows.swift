import Marketplace
import Store

/// Finds the rows behind a broken rule about one marketplace's rows as a whole. Nothing is read unless a rule is broken.
struct ContractRows {
  /// The segments of the exports, in their order, and those of the fix files.
  let segments: [Segment]
  let fixes: [Segment]
  /// How many records the header of each export takes.
  let headerRows: Int
  let disk: Disk

  /// A broken verdict with the rows that break it, where it does not name them yet.
  func naming(_ verdict: ContractVerdict, _ judge: ContractJudge) throws -> ContractVerdict {
    var verdict = verdict
    let most: Int?
    switch verdict.rule {
    case "max_reject_share":
      verdict.files = try rejected()
      return verdict
    case "max_rows": most = judge.contract.maxRows
    case "max_growth_share": most = judge.mostByGrowth
    default: most = nil
    }
    if let most, let (path, example) = try row(behind: most), let place = verdict.files.firstIndex(where: { $0.path == path }) {
      verdict.files[place].examples = [example]
    }
    return verdict
  }

  /// The rejected rows of each export that nobody has mended, with the first ones as examples.
  private func rejected() throws -> [ContractVerdict.File] {
    let mended = try mended()
    var files: [ContractVerdict.File] = []
    for segment in segments where segment.artefact.manifest.counts["rejected"] ?? 0 > 0 {
      var file = ContractVerdict.File(path: segment.path)
      let table = try segment.rejects(disk)
      for batch in 0..<table.batchCount {
        let rows = try table.uint32(RejectTable.Column.row.rawValue, batch: batch)
        let offsets = try table.uint64(RejectTable.Column.byteOffset.rawValue, batch: batch)
        let reasons = try table.text(RejectTable.Column.reason.rawValue, batch: batch)
        for place in rows.indices where !mended.contains(FilePlace(file: segment.path, row: Int(rows[place]))) {
          file.broken += 1
          guard file.examples.count < ValueCheck.mostExamples else { continue }
          file.examples.append(
            ContractVerdict.Example(row: Int(rows[place]), byteOffset: Int(offsets[place]), reason: reasons[place]))
        }
      }
      if file.broken > 0 { files.append(file) }
    }
    return files
  }

  /// The file and place of the row that so many of the marketplace's rows stand before; nil where it is none that is used.
  private func row(behind count: Int) throws -> (path: String, example: ContractVerdict.Example)? {
    var left = count
    for segment in segments {
      let rows = segment.rowsInUse
      guard left >= rows else { return try place(of: headerRows + left + 1, segment).map { (segment.path, $0) } }
      left -= rows
    }
    return nil
  }

  /// Where a record of a segment stands, a listing or a rejected one.
  private func place(of record: Int, _ segment: Segment) throws -> ContractVerdict.Example? {
    let tables = [
      (try segment.listings(disk), ListingTable.Column.row.rawValue, ListingTable.Column.byteOffset.rawValue),
      (try segment.rejects(disk), RejectTable.Column.row.rawValue, RejectTable.Column.byteOffset.rawValue),
    ]
    for (table, rowColumn, offsetColumn) in tables {
      for batch in 0..<table.batchCount {
        guard let place = try table.uint32(rowColumn, batch: batch).firstIndex(of: UInt32(clamping: record)) else { continue }
        let offset = try table.uint64(offsetColumn, batch: batch)[place]
        return ContractVerdict.Example(row: record, byteOffset: Int(offset), reason: "first_row_too_many")
      }
    }
    return nil
  }

  private struct FilePlace: Hashable {
    var file: String
    var row: Int
  }

  /// The records of exports that stand mended in a fix file and are no longer rejected there.
  private func mended() throws -> Set<FilePlace> {
    var origins: [String: FixOrigins] = [:]
    for fix in fixes { origins[fix.path] = try FixOrigins(fix, disk: disk) }
    var mended: Set<FilePlace> = []
    for fix in fixes {
      let table = try fix.listings(disk)
      for batch in 0..<table.batchCount {
        for row in try table.uint32(ListingTable.Column.row.rawValue, batch: batch) {
          var place = FilePlace(file: fix.path, row: Int(row))
          // A fix file may mend what an earlier one left rejected.
          while let origin = origins[place.file]?.place(place.row) { place = FilePlace(file: origin.file, row: origin.row) }
          mended.insert(place)
        }
      }
    }
    return mended
  }
}

extension Segment {
  /// The rows that a contract counts: all that were read but those that a damaged file keeps back.
  var rowsInUse: Int {
    let counts = artefact.manifest.counts
    return (counts["rows_read"] ?? 0) - (counts["withheld"] ?? 0)
  }
}
