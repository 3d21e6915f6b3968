import Marketplace
import Store

/// What a marketplace's exports have to be like: `contract` of a source.
public struct ContractSettings: Equatable, Sendable {
  static let keys = [
    "max_reject_share", "min_rows", "max_rows", "max_drop_share", "max_growth_share", "max_age_days", "columns",
  ]

  /// Rejected rows that were not mended, of all rows, at most.
  public var maxRejectShare: Double?
  /// Rows of all files together, at least.
  public var minRows: Int?
  /// Rows of all files together, at most.
  public var maxRows: Int?
  /// How many of the previous night's rows may be missing, as a share of them.
  public var maxDropShare: Double?
  /// How many more rows than in the previous night there may be, as a share of those.
  public var maxGrowthShare: Double?
  /// How many days the newest `updated_at` may lie before the business date.
  public var maxAgeDays: Int?
  /// What the values have to be like, in the order of the columns and of the rules of one.
  public var columns: [ColumnRule] = []

  /// Whether the values of the rows have to be looked at.
  var readsValues: Bool { maxAgeDays != nil || !columns.isEmpty }

  /// All of it, for run.json.
  func canonical() -> CanonicalJSON {
    func text(_ number: Double?) -> CanonicalJSON { number.map { .text("\($0)") } ?? .null }
    func integer(_ number: Int?) -> CanonicalJSON { number.map { .integer($0) } ?? .null }
    return .object([
      "max_reject_share": text(maxRejectShare), "min_rows": integer(minRows), "max_rows": integer(maxRows),
      "max_drop_share": text(maxDropShare), "max_growth_share": text(maxGrowthShare), "max_age_days": integer(maxAgeDays),
      "columns": .array(
        columns.map { .object(["rule": .text($0.name), "test": $0.test.canonical, "tolerated": .text("\($0.tolerated)")]) }),
    ])
  }

  /// What decides about what is found in a file: tests without what is tolerated of them.
  func canonicalTests() -> CanonicalJSON {
    .object([
      "newest": .boolean(maxAgeDays != nil),
      "tests": .array(columns.map { .object(["rule": .text($0.name), "test": $0.test.canonical]) }),
    ])
  }
}

/// One test of a column's values, and how many may fail it.
public struct ColumnRule: Equatable, Sendable {
  /// The column.
  public var column: ListingColumn
  /// The test.
  public var test: ValueTest
  /// The share of the values judged that may fail.
  public var tolerated: Double

  /// Column and test, as in `price.min`.
  public var name: String { "\(column.rawValue).\(test.name)" }
}

/// What a value has to be like. But for ``filled``, blank fields are not judged.
public enum ValueTest: Equatable, Sendable {
  /// Not blank.
  case filled
  /// Of a type.
  case type(ValueType)
  /// A number of at least this.
  case least(Double)
  /// A number of at most this.
  case most(Double)
  /// Of this form, as a whole.
  case pattern(ValuePattern)
  /// One of these, sorted by their bytes.
  case values([[UInt8]])

  var name: String {
    switch self {
    case .filled: "filled"
    case .type: "type"
    case .least: "min"
    case .most: "max"
    case .pattern: "pattern"
    case .values: "values"
    }
  }

  /// What is wanted, in words.
  var wanted: String {
    switch self {
    case .filled: "a value"
    case .type(let type): type.rawValue
    case .least(let bound): "at least \(bound)"
    case .most(let bound): "at most \(bound)"
    case .pattern(let pattern): "the form \(pattern.program.text)"
    case .values(let values):
      "one of " + values.prefix(10).map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ") + (values.count > 10 ? ", ..." : "")
    }
  }

  var canonical: CanonicalJSON {
    switch self {
    case .filled: .null
    case .type(let type): .text(type.rawValue)
    case .least(let bound), .most(let bound): .text("\(bound)")
    case .pattern(let pattern): .text(pattern.program.text)
    case .values(let values): .array(values.map { .text(String(decoding: $0, as: UTF8.self)) })
    }
  }
}

/// A pattern that values have to match as a whole.
public struct ValuePattern: Equatable, Sendable {
  let program: PatternProgram
}

/// The types that a contract can ask of a value.
public enum ValueType: String, CaseIterable, Sendable {
  case integer, decimal, date, time, gtin, url, email, country, countries, currency
  case imageHash = "image_hash"
}
