/// Why a row that a programme would take does not go into a package.
public enum WithheldReason: String, CaseIterable, Sendable {
  /// Its holder has no mandate for this programme, or has one where the profile wants none.
  case otherHolder = "other_holder"
  /// Its brand is not in the registry.
  case unknownBrand = "unknown_brand"
  /// It lacks a value that the profile requires, or one that all rows of a file must share.
  case valueMissing = "value_missing"
  /// A value that cannot be shortened is longer than the profile lets it be.
  case valueTooLong = "value_too_long"
  /// A seller with no listing of tier `file` against a brand of these holders.
  case noListings = "no_listings"
}

/// How many rows were kept out of a programme's packages, by reason.
public struct WithheldCounts: Equatable, Sendable {
  private var counts = [Int](repeating: 0, count: WithheldReason.allCases.count)

  /// No rows.
  public init() {}

  /// The rows kept out for one reason.
  public subscript(_ reason: WithheldReason) -> Int {
    get { counts[Self.index(reason)] }
    set { counts[Self.index(reason)] = newValue }
  }

  /// The reasons with rows, in the order of their declaration.
  public var all: [(reason: WithheldReason, rows: Int)] {
    WithheldReason.allCases.map { ($0, self[$0]) }.filter { $0.rows > 0 }
  }

  private static func index(_ reason: WithheldReason) -> Int { WithheldReason.allCases.firstIndex(of: reason) ?? 0 }
}
