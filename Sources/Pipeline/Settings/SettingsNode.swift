/// A node of the pipeline file with the place it was written at; what YAML calls tags is dropped, a value's type comes from its key.
struct SettingsNode {
  indirect enum Content {
    /// A scalar. A quoted one is never a number, a truth value or nothing.
    case text(String, quoted: Bool)
    case list([SettingsNode])
    case mapping([SettingsEntry])
  }

  var origin: SettingsFault.Origin
  var content: Content

  /// What the node is; an empty, unquoted scalar, `~` and `null` are nothing.
  var kind: SettingsFault.Kind {
    switch content {
    case .text(let text, quoted: false) where ["", "~", "null"].contains(text): .nothing
    case .text: .text
    case .list: .list
    case .mapping: .mapping
    }
  }
}

/// A key of a mapping and what stands behind it.
struct SettingsEntry {
  var key: String
  /// Where the key is written.
  var origin: SettingsFault.Origin
  var node: SettingsNode
}

/// Collects what is wrong while the settings are read, so that several faults are told at once.
final class SettingsFaultList {
  let file: String
  /// Whether there is a file at a path.
  let exists: (String) -> Bool
  private(set) var all: [SettingsFault] = []

  init(file: String, exists: @escaping (String) -> Bool) {
    self.file = file
    self.exists = exists
  }

  func add(_ reason: SettingsFault.Reason, path: String, at origin: SettingsFault.Origin) {
    all.append(SettingsFault(file: file, origin: origin, path: path, reason: reason))
  }
}
