import Marketplace
import Store

/// What became of a rule of a contract.
struct ContractVerdict: Sendable {
  /// A row that breaks it.
  struct Example: Sendable {
    var row: Int
    var byteOffset: Int
    /// In what it breaks the rule: a reject's reason, or the rule's own last word.
    var reason: String

    var json: CanonicalJSON {
      .object(["row": .integer(row), "byte_offset": .integer(byteOffset), "reason": .text(reason)])
    }
  }

  /// The rows of one file that break it.
  struct File: Sendable {
    var path: String
    /// Its rows, where the rule is about their number: of the night those in use, of the previous night those read.
    var rows: Int?
    var broken = 0
    var examples: [Example] = []

    var json: CanonicalJSON {
      var members: [CanonicalJSON.Key: CanonicalJSON] = [
        "file": .text(path), "broken": .integer(broken), "examples": .array(examples.map(\.json)),
      ]
      if let rows { members["rows"] = .integer(rows) }
      return .object(members)
    }
  }

  var marketplace: String
  /// The key below `contract`, such as `min_rows`, or `columns.price.min`.
  var rule: String
  /// What is wanted, and what is there, in words.
  var wanted: String
  var found: String
  var isKept: Bool
  /// Values or rows judged, and those that break the rule, that are missing or too many; 0 for `max_age_days`.
  var judged = 0
  var broken = 0
  var files: [File] = []
  /// The files of the previous night, where the rule compares with it.
  var before: [File] = []

  /// Whether it is about single values, which may be tolerated.
  var isOfValues: Bool { rule.hasPrefix("columns.") }

  var json: CanonicalJSON {
    var members: [CanonicalJSON.Key: CanonicalJSON] = [
      "marketplace": .text(marketplace), "rule": .text(rule), "wanted": .text(wanted), "found": .text(found), "kept": .boolean(isKept),
      "judged": .integer(judged), "broken": .integer(broken), "files": .array(files.map(\.json)),
    ]
    if !before.isEmpty { members["before"] = .array(before.map(\.json)) }
    return .object(members)
  }

  private static let shownRows = 5
  private static let shownFiles = 3

  /// In one line: safe in a log, for it names rows and no values.
  var words: String {
    let places = [words(files), before.isEmpty ? "" : "before: \(words(before))"].filter { !$0.isEmpty }
    return "\(marketplace): \(rule): \(wanted) is wanted, there is \(found)"
      + (places.isEmpty ? "" : " (\(places.joined(separator: "; ")))")
  }

  private func words(_ files: [File]) -> String {
    let shown = files.prefix(Self.shownFiles).map { file in
      let rows = file.examples.prefix(Self.shownRows).map { example in
        "row \(example.row) at byte \(example.byteOffset)" + (rule.hasSuffix(example.reason) ? "" : " \(example.reason)")
      }
      let parts = (file.rows.map { ["\($0) rows"] } ?? []) + rows + (file.broken > Self.shownRows ? ["..."] : [])
      return "\(file.path): \(parts.joined(separator: ", "))"
    }
    return (shown + (files.count > Self.shownFiles ? ["..."] : [])).joined(separator: "; ")
  }
}

/// What became of all contracts of a night.
struct ContractReport: Sendable {
  let date: CalendarDate
  /// The night that rows are compared with; nil where there is none.
  var previous: CalendarDate?
  /// By marketplace, each in the order of its contract.
  var verdicts: [ContractVerdict] = []
  /// What stopped the reading of an export that breaks its contract; nil where all could be read.
  var cause: RunFault?

  private static let shown = 10

  var broken: [ContractVerdict] { verdicts.filter { !$0.isKept } }

  /// The fault of broken contracts; nil where all are kept. `file` is where they stand written.
  func fault(writtenTo file: String? = nil) -> RunFault? {
    let broken = broken
    guard !broken.isEmpty else { return nil }
    if let cause { return cause }
    var lines = broken.prefix(Self.shown).map { "  \($0.words)" }
    if broken.count > Self.shown { lines.append("  and \(broken.count - Self.shown) more rules") }
    return RunFault(
      .inputs, "contracts are broken, nothing is published:", others: lines,
      remedy:
        "Ask the marketplace for a sound export, or change `contract` of the source; \(file ?? "contracts.json of a run") names more of the "
        + "rows, `brandsieve rejects show` what stands in rejected ones"
    )
  }

  /// For run.json.
  var counts: [String: Int] {
    [
      "contract_rules": verdicts.count,
      "contract_values_tolerated": verdicts.filter { $0.isKept && $0.isOfValues }.reduce(0) { $0 + $1.broken },
    ]
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
  /// Where a run writes what became of the contracts.
  var contracts: String { "\(path)/\(Self.contractsName)" }

  /// Writes what became of the contracts; nothing where there are none.
  func write(_ report: ContractReport) throws(DiskFault) {
    guard !report.verdicts.isEmpty else { return }
    try disk.makeFolders(path)
    try writeFileAtomically(contracts, report.json.encoded + [0x0A], disk: disk)
  }
}
