import Store

/// The keys of the night that `plan` compares with: the date itself where it is published, else the newest published one before.
struct Baseline: Sendable {
  /// What the comparison is with, for people; nil where nothing was published yet.
  let name: String?
  /// The keys by stage and subject as ``place(_:_:)`` writes them.
  private let keys: [CanonicalJSON.Key: String]
  /// The canonical JSON behind each key whose artefact stands.
  private let texts: [CanonicalJSON.Key: CanonicalJSON]

  /// Nothing to compare with.
  static let none = Baseline(name: nil, keys: [:], texts: [:])

  /// A baseline of keys, and of what is behind them, by stage and subject.
  init(name: String?, keys: [CanonicalJSON.Key: String], texts: [CanonicalJSON.Key: CanonicalJSON]) {
    self.name = name
    self.keys = keys
    self.texts = texts
  }

  /// The place of a stage and its subject among the keys.
  static func place(_ stage: StageName, _ subject: String) -> CanonicalJSON.Key { CanonicalJSON.Key("\(stage.rawValue) \(subject)") }

  /// Why a stage has to run, in words that name the fields that differ.
  func reasons(for request: StageRequest) -> [String] {
    guard let name else { return ["nothing was published before"] }
    let place = Self.place(request.stage, request.subject)
    guard let old = keys[place] else { return ["not in \(name)"] }
    if old == request.key.hex { return ["its artefact is gone or damaged"] }
    guard let text = texts[place] else { return ["other than in \(name), whose artefact is gone"] }
    return KeyDifference.fields(old: text, new: request.keyValue)
  }
}
