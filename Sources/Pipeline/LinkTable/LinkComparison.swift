import Linkage

extension RecordSettings.Comparison {
  /// A comparison under its name.
  init?(_ value: SettingsValue, name: String) {
    guard let kind = value.mapping()?.required("kind")?.choice(RecordSettings.Kind.self) else { return nil }
    var known = ["kind"]
    switch kind {
    case .name: known += ["given", "surname", "similarity", "frequency"]
    case .text, .company, .number: known += ["column", "levels", "frequency"]
    case .date: known += ["column", "pattern", "frequency"]
    case .phone: known += ["column", "country", "frequency"]
    case .postcode, .code, .email, .exact: known += ["column", "frequency"]
    }
    guard let mapping = value.mapping(known: known) else { return nil }
    let columns: [String?] =
      kind == .name
      ? ["given", "surname"].map { mapping.required($0)?.word("a column") }
      : [mapping.value("column").map { $0.word("a column") } ?? name]
    let usual = Self.usualLevels(kind)
    let levels = mapping.value("levels").map { Self.levels($0, isRising: kind == .number) } ?? usual
    let similarity = mapping.value("similarity").map { $0.probability() } ?? .some(usual.first)
    let pattern = mapping.value("pattern").map(Self.pattern) ?? "yyyy-MM-dd"
    let country = mapping.value("country").map { $0.country()?.description } ?? ""
    let frequency = mapping.value("frequency").map { $0.truth() } ?? (kind != .number && kind != .date)
    guard !columns.contains(nil), let levels, let similarity, let pattern, let country, let frequency else { return nil }
    self.init(
      name: name, kind: kind, columns: columns.compactMap(\.self), levels: kind == .name ? similarity.map { [$0] } : levels,
      pattern: pattern, country: country, usesFrequency: frequency)
  }

  private static func levels(_ value: SettingsValue, isRising: Bool) -> [Double]? {
    guard let items = value.list() else { return nil }
    let numbers = items.map { $0.probability() }
    if numbers.contains(where: { $0 == nil }) { return nil }
    let levels = numbers.compactMap { $0.flatMap(\.self) }
    for (place, pair) in zip(levels, levels.dropFirst()).enumerated() where isRising ? pair.0 >= pair.1 : pair.0 <= pair.1 {
      items[place + 1].fail(.outOfOrder("\(pair.1)", rule: isRising ? "the smallest difference comes first" : "the greatest comes first"))
      return nil
    }
    guard (1...8).contains(levels.count) else {
      value.fail(.outOfRange("\(levels.count) levels", range: "1...8"))
      return nil
    }
    return levels
  }

  private static func pattern(_ value: SettingsValue) -> String? {
    guard let text = value.text() else { return nil }
    guard DatePattern.isUsable(text) else {
      value.fail(.malformed(text, wanted: "a pattern with yyyy, MM and dd, such as yyyyMMdd or dd/MM/yyyy"))
      return nil
    }
    return text
  }
}
