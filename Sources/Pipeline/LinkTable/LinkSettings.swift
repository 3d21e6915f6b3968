import Linkage

extension RecordSettings {
  static let keys = ["version", "id", "source", "comparisons", "blocking", "deterministic", "threshold", "seed", "max_block"]

  /// Reads and checks the text of a model file in YAML.
  static func read(_ text: String, file: String) throws(SettingsFaults) -> RecordSettings {
    let faults = SettingsFaultList(file: file) { _ in true }
    let start = SettingsFault.Origin.file(line: 1, column: 1)
    let parsed = SettingsNode.parse(yaml: text, origin: nil, faults: faults)
    guard faults.all.isEmpty else { throw SettingsFaults(faults.all) }
    let root = parsed ?? SettingsNode(origin: start, content: .text("", quoted: false))
    let value = SettingsValue(node: root, path: "", origin: start, faults: faults)
    let settings = RecordSettings(value)
    if let settings, faults.all.isEmpty {
      for fault in settings.faults() { faults.add(.malformed(file, wanted: "a model that can be used: \(fault)"), path: "", at: start) }
    }
    guard let settings, faults.all.isEmpty else { throw SettingsFaults(faults.all) }
    return settings
  }

  private init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: Self.keys) else { return nil }
    let version = mapping.required("version")?.integer(in: 1...1)
    let id = mapping.required("id")?.word("a column")
    let source = mapping.value("source").map { $0.word("a column") } ?? .some(nil)
    let comparisons = mapping.required("comparisons").flatMap(Self.comparisons)
    let blocking = mapping.required("blocking").flatMap { Key.rules($0, comparisons ?? []) }
    let deterministic = mapping.value("deterministic").map { Self.deterministic($0, comparisons ?? []) } ?? .some((0.7, []))
    let threshold = mapping.value("threshold").map { $0.probability() } ?? .some(nil)
    let seed = mapping.value("seed").map { $0.integer(in: 0...Int.max) } ?? 1
    let maxBlock = mapping.value("max_block").map { $0.integer(in: 2...100_000) } ?? 1000
    guard version != nil, let id, let source, let comparisons, let blocking, let deterministic, let threshold, let seed, let maxBlock
    else { return nil }
    self.init(
      id: id, source: source, comparisons: comparisons, blocking: blocking, deterministic: deterministic.rules,
      recall: deterministic.recall, threshold: threshold, seed: seed, maxBlock: maxBlock)
  }

  /// The comparisons in the order in which they are written.
  private static func comparisons(_ value: SettingsValue) -> [Comparison]? {
    guard let mapping = value.mapping() else { return nil }
    let read = mapping.entries.map { entry in mapping.value(entry.key).flatMap { Comparison($0, name: entry.key) } }
    if read.isEmpty { value.fail(.malformed("{}", wanted: "one comparison or more")) }
    return read.contains { $0 == nil } || read.isEmpty ? nil : read.compactMap(\.self)
  }

  private static func deterministic(_ value: SettingsValue, _ comparisons: [Comparison]) -> (recall: Double, rules: [[Key]])? {
    guard let mapping = value.mapping(known: ["recall", "rules"]) else { return nil }
    let recall = mapping.value("recall").map { $0.probability() } ?? .some(0.7)
    let rules = mapping.required("rules").flatMap { Key.rules($0, comparisons) }
    guard let recall, let recall, let rules else { return nil }
    return (recall, rules)
  }
}

extension SettingsValue {
  /// A probability between 0 and 1, neither of them; the outer nil means a fault.
  func probability() -> Double?? {
    guard let number = number() else { return nil }
    guard number > 0, number < 1 else {
      fail(.outOfRange("\(number)", range: "0...1, both excluded"))
      return nil
    }
    return .some(number)
  }
}
