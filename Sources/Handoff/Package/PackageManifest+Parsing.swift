import Store

/// Why a manifest cannot be read.
public struct ManifestFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in words that name the member or the place.
  public var description: String
}

extension PackageManifest {
  /// Reads the bytes of `manifest.json`.
  public init(parsing bytes: [UInt8]) throws(ManifestFault) {
    guard bytes.last == 10 else { throw ManifestFault(description: "it does not end in a line feed") }
    let json: CanonicalJSON
    do {
      json = try CanonicalJSON(parsing: Array(bytes.dropLast()))
    } catch {
      throw ManifestFault(description: "\(error)")
    }
    let version = try json.member("schema_version", \.asInteger)
    guard version == Self.schemaVersion else {
      throw ManifestFault(description: "its schema_version is \(version), and this brandsieve reads \(Self.schemaVersion)")
    }
    var files: [PackageFile] = []
    for file in try json.member("files", \.asArray) { files.append(try PackageFile(json: file)) }
    var holder: PackageHolder?
    if let member = json["rights_holder"] {
      holder = PackageHolder(id: try member.member("id", \.asText), name: try member.member("name", \.asText))
    }
    self.init(
      programme: try json.member("programme", \.asText), date: try json.member("date", \.asText),
      profileDigest: try json.digest("profile_sha256"), holder: holder,
      includesPersonalData: try json.member("personal_data", \.asBoolean), files: files)
    guard canonical == json else {
      throw ManifestFault(description: "its counts do not add up, or it has members that do not belong there")
    }
  }
}

extension PackageFile {
  fileprivate init(json: CanonicalJSON) throws(ManifestFault) {
    var content: PackageContent?
    if json["content"] != nil {
      let name = try json.member("content", \.asText)
      guard let kind = RowKind(rawValue: name) else { throw ManifestFault(description: "it lists rows of an unknown kind, '\(name)'") }
      var shared: [String: String] = [:]
      for (key, value) in try json.member("shared", \.asObject) {
        guard let text = value.asText else { throw ManifestFault(description: "'shared' must hold texts") }
        shared[key.text] = text
      }
      content = PackageContent(kind: kind, rows: try json.count("rows"), shared: shared)
    }
    self.init(name: try json.member("name", \.asText), size: try json.count("size"), sha256: try json.digest("sha256"), content: content)
  }
}

extension CanonicalJSON {
  fileprivate func member<Value>(_ key: String, _ value: (CanonicalJSON) -> Value?) throws(ManifestFault) -> Value {
    guard let member = self[key] else { throw ManifestFault(description: "'\(key)' is missing") }
    guard let value = value(member) else { throw ManifestFault(description: "'\(key)' is of the wrong kind") }
    return value
  }

  fileprivate func count(_ key: String) throws(ManifestFault) -> Int {
    let count = try member(key, \.asInteger)
    guard count >= 0, count <= 1 << 50 else { throw ManifestFault(description: "'\(key)' cannot be \(count)") }
    return count
  }

  fileprivate func digest(_ key: String) throws(ManifestFault) -> Digest {
    guard let digest = Digest(hex: try member(key, \.asText)) else { throw ManifestFault(description: "'\(key)' is no SHA-256") }
    return digest
  }
}
