import Marketplace
import Store

/// The stages of a night, in their order. The names stand in keys and manifests.
public enum StageName: String, Sendable, CaseIterable {
  case ingest, contract, selection, sellers, screen, candidates, handoff

  /// Raised whenever the stage's code gives other values for the same inputs; a golden test fails where that was forgotten.
  public var revision: Int {
    switch self {
    case .ingest: 9
    case .contract: 2
    case .selection: 1
    case .sellers: 13
    case .screen: 14
    case .candidates: 14
    case .handoff: 2
    }
  }
}

/// One input of a stage: what it is for, where its path matters its path, and the digest of its content.
public struct StageInput: Sendable, Equatable {
  /// What it is for, such as `accounts`.
  public var role: String
  /// The path below the data root, where the stage prints it or orders by it; nil elsewhere.
  public var path: String?
  /// The SHA-256 of its content, in hexadecimal digits.
  public var digest: String

  /// An input of a role.
  public init(_ role: String, path: String? = nil, digest: String) {
    self.role = role
    self.path = path
    self.digest = digest
  }
}

/// All that decides about a stage's result (rule R2). Its canonical JSON, hashed, is the artefact's key.
public struct StageRequest: Sendable {
  /// The stage.
  public var stage: StageName
  /// What the stage works on: a file, a marketplace, or nothing. For people only, never in the key.
  public var subject: String
  /// The settings that this stage reads, after defaults.
  public var settings: CanonicalJSON
  /// What the stage reads, in the order in which it reads it.
  public var inputs: [StageInput]
  /// The business date, where the stage reads it.
  public var date: CalendarDate?

  /// A request for a stage's result.
  public init(_ stage: StageName, subject: String, settings: CanonicalJSON, inputs: [StageInput], date: CalendarDate? = nil) {
    self.stage = stage
    self.subject = subject
    self.settings = settings
    self.inputs = inputs
    self.date = date
  }

  /// The canonical JSON of everything that decides.
  public var keyValue: CanonicalJSON {
    var fields: [CanonicalJSON.Key: CanonicalJSON] = [
      "stage": .text(stage.rawValue),
      "revision": .integer(stage.revision),
      "settings": settings,
      "inputs": .array(
        inputs.map { input in
          var fields: [CanonicalJSON.Key: CanonicalJSON] = ["role": .text(input.role), "digest": .text(input.digest)]
          if let path = input.path { fields["path"] = .text(path) }
          return .object(fields)
        }),
    ]
    if let date { fields["date"] = .text(date.description) }
    return .object(fields)
  }

  /// The text that is hashed.
  public var keyText: String { keyValue.text }

  /// The SHA-256 of that text.
  public var key: Digest { SHA256.digest(keyText) }
}
