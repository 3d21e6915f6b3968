import Linkage

extension RecordSettings.Key {
  /// A list of rules, each a list of parts; a part alone is a rule of its own.
  static func rules(_ value: SettingsValue, _ comparisons: [RecordSettings.Comparison]) -> [[RecordSettings.Key]]? {
    guard let rules = value.list() else { return nil }
    guard (1...64).contains(rules.count) else {
      value.fail(.outOfRange("\(rules.count) rules", range: "1...64"))
      return nil
    }
    let read = rules.map { rule -> [RecordSettings.Key]? in
      if rule.node.kind == .text { return Self(rule, comparisons).map { [$0] } }
      guard let parts = rule.list() else { return nil }
      if parts.isEmpty { rule.fail(.malformed("[]", wanted: "one part or more")) }
      let keys = parts.map { Self($0, comparisons) }
      return keys.contains { $0 == nil } || keys.isEmpty ? nil : keys.compactMap(\.self)
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  /// A part as it is written: `surname`, `soundex(surname)`, `first3(surname)`, `words(given_name + surname)`.
  private init?(_ value: SettingsValue, _ comparisons: [RecordSettings.Comparison]) {
    guard let text = value.word("a column or a function of one") else { return nil }
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else {
      self.init(.whole, [text])
      return
    }
    var name = String(text[..<open])
    let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    name.removeLast(digits.count)
    let names = Function.allCases.filter { $0 != .whole }.map(\.rawValue)
    guard let function = Function(rawValue: name), function != .whole, (function == .first || function == .last) == !digits.isEmpty else {
      value.fail(.notAllowed(String(text[..<open]), allowed: names.map { ["first", "last"].contains($0) ? $0 + "3" : $0 }))
      return nil
    }
    let inside = text[text.index(after: open)...].dropLast()
    let columns = function == .words ? inside.split(separator: "+").map(Self.trimmed) : [Self.trimmed(inside)]
    guard !columns.isEmpty, columns.allSatisfy({ !$0.isEmpty }), digits.isEmpty || (1...64).contains(Int(digits) ?? 0) else {
      value.fail(.malformed(text, wanted: "a function of a column, such as soundex(surname) or first3(surname)"))
      return nil
    }
    self.init(function, length: Int(digits) ?? 0, columns)
    if function == .year, !comparisons.contains(where: { $0.kind == .date && $0.columns == columns }) {
      value.fail(.malformed(text, wanted: "the year of a column that a comparison of kind date compares"))
      return nil
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
