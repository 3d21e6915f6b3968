import Store

extension PackageManifest {
  /// The manifest as canonical JSON.
  public var canonical: CanonicalJSON {
    var members: [CanonicalJSON.Key: CanonicalJSON] = [
      "schema_version": .integer(Self.schemaVersion), "programme": .text(programme), "date": .text(date),
      "profile_sha256": .text(profileDigest.hex), "personal_data": .boolean(includesPersonalData),
      "files": .array(files.map(\.canonical)),
      "counts": .object([
        "data_files": .integer(files.count { $0.content != nil }),
        "takedowns": .integer(rows(of: .takedowns)), "registrations": .integer(rows(of: .registrations)),
        "removals": .integer(rows(of: .removals)),
      ]),
    ]
    if let holder { members["rights_holder"] = .object(["id": .text(holder.id), "name": .text(holder.name)]) }
    return .object(members)
  }

  /// The bytes of `manifest.json`: canonical JSON and a line feed.
  public var encoded: [UInt8] { canonical.encoded + [10] }
}

extension PackageFile {
  fileprivate var canonical: CanonicalJSON {
    var members: [CanonicalJSON.Key: CanonicalJSON] = ["name": .text(name), "size": .integer(size), "sha256": .text(sha256.hex)]
    if let content {
      members["content"] = .text(content.kind.rawValue)
      members["rows"] = .integer(content.rows)
      members["shared"] = .object(named: content.shared.mapValues { .text($0) })
    }
    return .object(members)
  }
}
