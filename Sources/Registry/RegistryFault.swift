import Tabular

/// Why a registry cannot be loaded at all. Bad rows are no fault: they are rejected.
public struct RegistryFault: Error, Sendable {
  /// What is wrong with a file.
  public enum Problem: Sendable {
    /// There is no such file.
    case missing
    /// It cannot be read as CSV in UTF-8.
    case unreadable(ReadFault)
    /// Its header lacks columns, or has them more than once.
    case columns(wanted: [String], repeated: [String], found: [String])
    /// It has rows, and each of them is rejected; the first one's number and why.
    case noGoodRow(rows: Int, row: Int, reason: String)
    /// It has no row, so that no row of another table can be used.
    case noRow(Lost)
    /// A row of it is left out, and no row of another table finds its brand.
    case leftOut(row: Int, reason: String, Lost)
  }

  /// A table of which no row can be used, for want of another's.
  public struct Lost: Sendable {
    /// Its file's path.
    public var path: String
    /// How many rows it has.
    public var rows: Int
    /// The number of the first of them.
    public var row: Int
  }

  /// The table at fault.
  public var table: RegistryTable
  /// The file's path; where it is missing, its name or where it was looked for.
  public var path: String
  /// What is wrong with it.
  public var problem: Problem

  /// A fault of a table's file.
  public init(table: RegistryTable, path: String, problem: Problem) {
    self.table = table
    self.path = path
    self.problem = problem
  }
}

extension RegistryFault: CustomStringConvertible {
  /// File, header found and columns wanted, in words.
  public var description: String {
    switch problem {
    case .missing: return "the registry has no \(table.fileName)\(path == table.fileName ? "" : ": there is no \(path)")"
    case .unreadable(let fault): return "\(path): \(fault.description)"
    case .columns(let wanted, let repeated, let found):
      let lacks = wanted.isEmpty ? [] : ["lacks \(wanted.joined(separator: ", "))"]
      let twice = repeated.isEmpty ? [] : ["has more than once \(repeated.joined(separator: ", "))"]
      return "\(path): the header \((lacks + twice).joined(separator: " and ")); it is: \(found.joined(separator: ", "))"
    case .noGoodRow(let rows, let row, let reason): return "\(path): none of its \(rows) rows can be used; row \(row): \(reason)"
    case .noRow(let lost):
      return "\(path): it has no rows, so that none of the \(lost.rows) rows of \(lost.path) finds its brand; the first is row \(lost.row)"
    case .leftOut(let row, let reason, let lost):
      return "\(path): row \(row) is left out (\(reason)), and none of the \(lost.rows) rows of \(lost.path) finds its brand; "
        + "the first is row \(lost.row)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch problem {
    case .missing where table == .offices: "Put it there, or correct `offices` in the pipeline file."
    case .missing: "Put it there, or correct --data, or `registry.dir` in the pipeline file."
    case .unreadable: "Export \(table.fileName) again as CSV with commas in UTF-8."
    case .columns: "Give \(table.fileName) one header row with each of: \(table.columns.joined(separator: ", "))."
    case .noGoodRow(_, _, RegistryReject.Reason.unknownBrand.code):
      "Bring the brands that its rows name into brands.csv, or correct their brand_id."
    case .noGoodRow: "Write its rows as docs/formats.md says."
    case .noRow: "Bring \(table.fileName) again, with its rows."
    case .leftOut: "Mend that row first; then see that \(table.fileName) has all brands that the other table names."
    }
  }
}
