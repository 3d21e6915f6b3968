import Store

/// What became of the rows of one file (rule R7): rows read = accepted + superseded + duplicates + rejected
/// + withheld.
struct Conservation: Sendable {
  let marketplace: String
  let path: String
  let read: Int
  let accepted: Int
  let superseded: Int
  let duplicates: Int
  let rejected: Int
  /// Rows of a damaged file that are not used.
  let withheld: Int
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
    withheld = ingested["withheld"] ?? 0
    accepted = count("accepted")
    superseded = count("superseded")
    duplicates = count("duplicates")
    conflicts = count("conflicts")
    details = ingested.filter { Self.isDetail($0.key) }
    let told = accepted + superseded + duplicates + rejected + withheld
    guard read == told else {
      throw RunFault(
        .failed, "\(path) does not add up: \(read) rows read, \(told) accounted for",
        remedy: "This is a defect of Brandsieve: please report it. Nothing was published")
    }
  }

  /// Whether run.json tells a count of ingest.
  private static func isDetail(_ name: String) -> Bool {
    name.hasPrefix("rejected_") || name.hasPrefix("flag_") || name.hasPrefix("replaced_") || name.hasSuffix("_lines")
      || name == "null_fields" || name == OpenEnd.count
  }

  var json: CanonicalJSON {
    .object([
      "marketplace": .text(marketplace), "file": .text(path), "read": .integer(read), "accepted": .integer(accepted),
      "superseded": .integer(superseded), "duplicates": .integer(duplicates), "rejected": .integer(rejected),
      "withheld": .integer(withheld),
      "conflicts": .integer(conflicts), "details": .object(named: details.mapValues { .integer($0) }),
    ])
  }
}
