import Candidates

extension ProgrammeProfile {
  /// Reads the profiles of a pipeline.
  ///
  /// - Throws: the first fault of the first file that has one; two profiles of one programme are a fault of the second.
  public static func decodeAll(_ files: [(file: String, yaml: String)]) throws(ProfileFault) -> [ProgrammeProfile] {
    var profiles: [ProgrammeProfile] = []
    for (file, yaml) in files {
      let profile = try decode(yaml: yaml, file: file)
      guard !profiles.contains(where: { $0.programme == profile.programme }) else {
        throw ProfileFault(file: file, line: 1, reason: .programmeTwice(profile.programme))
      }
      profiles.append(profile)
    }
    return profiles
  }

  /// Reads a profile.
  ///
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - file: its name, for faults only.
  /// - Throws: the first fault in the file, with its line.
  public static func decode(yaml: String, file: String) throws(ProfileFault) -> ProgrammeProfile {
    let root = try ProfileNode.root(yaml: yaml, file: file)
    let members = try root.members(
      known: ["version", "programme", "title", "holders", "packages", "personal_data", "reasons", "files"])
    _ = try members.required("version").number(1...1)
    let programme = try members.required("programme").name()
    let includesPersonalData = try members.optional("personal_data")?.flag() ?? false
    return ProgrammeProfile(
      programme: programme,
      title: try members.required("title").text(),
      holders: try HolderRule.decode(try members.required("holders")),
      packaging: try members.optional("packages")?.word(of: Packaging.allCases) ?? .programme,
      includesPersonalData: includesPersonalData,
      reasons: try ReasonMap.decode(try members.required("reasons")),
      files: try FileLayout.decodeAll(try members.required("files"), personalData: includesPersonalData))
  }
}

extension HolderRule {
  static func decode(_ node: ProfileNode) throws(ProfileFault) -> HolderRule {
    if case .scalar = node.node {
      let words = ["any"]
      let value = try node.text()
      guard value == "any" else {
        throw node.fault(
          .notOneOf(node.key, value: value, nearest: nil, allowed: words + ["{enrolled_in: PROGRAMME}", "{not_enrolled_in: PROGRAMME}"]))
      }
      return .any
    }
    let members = try node.members(known: ["enrolled_in", "not_enrolled_in"])
    guard members.values.count == 1 else { throw node.fault(.wrongKind(node.key, wanted: "one of enrolled_in and not_enrolled_in")) }
    if let programme = members.optional("enrolled_in") { return .enrolled(in: try programme.text()) }
    return .notEnrolled(in: try members.required("not_enrolled_in").text())
  }
}

extension ReasonMap {
  static func decode(_ node: ProfileNode) throws(ProfileFault) -> ReasonMap {
    let codes = EvidenceCode.allCases.map(\.name)
    let members = try node.members(known: ["default", "map"])
    var reasons: [String: String] = [:]
    for (code, value) in try members.optional("map")?.members(known: codes, of: "reason code").values ?? [] {
      reasons[code] = try value.text()
    }
    return ReasonMap(fallback: try members.required("default").text(), reasons: reasons)
  }
}

extension FileLayout {
  static func decodeAll(_ node: ProfileNode, personalData: Bool) throws(ProfileFault) -> [FileLayout] {
    var layouts: [FileLayout] = []
    for item in try node.items() {
      let layout = try decode(item, personalData: personalData)
      guard !layouts.contains(where: { $0.name == layout.name }) else { throw item.fault(.repeated("files", value: layout.name)) }
      layouts.append(layout)
    }
    return layouts
  }

  private static func decode(_ node: ProfileNode, personalData: Bool) throws(ProfileFault) -> FileLayout {
    let members = try node.members(known: ["rows", "name", "sharing", "max_rows", "columns"])
    let rows = try members.required("rows").word(of: RowKind.allCases)
    var sharing: [SharedTrait] = []
    for item in try members.optional("sharing")?.items() ?? [] {
      let trait = try item.word(of: rows.traits)
      guard !sharing.contains(trait) else { throw item.fault(.repeated("sharing", value: trait.rawValue)) }
      sharing.append(trait)
    }
    return FileLayout(
      rows: rows, name: try members.required("name").name(), sharing: sharing,
      maxRows: try members.required("max_rows").number(1...1_000_000),
      columns: try ColumnLayout.decodeAll(try members.required("columns"), of: rows, personalData: personalData))
  }
}

extension ColumnLayout {
  static func decodeAll(_ node: ProfileNode, of rows: RowKind, personalData: Bool) throws(ProfileFault) -> [ColumnLayout] {
    var columns: [ColumnLayout] = []
    for item in try node.items() {
      let members = try item.members(known: ["header", "field", "max_length", "required"])
      let source = try members.required("field")
      let field = try source.word(of: rows.fields)
      guard personalData || !field.isPersonal else { throw source.fault(.personalData(field: field.rawValue)) }
      let header = try members.optional("header")?.text() ?? field.rawValue
      guard !columns.contains(where: { $0.header == header }) else { throw item.fault(.repeated("columns", value: header)) }
      columns.append(
        ColumnLayout(
          header: header, field: field, maxLength: try members.optional("max_length")?.number(1...100_000),
          isRequired: try members.optional("required")?.flag() ?? false))
    }
    return columns
  }
}
