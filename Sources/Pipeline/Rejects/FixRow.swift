import Tabular
import Text

/// A row of a fix file: a rejected record as a person has mended it, and where it came from.
struct FixRow: Equatable, Sendable {
  var marketplace: String
  /// The file that the record was rejected in: its path below the data root, or that of an earlier fix file.
  var file: String
  /// The SHA-256 of that file; empty where a person's fix file does not say it.
  var sha256: String
  var row: Int
  var byteOffset: Int
  /// The record in the source's own dialect, as ``EscapedText`` writes it.
  var raw: String
  /// Where the row itself stands: the record's number and first byte in the fix file.
  var place: (row: Int, byteOffset: Int)

  static func == (left: FixRow, right: FixRow) -> Bool {
    (left.marketplace, left.file, left.sha256, left.row, left.byteOffset, left.raw)
      == (right.marketplace, right.file, right.sha256, right.row, right.byteOffset, right.raw)
  }

  /// What it mends: one record of one file.
  var target: RejectPlace { RejectPlace(marketplace: marketplace, file: file, row: row) }
}

/// Which record was rejected.
struct RejectPlace: Hashable, Sendable {
  let marketplace: String
  let file: ExactText
  let row: Int

  init(marketplace: String, file: String, row: Int) {
    self.marketplace = marketplace
    self.file = ExactText(file)
    self.row = row
  }
}

/// What is wrong with a fix file, row by row.
struct FixFaults: Error {
  var lines: [String]
  private static let shown = 10

  /// As the end of a command.
  func fault(in file: String) -> RunFault {
    let more = lines.count > Self.shown ? ["and \(lines.count - Self.shown) more"] : []
    return RunFault(
      .inputs, "\(file) cannot be taken in, nothing is kept of it:", others: (lines.prefix(Self.shown) + more).map { "  \($0)" },
      remedy: "Correct these rows, or leave them out; `brandsieve rejects show RUN --csv` writes such a file")
  }
}
