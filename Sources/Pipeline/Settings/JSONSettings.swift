import Foundation

/// A settings file in JSON: what a decoder finds wrong with it is told with line and key.
enum JSONSettings {
  /// Values in one file at most, to look for the line of one.
  private static let nodeLimit = 10_000_000

  /// Decodes the bytes of a file.
  ///
  /// - Throws: status 2.
  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8], file: String) throws(RunFault) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw RunFault(.usage, words(error, bytes, file), remedy: "Correct the file; docs/formats.md says what it holds")
    }
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
