import Linkage
import Marketplace
import Store

/// The accounts that a marketplace shows tonight, as selection wrote them.
enum NightAccounts {
  /// All accounts of a marketplace, in the order of the bytes of their ids.
  static func read(_ selection: Artefact, marketplace: String, disk: Disk) throws(TableFault) -> [SellerAccount] {
    let table = try TableReader(path: selection.path(of: SelectionStage.accounts), disk: disk)
    var accounts: [SellerAccount] = []
    accounts.reserveCapacity(table.rowCount)
    for batch in 0..<table.batchCount {
      let id = try table.text("account", batch: batch)
      let columns = try SellerColumns(table, batch: batch)
      for place in 0..<id.count {
        accounts.append(
          SellerAccount(key: AccountKey(marketplace: marketplace, account: id[place]), fields: columns.fields(place)))
      }
    }
    return accounts
  }

  /// The accounts of several marketplaces as columns, one marketplace behind the other.
  static func table(_ selections: [(marketplace: String, artefact: Artefact)], disk: Disk) throws -> AccountTable {
    var accounts = AccountTable()
    for (marketplace, selection) in selections {
      let name = Array(marketplace.utf8)
      let table = try TableReader(path: selection.path(of: SelectionStage.accounts), disk: disk)
      for batch in 0..<table.batchCount {
        var columns: [ByteColumn] = []
        for name in ["account"] + SellerColumns.names { columns.append(ByteColumn(try table.text(name, batch: batch))) }
        var own = ByteColumn()
        for _ in 0..<columns[0].count { own.append(name) }
        guard let more = AccountTable(columns: [own] + columns) else { continue }
        accounts.append(more, more.indices)
      }
    }
    return accounts
  }
}

extension TextColumn {
  /// The values of a column of bytes.
  init(_ column: ByteColumn) { self.init(bytes: column.bytes, offsets: column.offsets) }
}

extension ByteColumn {
  /// The values of a column of a table; missing ones are empty.
  init(_ column: TextColumn) {
    // A column of a table promises what this one asks for.
    self = ByteColumn(bytes: column.bytes, offsets: column.offsets) ?? ByteColumn()
  }
}

/// The columns of a table that hold what is shown of sellers.
struct SellerColumns {
  /// Their names, in the order of ``SellerFields``.
  static let names = ["name", "email", "phone", "country", "city", "address", "registration_no"]

  private let columns: [TextColumn]

  /// Reads them from a batch of a table.
  init(_ table: TableReader, batch: Int) throws(TableFault) {
    var columns: [TextColumn] = []
    for name in Self.names { columns.append(try table.text(name, batch: batch)) }
    self.columns = columns
  }

  /// The fields of a row.
  func fields(_ place: Int) -> SellerFields {
    SellerFields(
      name: columns[0][place], email: columns[1][place], phone: columns[2][place], country: columns[3][place], city: columns[4][place],
      address: columns[5][place], registrationNo: columns[6][place])
  }
}
