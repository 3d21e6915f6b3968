import Store

/// What a contract's tests found in one file. It holds places and numbers, no value of a row.
struct FileFindings: Equatable, Sendable {
  struct Place: Equatable, Sendable {
    var row: Int
    var byteOffset: Int

    var json: CanonicalJSON { .object(["row": .integer(row), "byte_offset": .integer(byteOffset)]) }
  }

  struct Rule: Equatable, Sendable {
    /// Column and test.
    var name: String
    var judged = 0
    var broken = 0
    /// The first rows that break it.
    var examples: [Place] = []
  }

  static let fileName = "findings.json"

  /// Rows whose fields could be read.
  var rows = 0
  /// The greatest `updated_at` in seconds since 1970; nil where none was read.
  var newest: Int64?
  /// The first row that has it.
  var newestPlace: Place?
  var rules: [Rule] = []

  /// As it stands in the artefact.
  var json: CanonicalJSON {
    .object([
      "rows": .integer(rows), "newest": newest.map { .integer(Int($0)) } ?? .null, "newest_place": newestPlace?.json ?? .null,
      "rules": .array(
        rules.map {
          .object([
            "rule": .text($0.name), "judged": .integer($0.judged), "broken": .integer($0.broken),
            "examples": .array($0.examples.map(\.json)),
          ])
        }),
    ])
  }
}

extension FileFindings.Place {
  /// The value of that JSON; nil where it is none.
  init?(_ json: CanonicalJSON) {
    guard let row = json["row"]?.asInteger, let offset = json["byte_offset"]?.asInteger else { return nil }
    self.init(row: row, byteOffset: offset)
  }
}

extension FileFindings {
  /// What stands in an artefact; nil where it is no such thing.
  init?(_ json: CanonicalJSON) {
    guard let rows = json["rows"]?.asInteger, let list = json["rules"]?.asArray else { return nil }
    self.rows = rows
    newest = json["newest"]?.asInteger.map { Int64($0) }
    newestPlace = json["newest_place"].flatMap(Place.init)
    for item in list {
      guard let name = item["rule"]?.asText, let judged = item["judged"]?.asInteger, let broken = item["broken"]?.asInteger,
        let examples = item["examples"]?.asArray
      else { return nil }
      rules.append(Rule(name: name, judged: judged, broken: broken, examples: examples.compactMap(Place.init)))
    }
  }

  /// Reads the findings of an artefact.
  static func read(_ artefact: Artefact, disk: Disk) throws -> FileFindings {
    let path = artefact.path(of: fileName)
    guard let findings = FileFindings(try CanonicalJSON(parsing: try disk.readFile(path))) else {
      throw RunFault(.failed, "\(path) is damaged", remedy: "Run again: the stage is made anew")
    }
    return findings
  }
}
