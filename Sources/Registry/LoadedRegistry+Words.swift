extension LoadedRegistry {
  /// The rows that were left out, by the bytes of the path, then by row.
  public var rejectsByPlace: [RegistryReject] {
    rejects.sorted { $0.path == $1.path ? $0.row < $1.row : $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The rows that were left out, a line for each file and reason: a right or an authorisation that is missing changes who is accused.
  public var rejectWarnings: [String] {
    RegistryTable.allCases.flatMap { table in
      let ofTable = rejects.filter { $0.table == table }
      return Set(ofTable.map(\.reason.code)).sorted().compactMap { code -> String? in
        let alike = ofTable.filter { $0.reason.code == code }
        guard let first = alike.first else { return nil }
        return
          "\(first.path): \(alike.count) of \(counts[table]?.rows ?? alike.count) rows left out (\(code)), the first is row \(first.row): "
          + "mend the table; rejects.csv.gz holds them"
      }
    }
  }

  /// Why a table is as good as none: it has rows, and none of them can be used. The first such table, nil where there is none.
  public var lostTable: RegistryFault? {
    for table in RegistryTable.allCases {
      guard let count = counts[table], count.rows > 0, count.loaded == 0, let first = rejects.first(where: { $0.table == table }) else {
        continue
      }
      return RegistryFault(table: table, path: first.path, problem: .noGoodRow(rows: count.rows, row: first.row, reason: first.reason.code))
    }
    return nil
  }
}
