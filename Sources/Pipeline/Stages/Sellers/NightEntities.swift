import Candidates
import Marketplace
import Store

/// Tonight's accounts with the entities behind them, as the table of clusters holds them.
struct NightEntities {
  static let schema = Schema([
    Field("marketplace", .utf8), Field("account", .utf8), Field("cluster_id", .utf8), Field("born_on", .int32),
    Field("confidence", .float64),
  ])

  /// A row of the table.
  struct Row: Sendable {
    var key: AccountKey
    var clusterID: String
    var bornOn: CalendarDate
    var confidence: Double
  }

  /// All rows, in the order of marketplace and account id.
  let rows: [Row]

  /// Reads the table of an artefact of ``SellersStage``.
  init(_ sellers: Artefact, disk: Disk) throws(TableFault) {
    let table = try TableReader(path: sellers.path(of: SellersStage.clusters), disk: disk)
    var rows: [Row] = []
    rows.reserveCapacity(table.rowCount)
    for batch in 0..<table.batchCount {
      let marketplace = try table.text("marketplace", batch: batch)
      let account = try table.text("account", batch: batch)
      let id = try table.text("cluster_id", batch: batch)
      let born = try table.int32("born_on", batch: batch)
      let confidence = try table.float64("confidence", batch: batch)
      for place in 0..<account.count {
        rows.append(
          Row(
            key: AccountKey(marketplace: marketplace[place], account: account[place]), clusterID: id[place],
            bornOn: CalendarDate(daysSinceEpoch: born[place]), confidence: confidence[place]))
      }
    }
    self.rows = rows
  }

  /// The same as the candidates room takes it, with the accounts' fields, which stand in the same order.
  func entities(accounts: [SellerAccount]) -> Entities {
    var index: [String: UInt32] = [:]
    var ids: [String] = []
    var bornOn: [CalendarDate] = []
    var entityOfAccount: [UInt32] = []
    entityOfAccount.reserveCapacity(rows.count)
    for row in rows {
      let entity: UInt32
      if let known = index[row.clusterID] {
        entity = known
      } else {
        entity = UInt32(ids.count)
        index[row.clusterID] = entity
        ids.append(row.clusterID)
        bornOn.append(row.bornOn)
      }
      entityOfAccount.append(entity)
    }
    return Entities(
      accounts: accounts, entityOfAccount: entityOfAccount, confidence: rows.map(\.confidence), ids: ids, firstSeen: bornOn)
  }
}
