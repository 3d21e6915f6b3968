/// A ``TableFault`` before anyone knows which file it is about.
struct TableProblem: Error {
  var reason: TableFault.Reason
  var column: String?

  init(_ reason: TableFault.Reason, column: String? = nil) {
    self.reason = reason
    self.column = column
  }

  /// Damage at a byte of the part that is being read.
  init(damage: String, at place: Int) { self.init(.damaged(damage, at: place)) }

  /// The fault, in a file and, where the problem names none itself, in a column.
  func fault(in path: String, column: String? = nil) -> TableFault {
    TableFault(path: path, column: self.column ?? column, reason: reason)
  }
}
