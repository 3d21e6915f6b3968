import Marketplace

extension ColumnRule {
  static let keys = ["required", "filled", "type", "min", "max", "pattern", "values", "tolerate"]

  /// The rules of one column, in a fixed order; nil where a fault is on the list.
  static func read(_ value: SettingsValue, of column: ListingColumn) -> [ColumnRule]? {
    guard let mapping = value.mapping(known: keys) else { return nil }
    /// The test under a key; the outer nil means a fault.
    func test(_ key: String, _ reader: (SettingsValue) -> ValueTest?) -> ValueTest?? {
      guard let value = mapping.value(key) else { return .some(nil) }
      return reader(value).map { .some($0) }
    }
    let tolerated = mapping.value("tolerate").map { $0.share(atMost: 1) } ?? 0
    let empty = emptyShare(mapping)
    let type = test("type") { $0.choice(ValueType.self).map(ValueTest.type) }
    let least = test("min") { $0.number().map(ValueTest.least) }
    let most = test("max") { $0.number().map(ValueTest.most) }
    let pattern = test("pattern", Self.pattern)
    let values = test("values", Self.values)
    guard let tolerated, let empty, let type, let least, let most, let pattern, let values else { return nil }
    guard isSound(mapping, type, least, most) else { return nil }
    var tests: [ValueTest] = []
    if let type {
      tests.append(type)
    } else if least != nil || most != nil {
      tests.append(.type(.decimal))
    }
    tests += [least, most, pattern, values].compactMap(\.self)
    var rules = tests.map { ColumnRule(column: column, test: $0, tolerated: tolerated) }
    if let empty { rules.insert(ColumnRule(column: column, test: .filled, tolerated: empty), at: 0) }
    let isEmpty = rules.isEmpty && mapping.value("required") == nil && mapping.entries.allSatisfy { keys.contains($0.key) }
    if isEmpty { value.fail(.malformed(column.rawValue, wanted: "a rule: give one of \(keys.dropLast().joined(separator: ", "))")) }
    return isEmpty ? nil : rules
  }

  /// The share of fields that may be blank, from `required` or `filled`; the outer nil means a fault.
  private static func emptyShare(_ mapping: SettingsMapping) -> Double?? {
    switch (mapping.value("required"), mapping.value("filled")) {
    case (nil, nil): return .some(nil)
    case (let required?, nil):
      guard let isRequired = required.truth() else { return nil }
      return isRequired ? .some(0) : .some(nil)
    case (nil, let filled?):
      guard let share = filled.share(atMost: 1) else { return nil }
      return .some(1 - share)
    case (_?, let filled?):
      filled.fail(.repeated("filled", at: mapping.path(of: "required")))
      return nil
    }
  }

  /// Bounds are for numbers, and the lower one is not above the upper one.
  private static func isSound(_ mapping: SettingsMapping, _ type: ValueTest?, _ least: ValueTest?, _ most: ValueTest?) -> Bool {
    if case .type(let type) = type, type != .integer, type != .decimal, least != nil || most != nil {
      mapping.value("type")?.fail(.malformed(type.rawValue, wanted: "a type with `min` and `max`: those are integer and decimal"))
      return false
    }
    if case .least(let low) = least, case .most(let high) = most, low > high {
      mapping.value("max")?.fail(.outOfOrder("\(high)", rule: "min <= max"))
      return false
    }
    return true
  }

  private static func pattern(_ value: SettingsValue) -> ValueTest? {
    guard let text = value.text() else { return nil }
    do throws(PatternFault) {
      return .pattern(ValuePattern(program: try PatternProgram(text)))
    } catch {
      value.fail(.malformed(text, wanted: "a pattern that can be used: \(error.words)"))
      return nil
    }
  }

  private static func values(_ value: SettingsValue) -> ValueTest? {
    guard let items = value.list() else { return nil }
    let words = items.compactMap { $0.word("a value") }
    guard words.count == items.count, !words.isEmpty else {
      if items.isEmpty { value.fail(.malformed("[]", wanted: "a list of values")) }
      return nil
    }
    let sorted = Set(words.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
    return .values(sorted)
  }
}
