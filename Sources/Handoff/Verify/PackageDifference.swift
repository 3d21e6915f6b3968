import Store
import Tabular

/// One way in which a package is not as it was written.
public struct PackageDifference: Hashable, Sendable {
  /// What is different.
  public enum Kind: Hashable, Sendable {
    case missing
    /// A file that the manifest does not list.
    case extra
    /// Something else stands where a file should: a link, a folder or a device.
    case notAFile(String)
    /// The path leads to something else than a folder.
    case notAPackage(String)
    case size(expected: Int, found: Int)
    case content(expected: Digest, found: Digest)
    /// The manifest cannot be read, so that nothing else can be checked.
    case manifest(String)
    /// The manifest lists a name that packages do not have, such as one that leads out of the folder.
    case unsafeName
    /// The manifest lists a name twice.
    case repeatedName
    /// `SHA256SUMS` is not what the manifest says it is.
    case checksums
    /// The package's name is not that of its manifest.
    case name(expected: String)
    case unreadable(String)
  }

  /// The file's name in the package, or the package's own.
  public var file: String
  /// What is different.
  public var kind: Kind
}

extension PackageDifference: CustomStringConvertible {
  /// The difference in words, on one line whatever the names hold.
  public var description: String { "\(printable(file)): \(words)" }

  private var words: String {
    switch kind {
    case .missing: "missing"
    case .extra: "does not belong to the package"
    case .notAFile(let found): "is \(found), where a package holds plain files only"
    case .notAPackage(let found): "is \(found); give the path of the package's own folder"
    case .size(let expected, let found): "has \(found) bytes instead of \(expected)"
    case .content(let expected, let found): "changed: its SHA-256 is \(found.hex) instead of \(expected.hex)"
    case .manifest(let why): "cannot be read: \(printable(why))"
    case .unsafeName: "is listed in \(PackageLayout.manifest), and is no name that a package may hold"
    case .repeatedName: "is listed twice in \(PackageLayout.manifest)"
    case .checksums: "does not say what \(PackageLayout.manifest) says"
    case .name(let expected): "is not the name of this package, which is \(printable(expected))"
    case .unreadable(let why): "cannot be read: \(printable(why))"
    }
  }
}
