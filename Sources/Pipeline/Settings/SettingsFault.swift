/// One thing that is wrong in a pipeline file or in a `--set` of the command line.
public struct SettingsFault: Error, Equatable, Sendable {
  /// Where the faulty key or value was written.
  public enum Origin: Equatable, Sendable {
    /// In the pipeline file; line and column count from 1, the column in Unicode scalars.
    case file(line: Int, column: Int)
    /// In the `--set` of this text.
    case override(String)
  }

  /// What a YAML node is.
  public enum Kind: String, Sendable {
    case text = "a single value"
    case list = "a list"
    case mapping = "a mapping of keys"
    case nothing = "nothing"
  }

  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The file cannot be read at all.
    case unreadable(String)
    /// The file is larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// The bytes are no UTF-8.
    case notUTF8
    /// The text is no YAML; the words are the parser's.
    case notYAML(String)
    /// More nodes than the limit, aliases counted as often as they are used.
    case tooManyNodes(limit: Int)
    /// More levels than the parser takes.
    case tooDeep
    /// The key stands twice in one mapping.
    case duplicateKey
    /// No such key exists here.
    case unknownKey(nearest: String, known: [String])
    /// A key that must be there is not.
    case missing
    /// The value is of another kind.
    case wrongKind(expected: Kind, found: Kind)
    /// The text is no whole number.
    case notInteger(String)
    /// The text is no number.
    case notNumber(String)
    /// The text is not one of the values that are allowed.
    case notAllowed(String, allowed: [String])
    /// The text is not of the form that is asked for; `wanted` says which.
    case malformed(String, wanted: String)
    /// The number lies outside its range.
    case outOfRange(String, range: String)
    /// A threshold contradicts another one.
    case outOfOrder(String, rule: String)
    /// The same value was given already at the path.
    case repeated(String, at: String)
    /// The path is absolute or climbs out of the data root.
    case leavesDataRoot(String)
    /// The file that the path names does not exist.
    case noSuchFile(String)
    /// The `--set` is not of the form path=value.
    case malformedOverride
  }

  /// The pipeline file, as the command line names it.
  public var file: String
  /// Where it was written.
  public var origin: Origin
  /// The key's path from the top, such as `screening.tiers.file`; empty for the file as a whole.
  public var path: String
  /// What is wrong.
  public var reason: Reason

  /// A fault of its parts.
  public init(file: String, origin: Origin, path: String, reason: Reason) {
    self.file = file
    self.origin = origin
    self.path = path
    self.reason = reason
  }
}

/// Everything that is wrong with a pipeline file, by place; those of `--set` come last.
public struct SettingsFaults: Error, Equatable, Sendable {
  /// How many are kept at most.
  public static let limit = 20

  /// The first faults, at least one.
  public var faults: [SettingsFault]
  /// How many more there are.
  public var omitted: Int

  /// The faults in order, the first 20 of them kept.
  public init(_ all: [SettingsFault]) {
    // Sorting is stable: what was found first comes first.
    let sorted = all.sorted { $0.rank < $1.rank }
    faults = Array(sorted.prefix(Self.limit))
    omitted = max(0, sorted.count - Self.limit)
  }
}

extension SettingsFault {
  /// Its place in the report: line, then column.
  fileprivate var rank: (Int, Int) {
    switch origin {
    case .file(let line, let column): (line, column)
    case .override: (.max, 0)
    }
  }
}
