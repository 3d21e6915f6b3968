import Store

/// What became of the rows of one file (rule R7): rows read = accepted + superseded + duplicates + rejected.
struct Conservation: Sendable {
  let marketplace: String
  let path: String
  let read: Int
  let accepted: Int
  let superseded: Int
  let duplicates: Int
  let rejected: Int
  /// Of the superseded ones, those with other content of the same time.
  let conflicts: Int
  /// Rejected rows by reason and kept rows by flag, as ingest counted them.
  let details: [String: Int]

  /// Adds up a segment.
  ///
  /// - Throws: status 1 where it does not add up: rows would be lost.
  init(_ selected: SelectedSegment) throws(RunFault) {
    let ingested = selected.segment.artefact.manifest.counts
    let selection = selected.selection.manifest.counts
    func count(_ name: String) -> Int { selection[SelectionStage.count(name, of: selected.ordinal)] ?? 0 }
    marketplace = selected.segment.marketplace
    path = selected.segment.path
    read = ingested["rows_read"] ?? 0
    rejected = ingested["rejected"] ?? 0
    accepted = count("accepted")
    superseded = count("superseded")
    duplicates = count("duplicates")
    conflicts = count("conflicts")
    details = ingested.filter { $0.key.hasPrefix("rejected_") || $0.key.hasPrefix("flag_") || $0.key == "blank_lines" }
    let told = accepted + superseded + duplicates + rejected
    guard read == told else {
      throw RunFault(
        .failed, "\(path) does not add up: \(read) rows read, \(told) accounted for",
        remedy: "This is a defect of Brandsieve: please report it. Nothing was published")
    }
  }

  var json: CanonicalJSON {
    .object([
      "marketplace": .text(marketplace), "file": .text(path), "read": .integer(read), "accepted": .integer(accepted),
      "superseded": .integer(superseded), "duplicates": .integer(duplicates), "rejected": .integer(rejected),
      "conflicts": .integer(conflicts), "details": .object(details.mapValues { .integer($0) }),
    ])
  }
}
