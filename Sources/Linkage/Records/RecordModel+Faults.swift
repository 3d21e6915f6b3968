extension RecordSettings {
  /// What keeps this code from using the settings, in words; empty where nothing does.
  public func faults() -> [String] {
    var found: [String] = []
    if comparisons.isEmpty { found.append("it compares nothing") }
    if comparisons.count > 32 { found.append("it has \(comparisons.count) comparisons, and 32 are the most") }
    if blocking.isEmpty || (blocking + deterministic).contains(where: \.isEmpty) { found.append("a list of rules or a rule is empty") }
    if blocking.count > 64 || deterministic.count > 64 { found.append("it has more than 64 rules in a list") }
    if !(2...100_000).contains(maxBlock) { found.append("max_block is outside 2...100000") }
    if !(recall > 0 && recall <= 1) { found.append("recall is outside 0...1") }
    if let threshold, !(threshold > 0 && threshold < 1) { found.append("the threshold is outside 0...1") }
    for comparison in comparisons { found += comparison.faults.map { "comparison \(comparison.name): \($0)" } }
    for key in (blocking + deterministic).joined() {
      found += key.faults(comparisons).map { "the key \(key.function.rawValue) of \(key.columns.joined(separator: " + ")): \($0)" }
    }
    return found
  }
}

extension RecordSettings.Comparison {
  /// What is wrong with it.
  var faults: [String] {
    var found: [String] = []
    let wanted = kind == .name ? 2 : 1
    if columns.count != wanted { found.append("it has \(columns.count) columns instead of \(wanted)") }
    if levels.count > 8 { found.append("it has more than 8 levels") }
    let isRising = kind == .number
    let inOrder = zip(levels, levels.dropFirst()).allSatisfy { isRising ? $0 < $1 : $0 > $1 }
    if !inOrder || !levels.allSatisfy({ $0 > 0 && $0 < 1 }) {
      found.append("its levels must lie between 0 and 1, \(isRising ? "the smallest" : "the greatest") first")
    }
    if kind == .name, levels.count != 1 { found.append("it takes one similarity") }
    if kind == .date, !DatePattern.isUsable(pattern) { found.append("the pattern must have yyyy, MM and dd, and no other letters") }
    return found
  }
}

extension RecordSettings.Key {
  /// What is wrong with it beside these comparisons.
  func faults(_ comparisons: [RecordSettings.Comparison]) -> [String] {
    if columns.isEmpty || columns.count > 1 && function != .words { return ["it takes one column"] }
    if function == .first || function == .last, !(1...64).contains(length) { return ["the length is outside 1...64"] }
    if function == .year, !comparisons.contains(where: { $0.kind == .date && $0.columns == columns }) {
      return ["there is no date comparison of that column"]
    }
    return []
  }
}

extension RecordModel {
  /// What keeps this code from using the model, in words; empty where nothing does.
  public func faults() -> [String] {
    guard version == Self.currentVersion else { return ["its version is \(version), and this brandsieve reads \(Self.currentVersion)"] }
    var found = settings.faults()
    guard found.isEmpty else { return found }
    let bounds = LinkageModel.weightBounds
    for (name, bits) in [("priorBits", priorBits), ("thresholdBits", thresholdBits)] where !bounds.contains(bits) {
      found.append("\(name) is \(bits), outside \(LinkageModel.words(bounds))")
    }
    if records < 0 { found.append("records is \(records), below 0") }
    let table = RecordTable(ids: TextList(), names: settings.columns, columns: settings.columns.map { _ in TextList() })
    guard let empty = try? PreparedRecords(table, settings, threads: 1), empty.comparisons.count == comparisons.count else {
      return found + ["it has \(comparisons.count) trained comparisons, and its settings name \(settings.comparisons.count)"]
    }
    for (comparison, known) in zip(comparisons, empty.comparisons) {
      if comparison.levels.map(\.name) != known.levels.map(\.name) {
        found.append("the levels of '\(comparison.name)' are not those of this brandsieve")
      }
      found += comparison.faults
      if !comparison.levels.allSatisfy({ $0.m > 0 && $0.u > 0 }) { found.append("a share m or u of '\(comparison.name)' is 0") }
    }
    return found
  }

  /// The model with all its numbers inside what ``faults()`` takes: however odd the table, what was trained on it can be read again.
  func withinBounds() -> RecordModel {
    func weight(_ bits: Double) -> Double {
      bits.isNaN ? 0 : min(max(bits, LinkageModel.weightBounds.lowerBound), LinkageModel.weightBounds.upperBound)
    }
    func share(_ share: Double) -> Double { share.isNaN ? 1 : min(max(share, 1e-12), 1) }
    var model = self
    model.priorBits = weight(priorBits)
    model.thresholdBits = weight(thresholdBits)
    for comparison in model.comparisons.indices {
      for level in model.comparisons[comparison].levels.indices {
        let own = model.comparisons[comparison].levels[level]
        model.comparisons[comparison].levels[level].m = share(own.m)
        model.comparisons[comparison].levels[level].u = share(own.u)
        model.comparisons[comparison].levels[level].bits = weight(own.bits)
      }
    }
    return model
  }
}
