/// What became of a row in selection (rule R12). The raw value stands in artefacts: never renumber.
enum RowState: UInt8, Sendable {
  case accepted = 0
  /// Another row of the same listing is newer.
  case superseded = 1
  /// A byte-equal record stands before it.
  case duplicate = 2
}

/// What selection keeps in memory of a row: 32 bytes, and a sort of them needs half as much again, so that a listing costs 48.
struct VersionEntry: Sendable {
  /// XXH3 of the listing's id; equal ids have equal hashes, and equal hashes are compared by id.
  var idHash: UInt64
  /// The low half of the record's hash.
  var recordHash: UInt64
  /// Seconds since 1970 in UTC; the least number where the row has none.
  var updatedAt: Int64
  /// The segment's ordinal (in the order of paths) in the high, the row's index in its table in the low half.
  var position: UInt64
}

/// What must be looked up of a row whose id hash stands more than once.
struct VersionDetail: Sendable, Equatable {
  var listingID: [UInt8]
  var recordHashHigh: UInt64
}

/// A row that was not accepted, and the row that stands in its place.
struct DisplacedRow: Sendable, Equatable {
  var position: UInt64
  var state: RowState
  var by: UInt64
  /// Whether it was superseded by other content of the same time.
  var isConflict: Bool
}

/// Decides which rows of a marketplace count (rule R12): of byte-equal records the first stays; of what is left of a listing
/// the one with the greatest (updated_at, path, row) wins.
enum VersionSolver {
  /// The rows that do not count, in the order of their positions. All others are accepted.
  ///
  /// - Parameter details: gives what must be looked up of rows, in the order of the ascending positions that it is given.
  static func displaced<Failure: Error>(
    among entries: inout [VersionEntry], details: ([UInt64]) throws(Failure) -> [VersionDetail]
  ) throws(Failure) -> [DisplacedRow] {
    entries.sort { ($0.idHash, $0.position) < ($1.idHash, $1.position) }
    let groups = repeatedHashes(in: entries)
    let positions = groups.flatMap { entries[$0].map(\.position) }.sorted()
    guard !positions.isEmpty else { return [] }
    let looked = try details(positions)
    var detail: [UInt64: VersionDetail] = Dictionary(minimumCapacity: positions.count)
    for (position, found) in zip(positions, looked) { detail[position] = found }

    var displaced: [DisplacedRow] = []
    for group in groups {
      for listing in sameListing(entries[group], detail) { settle(listing, detail, into: &displaced) }
    }
    displaced.sort { $0.position < $1.position }
    return displaced
  }

  /// The ranges of entries that share an id hash with another.
  private static func repeatedHashes(in entries: [VersionEntry]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].idHash == entries[start].idHash { end += 1 }
      if end - start > 1 { groups.append(start..<end) }
      start = end
    }
    return groups
  }

  /// Rows of one id hash, split by the id itself; the order within a listing stays. In time that grows with the rows alone, for whoever
  /// writes an export may choose ids whose hashes are equal.
  private static func sameListing(_ group: ArraySlice<VersionEntry>, _ detail: [UInt64: VersionDetail]) -> [[VersionEntry]] {
    var listings: [[VersionEntry]] = []
    var placeOfID: [[UInt8]: Int] = [:]
    for entry in group {
      let id = detail[entry.position]?.listingID ?? []
      if let known = placeOfID[id] {
        listings[known].append(entry)
      } else {
        placeOfID[id] = listings.count
        listings.append([entry])
      }
    }
    return listings
  }

  /// A record's whole hash.
  private struct RecordKey: Hashable {
    var low: UInt64
    var high: UInt64?
  }

  private static func settle(_ rows: [VersionEntry], _ detail: [UInt64: VersionDetail], into displaced: inout [DisplacedRow]) {
    guard rows.count > 1 else { return }
    var distinct: [VersionEntry] = []
    var firstOf: [RecordKey: UInt64] = [:]
    for row in rows {
      let key = RecordKey(low: row.recordHash, high: detail[row.position]?.recordHashHigh)
      if let first = firstOf[key] {
        displaced.append(DisplacedRow(position: row.position, state: .duplicate, by: first, isConflict: false))
      } else {
        firstOf[key] = row.position
        distinct.append(row)
      }
    }
    guard let winner = distinct.max(by: { ($0.updatedAt, $0.position) < ($1.updatedAt, $1.position) }) else { return }
    for row in distinct where row.position != winner.position {
      displaced.append(
        DisplacedRow(position: row.position, state: .superseded, by: winner.position, isConflict: row.updatedAt == winner.updatedAt))
    }
  }
}
