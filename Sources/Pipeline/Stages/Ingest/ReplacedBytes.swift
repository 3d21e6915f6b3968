/// What of a file meant nothing in its code page and became U+FFFD, as `undecodable: replace` wants it.
struct ReplacedBytes {
  /// The count of ingest that tells the first such row; it is told to people only.
  static let firstRowCount = "first_replaced_row"

  private let segment: Segment
  private let rows: Int
  private let characters: Int

  /// Nil where nothing was replaced.
  init?(_ segment: Segment) {
    let counts = segment.artefact.manifest.counts
    guard let rows = counts["replaced_rows"], rows > 0 else { return nil }
    self.segment = segment
    self.rows = rows
    characters = counts["replaced_characters"] ?? 0
  }

  /// A warning for standard error.
  var words: String {
    let first = segment.artefact.manifest.counts[Self.firstRowCount].map { ", the first is row \($0)" } ?? ""
    return "\(segment.marketplace): \(segment.path) holds \(characters) pieces that mean nothing in its encoding and became U+FFFD, "
      + "in \(rows) rows\(first) (undecodable: replace)"
  }
}
