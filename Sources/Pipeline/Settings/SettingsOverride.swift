/// A `--set` of the command line: a key's path and the value that replaces the file's.
///
/// A value in `[...]` or `{...}` is YAML; any other is taken as it stands, so that `--set sources.mercato.delimiter=,` needs no quotes.
struct SettingsOverride {
  let text: String
  let path: [String]
  let value: String

  /// The override of a text `path=value`; nil where it has not this form.
  init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let parts = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.text = text
    path = parts
    value = String(text[text.index(after: equals)...])
  }

  /// Puts the value into the tree; keys on the way that are not there are made.
  func apply(to root: inout SettingsNode, faults: SettingsFaultList) {
    let origin = SettingsFault.Origin.override(text)
    if (value.hasPrefix("[") && value.hasSuffix("]")) || (value.hasPrefix("{") && value.hasSuffix("}")) {
      guard let node = SettingsNode.parse(yaml: value, origin: origin, faults: faults) else { return }
      place(node, at: path[...], into: &root)
    } else {
      place(SettingsNode(origin: origin, content: .text(value, quoted: false)), at: path[...], into: &root)
    }
  }

  /// What is no mapping on the way is replaced by one: the typed reading then says what is missing in it.
  private func place(_ node: SettingsNode, at path: ArraySlice<String>, into target: inout SettingsNode) {
    guard let key = path.first else {
      target = node
      return
    }
    var entries: [SettingsEntry] = []
    if case .mapping(let present) = target.content { entries = present } else { target.origin = node.origin }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      if path.count == 1 { entries[index].origin = node.origin }
      place(node, at: path.dropFirst(), into: &entries[index].node)
    } else {
      var made = SettingsNode(origin: node.origin, content: .mapping([]))
      place(node, at: path.dropFirst(), into: &made)
      entries.append(SettingsEntry(key: key, origin: node.origin, node: made))
    }
    target.content = .mapping(entries)
  }
}
