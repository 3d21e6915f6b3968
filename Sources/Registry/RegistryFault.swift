import Tabular

/// Why a registry cannot be loaded at all. Bad rows are no fault: they are rejected.
public struct RegistryFault: Error, Sendable {
  /// What is wrong with a file.
  public enum Problem: Sendable {
    /// The caller has no such file.
    case missing
    /// It cannot be read as CSV in UTF-8.
    case unreadable(ReadFault)
    /// Its header lacks columns, or has them more than once.
    case columns(wanted: [String], repeated: [String], found: [String])
    /// It has rows, and each of them is rejected; the first one's number and why.
    case noGoodRow(rows: Int, row: Int, reason: String)
  }

  /// The table at fault.
  public var table: RegistryTable
  /// The file's path; its name where it is missing.
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
    case .missing: return "the registry has no \(path)"
    case .unreadable(let fault): return "\(path): \(fault.description)"
    case .columns(let wanted, let repeated, let found):
      let lacks = wanted.isEmpty ? [] : ["lacks \(wanted.joined(separator: ", "))"]
      let twice = repeated.isEmpty ? [] : ["has more than once \(repeated.joined(separator: ", "))"]
      return "\(path): the header \((lacks + twice).joined(separator: " and ")); it is: \(found.joined(separator: ", "))"
    case .noGoodRow(let rows, let row, let reason): return "\(path): none of its \(rows) rows can be used; row \(row): \(reason)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch problem {
    case .missing: "Put \(table.fileName) where the pipeline file says the registry is, or correct `registry.dir` or `offices`."
    case .unreadable: "Export \(table.fileName) again as CSV with commas in UTF-8."
    case .columns: "Give \(table.fileName) one header row with each of: \(table.columns.joined(separator: ", "))."
    case .noGoodRow: "Write its rows as docs/formats.md says, or leave the header alone if there are none."
    }
  }
}
