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
    case .dataCorrupted(let context):
      // Of what is no JSON at all the parser knows the line.
      let detail = context.underlyingError.flatMap { ($0 as NSError).userInfo["NSDebugDescription"] as? String }
      return "\(place(context.codingPath, bytes, file)): \(detail ?? context.debugDescription)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath, bytes, file)): \(context.debugDescription)"
    @unknown default: return "\(file): \(fault)"
    }
  }

  /// The file, the line and the key of a value. JSON is YAML, so that one parser knows the lines of both.
  private static func place(_ path: [any CodingKey], _ bytes: [UInt8], _ file: String) -> String {
    guard !path.isEmpty else { return file }
    var key = ""
    for step in path { key += step.intValue.map { "[\($0)]" } ?? (key.isEmpty ? step.stringValue : ".\(step.stringValue)") }
    let faults = SettingsFaultList(file: file) { _ in true }
    var node = SettingsNode.parse(yaml: String(decoding: bytes, as: UTF8.self), origin: nil, limit: nodeLimit, faults: faults)
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
}
