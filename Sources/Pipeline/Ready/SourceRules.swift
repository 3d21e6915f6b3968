import Tabular

/// What must hold of a marketplace's exports before anything is published. It decides whether a run goes on, and changes no value.
public struct SourceRules: Equatable, Sendable {
  static let keys = ["ready", "repeated", "contract"]

  /// When the exports of a night are there.
  public var ready = ReadySettings()
  /// What happens when an export is one of the previous night.
  public var repeated = RepeatedPolicy.warn
  /// What the exports have to be like; nil where nothing was agreed.
  public var contract: ContractSettings?

  /// Nothing asked for.
  init() {}

  /// The rules of a source's mapping; nil where a fault is on the list.
  init?(_ mapping: SettingsMapping) {
    let ready = mapping.value("ready").map(ReadySettings.init) ?? ReadySettings()
    let repeated = mapping.value("repeated").map { $0.choice(RepeatedPolicy.self) } ?? .warn
    let contract = mapping.value("contract").map { ContractSettings.read($0, of: mapping) } ?? .some(nil)
    guard let ready, let repeated, let contract else { return nil }
    (self.ready, self.repeated, self.contract) = (ready, repeated, contract)
  }
}

/// What happens when an export has the content of one that the previous published night had.
public enum RepeatedPolicy: String, CaseIterable, Sendable {
  /// It is said, and the run goes on.
  case warn
  /// The run ends in status 4.
  case fail
}
