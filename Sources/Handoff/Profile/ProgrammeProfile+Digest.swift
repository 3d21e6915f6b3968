import Store

extension ProgrammeProfile {
  /// The profile as canonical JSON: what decides about a package's bytes, without the YAML's comments and spelling.
  public var canonical: CanonicalJSON {
    .object([
      "programme": .text(programme), "title": .text(title), "holders": holders.canonical, "packages": .text(packaging.rawValue),
      "personal_data": .boolean(includesPersonalData),
      "reasons": .object(["default": .text(reasons.fallback), "map": .object(named: reasons.reasons.mapValues { .text($0) })]),
      "files": .array(files.map(\.canonical)),
    ])
  }

  /// The SHA-256 of ``canonical``.
  public var digest: Digest { SHA256.digest(canonical.encoded) }
}

extension HolderRule {
  fileprivate var canonical: CanonicalJSON {
    switch self {
    case .enrolled(let programme): .object(["enrolled_in": .text(programme)])
    case .notEnrolled(let programme): .object(["not_enrolled_in": .text(programme)])
    case .any: .text("any")
    }
  }
}

extension FileLayout {
  fileprivate var canonical: CanonicalJSON {
    .object([
      "rows": .text(rows.rawValue), "name": .text(name), "sharing": .array(sharing.map { .text($0.rawValue) }),
      "max_rows": .integer(maxRows), "columns": .array(columns.map(\.canonical)),
    ])
  }
}

extension ColumnLayout {
  fileprivate var canonical: CanonicalJSON {
    .object([
      "header": .text(header), "field": .text(field.rawValue), "max_length": maxLength.map { .integer($0) } ?? .null,
      "required": .boolean(isRequired),
    ])
  }
}
