import Store

/// What a package says of itself in `manifest.json`.
public struct PackageManifest: Equatable, Sendable {
  /// The version of the manifest's form that this code writes and reads.
  public static let schemaVersion = 1

  /// The programme's name.
  public var programme: String
  /// The night, as `2026-11-22`.
  public var date: String
  /// The SHA-256 of the profile, as canonical JSON.
  public var profileDigest: Digest
  /// The rights holder that the package is for; nil where it is for the programme.
  public var holder: PackageHolder?
  /// Whether columns of personal data were let in.
  public var includesPersonalData: Bool
  /// Every file but `manifest.json` and `SHA256SUMS`, by name.
  public var files: [PackageFile]

  /// A manifest with all its parts.
  public init(
    programme: String, date: String, profileDigest: Digest, holder: PackageHolder?, includesPersonalData: Bool, files: [PackageFile]
  ) {
    self.programme = programme
    self.date = date
    self.profileDigest = profileDigest
    self.holder = holder
    self.includesPersonalData = includesPersonalData
    self.files = files
  }

  /// The data rows of a kind over all files.
  public func rows(of kind: RowKind) -> Int { files.reduce(0) { $0 + ($1.content?.kind == kind ? $1.content?.rows ?? 0 : 0) } }
}

/// One file of a package, as its manifest lists it.
public struct PackageFile: Equatable, Sendable {
  /// The file's name, of `[a-z0-9._-]` (the README's capitals aside).
  public var name: String
  /// In bytes.
  public var size: Int
  /// The SHA-256 of its bytes.
  public var sha256: Digest
  /// What its rows are; nil for a file that is not data.
  public var content: PackageContent?

  /// A file with all that the manifest says of it.
  public init(name: String, size: Int, sha256: Digest, content: PackageContent?) {
    self.name = name
    self.size = size
    self.sha256 = sha256
    self.content = content
  }
}

/// What the rows of a data file are.
public struct PackageContent: Equatable, Sendable {
  /// What a row is.
  public var kind: RowKind
  /// The number of rows, the header not counted.
  public var rows: Int
  /// What all rows have in common, by field name.
  public var shared: [String: String]

  /// The content of a data file.
  public init(kind: RowKind, rows: Int, shared: [String: String]) {
    self.kind = kind
    self.rows = rows
    self.shared = shared
  }
}

/// The names that packages have in common.
public enum PackageLayout {
  /// The manifest's name.
  public static let manifest = "manifest.json"
  /// The name of the words for the recipient.
  public static let readme = "README.txt"
  /// The name of the list that `sha256sum -c` takes.
  public static let checksums = "SHA256SUMS"

  /// The name of a package: programme, date and the first 8 hexadecimal digits of its manifest's SHA-256.
  public static func packageName(programme: String, date: String, manifestDigest: Digest) -> String {
    "\(programme)-\(date)-\(manifestDigest.hex.prefix(8))"
  }
}
