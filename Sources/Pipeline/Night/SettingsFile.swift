import Store

/// A file that decides about a night, read once at its start: a table of the registry, the model, the lexicon and their kin.
///
/// It is copied into the artefact of the night's inputs, so that an old night can be told again.
struct SettingsFile: Sendable {
  /// What it is for, as keys name it: `scorecard`, `registry/brands`.
  let role: String
  /// Where it was read, for messages.
  let path: String
  let bytes: [UInt8]
  /// The SHA-256 of what keys hold of it, in hexadecimal digits: of its bytes, or of what they mean where comments and spelling count
  /// for nothing.
  private(set) var digest: String

  init(role: String, path: String, bytes: [UInt8]) {
    self.role = role
    self.path = path
    self.bytes = bytes
    digest = SHA256.digest(bytes).hex
  }

  /// The same file, known by the meaning of its bytes.
  func known(byMeaning meaning: [UInt8]) -> SettingsFile {
    var file = self
    file.digest = SHA256.digest(meaning).hex
    return file
  }

  /// Its name in the artefact of inputs.
  var artefactName: String { Self.artefactName(ofRole: role) }

  /// The name of the file of a role in the artefact of inputs.
  static func artefactName(ofRole role: String) -> String { String(role.map { $0 == "/" ? "-" : $0 }) }

  var input: StageInput { StageInput(role, digest: digest) }

  /// Its text.
  ///
  /// - Throws: a fault where it is not UTF-8.
  func text() throws(RunFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RunFault(.usage, "\(path) is not UTF-8", remedy: "Save it as UTF-8")
    }
    return text
  }
}
