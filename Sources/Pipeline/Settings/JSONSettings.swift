import Foundation
import Handoff

/// A settings file in JSON: what a decoder finds wrong with it is told with line and key.
enum JSONSettings {
  /// Values in one file at most, to look for the line of one.
  private static let nodeLimit = 10_000_000

  /// Decodes the bytes of a file, which has no other keys than the value.
  ///
  /// - Throws: status 2.
  static func decode<Value: Codable>(_ type: Value.Type, _ bytes: [UInt8], file: String) throws(RunFault) -> Value {
    do {
      let value = try JSONDecoder().decode(type, from: Data(bytes))
      try refuseUnknownKeys(bytes, of: value, file: file)
      return value
    } catch let fault as RunFault {
      throw fault
    } catch {
      throw RunFault(.usage, words(error, bytes, file), remedy: "Correct the file; docs/formats.md says what it holds")
    }
  }

  /// Refuses a file with keys that the value which was decoded from it does not have: a slip in a key would go unseen.
  ///
  /// - Throws: status 2.
  static func refuseUnknownKeys(_ bytes: [UInt8], of value: some Encodable, file: String) throws {
    let given = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    let known = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value), options: .fragmentsAllowed)
    guard let (path, keys) = unknownKey(given, known, []) else { return }
    let nearest = nearestName(to: path.last?.stringValue ?? "", among: keys, isSlip: false).map { "; the nearest known key is `\($0)`" }
    throw RunFault(
      .usage, "\(place(path, bytes, file)): unknown key\(nearest ?? "")", remedy: "Correct the file; docs/formats.md says what it holds")
  }

  /// A step on the way to a value.
  private struct Step: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(stringValue: String) { self.stringValue = stringValue }

    init(intValue: Int) {
      self.intValue = intValue
      stringValue = "\(intValue)"
    }
  }

  /// The first key, by its bytes, that is not known, and those that are known beside it. A key whose value is null says nothing.
  private static func unknownKey(_ given: Any, _ known: Any, _ path: [any CodingKey]) -> (path: [any CodingKey], known: [String])? {
    if let given = given as? [String: Any], let known = known as? [String: Any] {
      for key in given.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        guard let value = given[key], !(value is NSNull) else { continue }
        let here = path + [Step(stringValue: key)]
        guard let below = known[key] else { return (here, known.keys.sorted()) }
        if let found = unknownKey(value, below, here) { return found }
      }
    } else if let given = given as? [Any], let known = known as? [Any] {
      for (number, pair) in zip(given, known).enumerated() {
        if let found = unknownKey(pair.0, pair.1, path + [Step(intValue: number)]) { return found }
      }
    }
    return nil
  }

  private static func words(_ error: any Error, _ bytes: [UInt8], _ file: String) -> String {
    guard let fault = error as? DecodingError else { return "\(file): \(error)" }
    switch fault {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath, bytes, file)): the key \(key.stringValue) is missing"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: return noJSON(bytes, file)
    case .dataCorrupted(let context): return "\(place(context.codingPath, bytes, file)): \(context.debugDescription)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath, bytes, file)): \(context.debugDescription)"
    @unknown default: return "\(file): \(fault)"
    }
  }

  /// What is wrong with a text that the decoder takes for no JSON, of which it says no more.
  private static func noJSON(_ bytes: [UInt8], _ file: String) -> String {
    let (root, faults) = tree(bytes, file)
    if let fault = faults.first {
      guard case .notYAML(let problem) = fault.reason, case .file(let line, let column) = fault.origin else { return "\(fault)" }
      return "\(file):\(line):\(column): no valid JSON: \(problem)"
    }
    guard let odd = root?.firstOddValue(""), case .file(let line, let column) = odd.origin else { return "\(file): no valid JSON" }
    return
      "\(file):\(line):\(column): \(odd.path): `\(odd.text)` is no value of JSON: a finite number, true, false, null, or a text in quotes"
  }

  /// The values of a text with their lines. JSON is YAML, so that one parser knows the lines of both.
  private static func tree(_ bytes: [UInt8], _ file: String) -> (SettingsNode?, [SettingsFault]) {
    let faults = SettingsFaultList(file: file) { _ in true }
    return (SettingsNode.parse(yaml: String(decoding: bytes, as: UTF8.self), origin: nil, limit: nodeLimit, faults: faults), faults.all)
  }

  /// The file, the line and the key of a value.
  private static func place(_ path: [any CodingKey], _ bytes: [UInt8], _ file: String) -> String {
    guard !path.isEmpty else { return file }
    var key = ""
    for step in path { key += step.intValue.map { "[\($0)]" } ?? (key.isEmpty ? step.stringValue : ".\(step.stringValue)") }
    var (node, _) = tree(bytes, file)
    for step in path { node = node?.child(step) }
    guard case .file(let line, let column) = node?.origin else { return "\(file): \(key)" }
    return "\(file):\(line):\(column): \(key)"
  }
}

extension SettingsNode {
  /// What stands below the node at one step of a decoder's path.
  fileprivate func child(_ step: any CodingKey) -> SettingsNode? {
    switch content {
    case .mapping(let entries): return entries.first { $0.key == step.stringValue }?.node
    case .list(let items): return step.intValue.flatMap { items.indices.contains($0) ? items[$0] : nil }
    case .text: return nil
    }
  }

  /// The first value below the node that JSON does not have, and its key.
  fileprivate func firstOddValue(_ path: String) -> (path: String, text: String, origin: SettingsFault.Origin)? {
    switch content {
    case .text(_, quoted: true): return nil
    case .text(let text, quoted: false):
      if ["true", "false", "null"].contains(text) { return nil }
      let isNumber = text.utf8.allSatisfy("0123456789+-.eE".utf8.contains) && Double(text)?.isFinite == true
      return isNumber ? nil : (path, text, origin)
    case .list(let items):
      return items.enumerated().lazy.compactMap { $1.firstOddValue("\(path)[\($0)]") }.first
    case .mapping(let entries):
      return entries.lazy.compactMap { $0.node.firstOddValue(path.isEmpty ? $0.key : "\(path).\($0.key)") }.first
    }
  }
}
