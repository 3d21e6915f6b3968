extension ArtefactManifest {
  /// The manifest as it stands in its file: one line of canonical JSON, which holds its own digest.
  public var encoded: [UInt8] {
    var members = self.members
    members["self"] = .text(SHA256.digest(CanonicalJSON.object(members).encoded).hex)
    return CanonicalJSON.object(members).encoded + [0x0A]
  }

  /// Reads a manifest; nil if it was cut, changed, or is of another form.
  public init?(parsing bytes: [UInt8]) {
    guard bytes.last == 0x0A, let json = try? CanonicalJSON(parsing: bytes.dropLast()), json["schema"]?.asInteger == Self.schema,
      let stage = json["stage"]?.asText, let revision = json["revision"]?.asInteger, let keyText = json["key_text"]?.asText,
      let key = json["key"]?.asText.flatMap(Digest.init(hex:)), let files = json["files"]?.asArray, let counts = json["counts"]?.asCounts
    else { return nil }
    self.stage = stage
    self.revision = revision
    self.key = key
    self.keyText = keyText
    self.files = files.compactMap(File.init(json:))
    self.counts = counts
    // Whatever was lost above, or changed on the disk, does not come out the same.
    guard encoded == bytes, key == SHA256.digest(keyText) else { return nil }
  }

  private var members: [CanonicalJSON.Key: CanonicalJSON] {
    [
      "schema": .integer(Self.schema), "stage": .text(stage), "revision": .integer(revision), "key": .text(key.hex),
      "key_text": .text(keyText), "files": .array(files.map(\.json)), "counts": .object(named: counts.mapValues { .integer($0) }),
    ]
  }
}

extension ArtefactManifest.File {
  fileprivate var json: CanonicalJSON {
    var members: [CanonicalJSON.Key: CanonicalJSON] = [
      "name": .text(name), "size": .integer(size), "sha256": .text(sha256.hex), "private": .boolean(isPrivate),
    ]
    if let rows { members["rows"] = .integer(rows) }
    return .object(members)
  }

  fileprivate init?(json: CanonicalJSON) {
    guard let name = json["name"]?.asText, let size = json["size"]?.asInteger, let isPrivate = json["private"]?.asBoolean,
      let sha256 = json["sha256"]?.asText.flatMap(Digest.init(hex:))
    else { return nil }
    self.init(name: name, size: size, sha256: sha256, rows: json["rows"]?.asInteger, isPrivate: isPrivate)
  }
}
