import Handoff

/// A value of the pipeline file while it is read: its node, its path, and where faults go. A nil from any of its readers means that the
/// fault is on the list.
struct SettingsValue {
  let node: SettingsNode
  let path: String
  /// Where the key is written: the place of what is missing below it.
  let origin: SettingsFault.Origin
  let faults: SettingsFaultList

  func fail(_ reason: SettingsFault.Reason) { faults.add(reason, path: path, at: node.origin) }

  /// The text of a scalar.
  func text() -> String? {
    guard node.kind == .text, case .text(let text, _) = node.content else {
      fail(.wrongKind(expected: .text, found: node.kind))
      return nil
    }
    return text
  }

  /// A scalar without quotes.
  private func plain(orElse reason: (String) -> SettingsFault.Reason) -> String? {
    guard let text = text() else { return nil }
    if case .text(_, quoted: true) = node.content {
      fail(reason("\"\(text)\""))
      return nil
    }
    return text
  }

  /// A whole number in a range.
  func integer(in range: ClosedRange<Int>) -> Int? {
    guard let text = plain(orElse: { .notInteger($0) }) else { return nil }
    guard let number = Int(text), text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 }) else {
      fail(.notInteger(text))
      return nil
    }
    guard range.contains(number) else {
      fail(
        range.lowerBound == range.upperBound
          ? .notAllowed(text, allowed: ["\(range.lowerBound)"])
          : .outOfRange(text, range: "\(range.lowerBound)...\(range.upperBound)"))
      return nil
    }
    return number
  }

  /// A finite decimal number.
  func number() -> Double? {
    guard let text = plain(orElse: { .notNumber($0) }) else { return nil }
    let allowed = Set("0123456789.-+eE".utf8)
    guard text.utf8.allSatisfy(allowed.contains), let number = Double(text), number.isFinite else {
      fail(.notNumber(text))
      return nil
    }
    return number
  }

  /// `true` or `false`.
  func truth() -> Bool? {
    guard let text = plain(orElse: { .notAllowed($0, allowed: ["true", "false"]) }) else { return nil }
    guard text == "true" || text == "false" else {
      fail(.notAllowed(text, allowed: ["true", "false"]))
      return nil
    }
    return text == "true"
  }

  /// One of the words.
  func choice(_ allowed: [String]) -> String? {
    guard let text = text() else { return nil }
    guard allowed.contains(text) else {
      fail(.notAllowed(text, allowed: allowed))
      return nil
    }
    return text
  }

  /// One of the cases of an enumeration of words.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice? where Choice.RawValue == String {
    choice(Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  /// The items of a list.
  func list() -> [SettingsValue]? {
    guard case .list(let nodes) = node.content else {
      fail(.wrongKind(expected: .list, found: node.kind))
      return nil
    }
    return nodes.enumerated().map { SettingsValue(node: $1, path: "\(path)[\($0)]", origin: $1.origin, faults: faults) }
  }

  /// The mapping, after a check that it has no other keys than these.
  func mapping(known: [String]) -> SettingsMapping? {
    guard let mapping = mapping() else { return nil }
    for entry in mapping.entries where !known.contains(entry.key) {
      guard let nearest = nearestName(to: entry.key, among: known, isSlip: false) else { continue }
      faults.add(.unknownKey(nearest: nearest, known: known), path: mapping.path(of: entry.key), at: entry.origin)
    }
    return mapping
  }

  /// The mapping, whatever its keys.
  func mapping() -> SettingsMapping? {
    guard case .mapping(let entries) = node.content else {
      fail(.wrongKind(expected: .mapping, found: node.kind))
      return nil
    }
    return SettingsMapping(entries: entries, path: path, origin: origin, faults: faults)
  }
}

/// A mapping of the pipeline file while it is read.
struct SettingsMapping {
  let entries: [SettingsEntry]
  let path: String
  let origin: SettingsFault.Origin
  let faults: SettingsFaultList

  func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The value of a key; nil where the key is absent.
  func value(_ key: String) -> SettingsValue? {
    entries.first { $0.key == key }.map(value)
  }

  /// The value of a key that must be there.
  func required(_ key: String) -> SettingsValue? {
    guard let value = value(key) else {
      faults.add(.missing, path: path(of: key), at: origin)
      return nil
    }
    return value
  }

  /// All values with their keys, by the keys' bytes.
  var sortedValues: [(key: String, value: SettingsValue)] {
    entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, value($0)) }
  }

  private func value(_ entry: SettingsEntry) -> SettingsValue {
    SettingsValue(node: entry.node, path: path(of: entry.key), origin: entry.origin, faults: faults)
  }
}
