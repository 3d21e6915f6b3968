import Marketplace
import Store

/// What became of a rule of a contract.
struct ContractVerdict: Sendable {
  /// The rows of one file that break it.
  struct File: Sendable {
    var path: String
    var broken: Int
    var examples: [FileFindings.Place]
  }

  var marketplace: String
  /// The key below `contract`, such as `min_rows`, or `columns.price.min`.
  var rule: String
  /// What is wanted, and what is there, in words.
  var wanted: String
  var found: String
  var isKept: Bool
  /// Values judged, and those that break the rule; 0 for rules that are not about single rows.
  var judged = 0
  var broken = 0
  var files: [File] = []

  var json: CanonicalJSON {
    .object([
      "marketplace": .text(marketplace), "rule": .text(rule), "wanted": .text(wanted), "found": .text(found), "kept": .boolean(isKept),
      "judged": .integer(judged), "broken": .integer(broken),
      "files": .array(
        files.map {
          .object(["file": .text($0.path), "broken": .integer($0.broken), "examples": .array($0.examples.map(\.json))])
        }),
    ])
  }

  private static let shownRows = 5
  private static let shownFiles = 3

  /// In one line: safe in a log, for it names rows and no values.
  var words: String {
    let places = files.prefix(Self.shownFiles).map { file in
      let rows = file.examples.prefix(Self.shownRows).map { "row \($0.row) at byte \($0.byteOffset)" }.joined(separator: ", ")
      return "\(file.path): \(rows)\(file.broken > Self.shownRows ? ", ..." : "")"
    }
    let where_ = places.isEmpty ? "" : " (\(places.joined(separator: "; "))\(files.count > Self.shownFiles ? "; ..." : ""))"
    return "\(marketplace): \(rule): \(wanted) is wanted, there is \(found)\(where_)"
  }
}

/// What became of all contracts of a night.
struct ContractReport: Sendable {
  let date: CalendarDate
  /// The night that rows are compared with; nil where there is none.
  var previous: CalendarDate?
  /// By marketplace, each in the order of its contract.
  var verdicts: [ContractVerdict] = []

  private static let shown = 10

  var broken: [ContractVerdict] { verdicts.filter { !$0.isKept } }

  /// The fault of broken contracts; nil where all are kept.
  var fault: RunFault? {
    let broken = broken
    guard !broken.isEmpty else { return nil }
    var lines = broken.prefix(Self.shown).map { "  \($0.words)" }
    if broken.count > Self.shown { lines.append("  and \(broken.count - Self.shown) more rules") }
    return RunFault(
      .inputs, "contracts are broken, nothing is published:", others: lines,
      remedy:
        "Ask the marketplace for a sound export, or change `contract` of the source; contracts.json of the run names the rows of broken "
        + "values, `brandsieve rejects show` rejected rows"
    )
  }

  /// For run.json.
  var counts: [String: Int] {
    ["contract_rules": verdicts.count, "contract_values_tolerated": verdicts.filter(\.isKept).reduce(0) { $0 + $1.broken }]
  }

  var json: CanonicalJSON {
    .object([
      "date": .text(date.description), "previous": previous.map { .text($0.description) } ?? .null, "kept": .boolean(broken.isEmpty),
      "rules": .array(verdicts.map(\.json)),
    ])
  }
}

extension RunFolder {
  static let contractsName = "contracts.json"

  /// Writes what became of the contracts; nothing where there are none.
  func write(_ report: ContractReport) throws(DiskFault) {
    guard !report.verdicts.isEmpty else { return }
    try disk.makeFolders(path)
    try writeFileAtomically("\(path)/\(Self.contractsName)", report.json.encoded + [0x0A], disk: disk)
  }
}
