import Marketplace

extension ContractSettings {
  /// The value of `contract`: the outer nil means that a fault is on the list. Only columns that the source maps can be asked for.
  static func read(_ value: SettingsValue, of source: SettingsMapping) -> ContractSettings?? {
    guard let mapping = value.mapping(known: keys) else { return nil }
    var contract = ContractSettings()
    var isSound = true
    func read<Value>(_ key: String, _ target: WritableKeyPath<ContractSettings, Value?>, _ reader: (SettingsValue) -> Value?) {
      guard let value = mapping.value(key) else { return }
      guard let read = reader(value) else {
        isSound = false
        return
      }
      contract[keyPath: target] = read
    }
    read("max_reject_share", \.maxRejectShare) { $0.share(atMost: 1) }
    read("min_rows", \.minRows) { $0.integer(in: 0...1_000_000_000_000) }
    read("max_rows", \.maxRows) { $0.integer(in: 0...1_000_000_000_000) }
    read("max_drop_share", \.maxDropShare) { $0.share(atMost: 1) }
    read("max_growth_share", \.maxGrowthShare) { $0.share(atMost: 1_000_000) }
    read("max_age_days", \.maxAgeDays) { $0.integer(in: 0...36_500) }
    let mapped = source.value("columns").flatMap(mappedColumns) ?? []
    if let least = contract.minRows, let most = contract.maxRows, least > most {
      mapping.value("max_rows")?.fail(.outOfOrder("\(most)", rule: "min_rows <= max_rows"))
      isSound = false
    }
    if contract.maxAgeDays != nil, !mapped.contains(ListingColumn.updatedAt.rawValue) {
      mapping.value("max_age_days")?.fail(.malformed("max_age_days", wanted: "possible without `updated_at` under `columns` of the source"))
      isSound = false
    }
    if let columns = mapping.value("columns") {
      guard let rules = columns.mapping(known: mapped) else { return nil }
      for column in ListingColumn.allCases {
        guard let value = rules.value(column.rawValue) else { continue }
        if let read = ColumnRule.read(value, of: column) { contract.columns += read } else { isSound = false }
      }
    }
    return isSound ? .some(contract) : nil
  }

  /// The columns that the source maps, as far as its `columns` can be read; what is wrong there is told elsewhere.
  private static func mappedColumns(_ value: SettingsValue) -> [String]? {
    guard case .mapping(let entries) = value.node.content else { return nil }
    let known = ListingColumn.allCases.map(\.rawValue)
    return entries.map(\.key).filter(known.contains)
  }
}

extension SettingsValue {
  /// A share: a number from 0 on.
  func share(atMost limit: Double) -> Double? {
    guard let number = number() else { return nil }
    guard (0...limit).contains(number) else {
      fail(.outOfRange("\(number)", range: "0...\(Int(limit))"))
      return nil
    }
    return number
  }
}
