import Store

/// The artefact that holds the settings, the registry, the model and analysts' decisions as they were in force on a night, so that it can be told again.
enum InputsArtefact {
  static let settings = "settings.json"
  static let sellerDecisions = "decisions-sellers.json"
  static let candidateDecisions = "decisions-candidates.json"

  /// The decisions that an artefact keeps under a name; none where it is older than they are.
  static func decisions(_ name: String, of inputs: Artefact, disk: Disk) throws -> CanonicalJSON {
    guard inputs.manifest.files.contains(where: { $0.name == name }) else { return .array([]) }
    return try CanonicalJSON(parsing: try disk.readFile(inputs.path(of: name)))
  }

  /// What the artefact's key is made of.
  private static func value(_ settings: NightSettings, _ decisions: DecisionsInForce) -> CanonicalJSON {
    .object([
      "stage": .text("inputs"), "settings": .text(SHA256.digest(settings.settingsValue.encoded).hex),
      "inputs": .array(settings.files.map { .array([.text($0.role), .text($0.digest)]) }),
      "decisions": .array([.text(decisions.sellersInput.digest), .text(decisions.candidatesInput.digest)]),
    ])
  }

  /// The key of the artefact of a night, whether it stands already or not.
  static func key(_ settings: NightSettings, _ decisions: DecisionsInForce) -> Digest {
    SHA256.digest(value(settings, decisions).encoded)
  }

  /// Keeps the files of a night and the decisions in force; the same ones give the same artefact.
  static func keep(_ settings: NightSettings, _ decisions: DecisionsInForce, in store: ArtefactStore) throws -> Artefact {
    let value = value(settings, decisions)
    let key = SHA256.digest(value.encoded)
    if let standing = try store.find(key) { return standing }
    let writer = try store.begin(stage: "inputs", revision: 1, key: key, keyText: value.text)
    // The registry names sellers and holders' contacts: only who runs the pipeline may read it.
    for file in settings.files { try writer.add(file.artefactName, file.bytes, isPrivate: file.role.hasPrefix("registry/")) }
    try writer.add(Self.settings, settings.settingsValue.encoded, isPrivate: false)
    try writer.add(Self.sellerDecisions, decisions.canonicalSellers.encoded, isPrivate: true)
    try writer.add(Self.candidateDecisions, decisions.canonicalCandidates.encoded, isPrivate: true)
    return try writer.seal(counts: ["files": settings.files.count])
  }
}
