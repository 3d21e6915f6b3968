import Marketplace
import Tabular

extension SourceSettings {
  static let keys =
    [
      "files", "home", "compression", "encoding", "delimiter", "quote", "escape", "header_rows", "on_damage", "columns", "values", "limits",
      "comment", "skip", "footer_rows", "null_words", "undecodable",
    ] + SourceRules.keys

  /// The source of a value below `sources`; nil where a fault is on the list.
  init?(name: String, _ value: SettingsValue) {
    guard let mapping = value.mapping(known: Self.keys) else { return nil }
    let files = mapping.required("files").flatMap(Self.pattern)
    let home = mapping.required("home").flatMap { $0.country() }
    let dialect = Dialect(mapping)
    let columns = mapping.required("columns").flatMap(ColumnMapping.init)
    let values = mapping.value("values").map(ValueSettings.init) ?? .defaults
    let compression = mapping.value("compression").map { $0.choice(Compression.self) } ?? .gzip
    let onDamage = mapping.value("on_damage").map { $0.choice(DamagePolicy.self) } ?? .failRun
    let limits = mapping.value("limits").map(SourceLimits.init) ?? SourceLimits()
    guard let rules = SourceRules(mapping) else { return nil }
    guard let files, let home, let dialect, let columns, let values, let compression, let onDamage, let limits else { return nil }
    self.init(
      name: name, files: files, home: home, compression: compression, dialect: dialect, onDamage: onDamage, columns: columns,
      values: values,
      limits: limits.limits, maxFiles: limits.maxFiles)
    self.rules = rules
  }

  private static func pattern(_ value: SettingsValue) -> FilePattern? {
    guard let path = value.pathBelowDataRoot() else { return nil }
    guard let pattern = FilePattern(path) else {
      value.fail(.malformed(path, wanted: "a path with one {date}, and * and ? where names differ"))
      return nil
    }
    return pattern
  }
}

extension ColumnMapping {
  /// The mapping under `columns`; nil where a fault is on the list.
  init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: ListingColumn.allCases.map(\.rawValue)) else { return nil }
    for column in ListingColumn.required { _ = mapping.required(column.rawValue) }
    var headers: [ListingColumn: String] = [:]
    for column in ListingColumn.allCases {
      headers[column] = mapping.value(column.rawValue).flatMap { $0.word("a name of the header") }
    }
    self.init(headers)
    if !missingRequired.isEmpty { return nil }
  }
}

/// The limits of a source while they are read.
struct SourceLimits {
  static let keys = ["max_record_bytes", "max_fields", "max_ratio", "max_unpacked_bytes", "max_files"]

  var limits = Limits()
  var maxFiles = 10_000

  init() {}

  /// The limits under `limits`; nil where a fault is on the list.
  init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: Self.keys) else { return nil }
    func limit(_ key: String, _ range: ClosedRange<Int>, _ usual: Int) -> Int? { mapping.value(key).map { $0.integer(in: range) } ?? usual }
    let record = limit("max_record_bytes", 1024...(256 << 20), limits.maxRecordBytes)
    let fields = limit("max_fields", 4...65_536, limits.maxFields)
    let ratio = limit("max_ratio", 1...100_000, limits.maxRatio)
    let unpacked = limit("max_unpacked_bytes", 1...(1 << 50), limits.maxUnpackedBytes)
    let files = limit("max_files", 1...10_000, maxFiles)
    guard let record, let fields, let ratio, let unpacked, let files else { return nil }
    limits = Limits(maxRecordBytes: record, maxFields: fields, maxRatio: ratio, maxUnpackedBytes: unpacked)
    maxFiles = files
  }
}
