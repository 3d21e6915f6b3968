import TestKit

@testable import Linkage

/// Small tables for tests.
enum RecordWorld {
  /// A table with an id in the first column of each row.
  static func table(_ names: [String], _ rows: [[String]]) -> RecordTable {
    RecordTable(
      ids: TextList(rows.map { $0[0] }), names: names, columns: names.indices.map { column in TextList(rows.map { $0[column + 1] }) })
  }

  /// A comparison on a table of one column, whose rows are these values.
  static func comparison(_ kind: RecordSettings.Kind, _ values: [String], pattern: String = "yyyy-MM-dd") throws -> any RecordComparison {
    let rows = values.enumerated().map { ["\($0)".count == 1 ? "0\($0)" : "\($0)", $1] }
    let settings = RecordSettings(
      id: "id", comparisons: [.init(name: "it", kind: kind, columns: ["it"], pattern: pattern)],
      blocking: [[RecordSettings.Key(.whole, ["it"])]])
    return try PreparedRecords(table(["it"], rows), settings, threads: 1).comparisons[0]
  }

  /// The name of the level that two values reach, the same either way round.
  static func level(_ kind: RecordSettings.Kind, _ one: String, _ other: String, pattern: String = "yyyy-MM-dd") throws -> String {
    let comparison = try comparison(kind, [one, other], pattern: pattern)
    let level = comparison.level(0, 1)
    return level == comparison.level(1, 0) ? comparison.levels[Int(level)].name : "not symmetric"
  }

  static let columns = ["given", "surname", "born", "number", "town"]

  static let settings = RecordSettings(
    id: "id",
    comparisons: [
      .init(name: "name", kind: .name, columns: ["given", "surname"]),
      .init(name: "born", kind: .date, columns: ["born"], usesFrequency: false), .init(name: "number", kind: .code, columns: ["number"]),
      .init(name: "town", kind: .text, columns: ["town"]),
    ],
    blocking: [
      [RecordSettings.Key(.whole, ["number"])], [RecordSettings.Key(.whole, ["born"])], [RecordSettings.Key(.words, ["given", "surname"])],
      [RecordSettings.Key(.soundex, ["surname"]), RecordSettings.Key(.whole, ["town"])],
    ],
    deterministic: [[RecordSettings.Key(.whole, ["number"])]])

  /// Persons, two records of each: the second with a slip in one field, or with one missing. Records `N-a` and `N-b` are of one person.
  static func persons(_ count: Int, seed: UInt64) -> [[String]] {
    var random = SeededRandom(seed: seed)
    func word(_ length: Int) -> String {
      (0..<length).map { String(Array($0 % 2 == 0 ? "bdfgklmnprst" : "aeiou").randomElement(using: &random) ?? "a") }.joined()
    }
    let givens = (0..<40).map { _ in word(5) }
    let surnames = (0..<200).map { _ in word(7) }
    let towns = (0..<30).map { _ in word(8) }
    var rows: [[String]] = []
    for person in 0..<count {
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let day = "19\(Int.random(in: 20...99, using: &random))-\(two(Int.random(in: 1...12, using: &random)))"
      let fields = [
        givens.randomElement(using: &random) ?? "", surnames.randomElement(using: &random) ?? "",
        "\(day)-\(two(Int.random(in: 1...28, using: &random)))", "\(Int.random(in: 1_000_000...9_999_999, using: &random))",
        towns.randomElement(using: &random) ?? "",
      ]
      var copy = fields
      let field = Int.random(in: 0..<5, using: &random)
      var letters = Array(copy[field])
      letters[letters.count - 1] = letters[letters.count - 1] == "1" ? "2" : "1"
      copy[field] = Bool.random(using: &random) ? String(letters) : ""
      rows.append(["\(person)-a"] + fields)
      rows.append(["\(person)-b"] + copy)
    }
    return rows
  }

  /// The clusters as sets of ids, in order.
  static func clusters(_ rows: [[String]], _ found: RecordLinkage) -> [[String]] {
    var groups: [Int: [String]] = [:]
    for (record, first) in zip(found.order, found.firstOf) { groups[first, default: []].append(rows[record][0]) }
    return groups.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
