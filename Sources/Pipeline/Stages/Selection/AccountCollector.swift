import Marketplace
import Store

/// Gathers the accounts of a marketplace from its accepted rows. An account's fields are those of its accepted row with the
/// greatest (updated_at, path, row) (rule R12).
struct AccountCollector {
  private struct Found {
    var name: String
    var updatedAt: Int64 = .min
    var position = RowPosition(packed: 0)
    /// The seller tuple that holds the fields, in the segment of `position`.
    var tuple = 0
    var listings = 0
  }

  static let schema = Schema(
    ["account", "name", "email", "phone", "country", "city", "address", "registration_no"].map { Field($0, .utf8) }
      + [Field("listings", .uint32)])

  /// By the bytes of the id: two that Unicode calls equivalent are two accounts.
  private var indexOfAccount: [[UInt8]: Int] = [:]
  private var found: [Found] = []
  private var tuples: [SellerTuples] = []

  /// How many accounts there are.
  var count: Int { found.count }

  /// Takes in the accepted rows of the next segment; gives for each row the index of its account in the order of first
  /// appearance, the greatest number for rows that do not count.
  mutating func collect(from segment: Segment, table: TableReader, states: [UInt8], disk: Disk) throws -> [UInt32] {
    let ordinal = tuples.count
    let own = try SellerTuples(segment.sellers(disk))
    tuples.append(own)
    var accountOfTuple = [Int](repeating: -1, count: own.count)
    var accountOfRow = [UInt32](repeating: .max, count: states.count)
    var row = 0
    for batch in 0..<table.batchCount {
      let sellers = try table.uint32(ListingTable.Column.seller, batch: batch)
      let times = try UpdateTimes(table, batch: batch)
      for place in sellers.indices {
        defer { row += 1 }
        guard states[row] == RowState.accepted.rawValue else { continue }
        let tuple = Int(sellers[place])
        if accountOfTuple[tuple] < 0 { accountOfTuple[tuple] = index(of: own.account(tuple)) }
        let account = accountOfTuple[tuple]
        accountOfRow[row] = UInt32(account)
        note(account, updatedAt: times[place], position: RowPosition(segment: ordinal, row: row), tuple: tuple)
      }
    }
    return accountOfRow
  }

  /// For each account, in the order of first appearance, its place among the account ids in the order of their bytes: so the
  /// table of accounts does not depend on the order of rows.
  func ranks() -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: found.count)
    for (rank, account) in order().enumerated() { ranks[account] = UInt32(rank) }
    return ranks
  }

  /// Writes the table of accounts, in the order of the bytes of their ids.
  func write(to writer: ArtefactWriter) throws {
    let output = try TableWriter(try writer.create(SelectionStage.accounts, isPrivate: true), schema: Self.schema)
    var columns = Array(repeating: TextColumn(), count: SellerTuples.columnCount)
    var listings: [UInt32] = []
    for account in order() {
      let best = found[account]
      tuples[best.position.segment].copy(best.tuple, into: &columns)
      listings.append(UInt32(best.listings))
    }
    try output.append(Chunk(columns.map { Column.utf8($0) } + [.uint32(listings, nil)]))
    _ = try output.finish()
  }

  private func order() -> [Int] {
    found.indices.sorted { found[$0].name.utf8.lexicographicallyPrecedes(found[$1].name.utf8) }
  }

  private mutating func index(of account: String) -> Int {
    let bytes = Array(account.utf8)
    if let known = indexOfAccount[bytes] { return known }
    indexOfAccount[bytes] = found.count
    found.append(Found(name: account))
    return found.count - 1
  }

  private mutating func note(_ account: Int, updatedAt: Int64, position: RowPosition, tuple: Int) {
    let isFirst = found[account].listings == 0
    found[account].listings += 1
    guard isFirst || (updatedAt, position) > (found[account].updatedAt, found[account].position) else { return }
    found[account].updatedAt = updatedAt
    found[account].position = position
    found[account].tuple = tuple
  }
}

/// The distinct seller tuples of a segment, in memory.
private struct SellerTuples {
  static let columnCount = SellerTable.Column.allCases.count
  private let columns: [TextColumn]

  var count: Int { columns[0].count }

  init(_ table: TableReader) throws {
    columns = try SellerTable.Column.allCases.map { column in
      var all = TextColumn()
      for batch in 0..<table.batchCount {
        let part = try table.text(column.rawValue, batch: batch)
        for place in 0..<part.count { all.append(part.bytes, part.range(place)) }
      }
      return all
    }
  }

  func account(_ tuple: Int) -> String { columns[0][tuple] }

  func copy(_ tuple: Int, into others: inout [TextColumn]) {
    for place in columns.indices { others[place].append(columns[place].bytes, columns[place].range(tuple)) }
  }
}
