import Store

/// The list `SHA256SUMS` of a package, in the form that `sha256sum -c` takes.
enum ChecksumList {
  /// The bytes of the list: the manifest and all that it lists, by name.
  static func encoded(manifestDigest: Digest, files: [PackageFile]) -> [UInt8] {
    let entries: [(name: String, digest: Digest)] =
      files.map { (name: $0.name, digest: $0.sha256) } + [(name: PackageLayout.manifest, digest: manifestDigest)]
    let lines = entries.sorted { precedesByBytes($0.name, $1.name) }.map { "\($0.digest.hex)  \($0.name)\n" }
    return Array(lines.joined().utf8)
  }
}
