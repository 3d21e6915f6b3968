/// What an artefact says about itself, in its `manifest.json`.
public struct ArtefactManifest: Hashable, Sendable {
  /// The form of manifests that this version writes and reads.
  public static let schema = 1
  /// No manifest is as large, in bytes: it has some hundred for each file, and the key's text.
  static let largest = 64 << 20
  /// The name of the file in the artefact's folder.
  public static let fileName = "manifest.json"

  /// A file of the artefact.
  public struct File: Hashable, Sendable {
    /// Its name in the folder.
    public var name: String
    /// In bytes.
    public var size: Int
    /// The SHA-256 of its bytes.
    public var sha256: Digest
    /// The rows of a table; nil for other files.
    public var rows: Int?
    /// Whether it holds personal data, and so is closed to the group.
    public var isPrivate: Bool

    /// A file.
    public init(name: String, size: Int, sha256: Digest, rows: Int?, isPrivate: Bool) {
      self.name = name
      self.size = size
      self.sha256 = sha256
      self.rows = rows
      self.isPrivate = isPrivate
    }
  }

  /// The stage that made it.
  public var stage: String
  /// The revision of that stage's code.
  public var revision: Int
  /// The SHA-256 of ``keyText``: also the name of the folder.
  public var key: Digest
  /// What the artefact was made from, as canonical JSON.
  public var keyText: String
  /// Sorted by the bytes of their names.
  public var files: [File]
  /// What the stage counted.
  public var counts: [String: Int]

  /// A manifest; the files are sorted here.
  public init(stage: String, revision: Int, key: Digest, keyText: String, files: [File], counts: [String: Int]) {
    self.stage = stage
    self.revision = revision
    self.key = key
    self.keyText = keyText
    self.files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    self.counts = counts
  }

  /// The SHA-256 of the files' names and digests: equal for equal content, whatever it was made from.
  public var contentDigest: Digest {
    SHA256.digest(CanonicalJSON.array(files.map { .array([.text($0.name), .text($0.sha256.hex)]) }).encoded)
  }

  /// The size of all files in bytes.
  public var size: Int { files.reduce(0) { $0 + $1.size } }
}
