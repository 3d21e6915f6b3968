/// A package that has been decided and not been written.
struct PackagePlan: Equatable {
  /// The rights holder that it is for; nil where it is for a programme.
  var holder: PackageHolder?
  /// Its data files in the order of their names' kinds and numbers.
  var files: [PlannedFile]
}

/// The rights holder that a package is for.
public struct PackageHolder: Hashable, Sendable {
  /// The id that the registry gives it.
  public var id: String
  /// Its name; empty where the registry has none.
  public var name: String
}

/// A data file that has been decided and not been written.
struct PlannedFile: Equatable {
  var name: String
  var layout: FileLayout
  /// What all its rows have in common, as key and value.
  var shared: [SharedValue]
  /// The values of each row, a text a column.
  var records: [[String]]
}

/// A value that all rows of a file have.
struct SharedValue: Hashable {
  var key: String
  var value: String
}

/// What a profile makes of a night.
struct ProgrammePlan: Equatable {
  var packages: [PackagePlan]
  var withheld: WithheldCounts
}
