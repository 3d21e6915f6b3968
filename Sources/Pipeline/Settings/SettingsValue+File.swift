extension SettingsValue {
  /// Reads the text of a settings file that stands beside the pipeline file.
  ///
  /// - Parameter nodeLimit: how many values it may hold.
  /// - Throws: all that is wrong at once, each with its line and key.
  static func read<Value>(
    _ text: String, file: String, nodeLimit: Int = SettingsNode.nodeLimit, _ body: (SettingsValue) -> Value?
  ) throws(SettingsFaults) -> Value {
    let faults = SettingsFaultList(file: file) { _ in true }
    let start = SettingsFault.Origin.file(line: 1, column: 1)
    let parsed = SettingsNode.parse(yaml: text, origin: nil, limit: nodeLimit, faults: faults)
    guard faults.all.isEmpty else { throw SettingsFaults(faults.all) }
    let root = SettingsValue(
      node: parsed ?? SettingsNode(origin: start, content: .text("", quoted: false)), path: "", origin: start, faults: faults)
    guard let value = body(root), faults.all.isEmpty else { throw SettingsFaults(faults.all) }
    return value
  }

  /// Whether a key stands there with nothing behind it, which says as much as if it did not.
  var isNothing: Bool { node.kind == .nothing }
}
