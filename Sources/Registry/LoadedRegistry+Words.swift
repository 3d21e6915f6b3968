extension LoadedRegistry {
  /// The rows that were left out, by the bytes of the path, then by row.
  public var rejectsByPlace: [RegistryReject] {
    rejects.sorted { $0.path == $1.path ? $0.row < $1.row : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The rows that were left out, a line for each file and reason: a right or an authorisation that is missing changes who is accused.
  ///
  /// - Parameter shown: how the path of a table's file is shown.
  public func rejectWarnings(_ shown: (RegistryTable, String) -> String = { $1 }) -> [String] {
    RegistryTable.allCases.flatMap { table in
      let ofTable = rejects.filter { $0.table == table }
      return Set(ofTable.map(\.reason.code)).sorted().compactMap { code -> String? in
        let alike = ofTable.filter { $0.reason.code == code }
        guard let first = alike.first else { return nil }
        return
          "\(shown(table, first.path)): \(alike.count) of \(counts[table]?.rows ?? alike.count) rows left out (\(code)), the first is row \(first.row): "
          + "mend the table; rejects.csv.gz holds them"
      }
    }
  }

  /// Why a table is as good as none: it has rows, and none of them can be used. The first such table, nil where there is none.
  ///
  /// Rows of a brand that was left out go with it, and are no fault of their table's; where others name brands that are not there while
  /// brands.csv has lost rows, or has none, that is the table to mend first.
  public var lostTable: RegistryFault? {
    for table in RegistryTable.allCases {
      guard let count = counts[table], count.rows > 0, count.loaded == 0, let first = firstFaults[table] else { continue }
      if first.reason == .unknownBrand, let brands = counts[.brands], let path = paths[.brands] {
        let lost = RegistryFault.Lost(path: first.path, rows: count.rows, row: first.row)
        if brands.rows == 0 { return RegistryFault(table: .brands, path: path, problem: .noRow(lost)) }
        if let reject = rejects.first(where: { $0.table == .brands }) {
          return RegistryFault(table: .brands, path: path, problem: .leftOut(row: reject.row, reason: reject.reason.code, lost))
        }
      }
      return RegistryFault(table: table, path: first.path, problem: .noGoodRow(rows: count.rows, row: first.row, reason: first.reason.code))
    }
    return nil
  }
}
