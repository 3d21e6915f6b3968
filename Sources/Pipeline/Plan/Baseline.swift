import Store

/// The keys of the night that `plan` compares with: the date itself where it is published, else the newest published one before.
struct Baseline: Sendable {
  /// What the comparison is with, for people; nil where nothing was published yet.
  let name: String?
  /// The canonical JSON behind each key, by stage and subject.
  private let keys: [String: CanonicalJSON]

  /// Nothing to compare with.
  static let none = Baseline(name: nil, keys: [:])

  /// A baseline of keys by stage and subject as ``name(_:_:)`` writes them.
  init(name: String?, keys: [String: CanonicalJSON]) {
    self.name = name
    self.keys = keys
  }

  /// The place of a stage and its subject among the keys.
  static func place(_ stage: StageName, _ subject: String) -> String { "\(stage.rawValue) \(subject)" }

  /// Why a stage has to run, in words that name the fields that differ.
  func reasons(for request: StageRequest) -> [String] {
    guard let name else { return ["nothing was published before"] }
    guard let old = keys[Self.place(request.stage, request.subject)] else { return ["not in \(name)"] }
    let fields = KeyDifference.fields(old: old, new: request.keyValue)
    return fields.isEmpty ? ["its artefact is gone or damaged"] : fields
  }
}
