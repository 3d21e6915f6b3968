/// A trained model of a table: the settings it was trained with, and what each level of each comparison says. Data, pinned in a file.
///
/// Source: Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969), pp. 1183-1210.
public struct RecordModel: Codable, Equatable, Sendable {
  /// The form of the file; this code reads 1.
  public var version: Int
  /// What it compares.
  public var settings: RecordSettings
  /// How many records it was trained on.
  public var records: Int
  /// The log2 odds that any two records that may match do, at that many records.
  public var priorBits: Double
  /// The weight from which on a pair is linked.
  public var thresholdBits: Double
  /// The levels of each comparison of the settings, in their order.
  public var comparisons: [LinkageModel.Comparison]

  /// The form that this code reads and writes.
  public static let currentVersion = 1

  /// The comparisons that say nothing at any level, as of a column that is the same in all rows.
  public var silentComparisons: [String] {
    comparisons.filter { $0.levels.allSatisfy { abs($0.bits) < 0.01 } }.map(\.name)
  }

  /// The prior for a table of another length: the records that match a given one do not grow with the table, the others do.
  func priorBits(records count: Int) -> Double { priorBits + log2(Double(max(records, 2)) / Double(max(count, 2))) }
}
