import Store

/// A segment with its marketplace's selection.
struct SelectedSegment: Sendable {
  let segment: Segment
  let selection: Artefact
  /// The segment's place among those of its marketplace.
  let ordinal: Int
  /// The index of its marketplace's first account among the night's accounts, which stand in the order of marketplace and id.
  let firstAccount: Int
}

/// The name of the table that goes with a segment: `rows-0003.arrow`.
func numbered(_ name: String, _ ordinal: Int) -> String {
  let digits = String(ordinal)
  return "\(name)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).arrow"
}

extension Artefact {
  /// The SHA-256 of one of its files, in hexadecimal digits; empty where it has no such file.
  func digest(of file: String) -> String { manifest.files.first { $0.name == file }?.sha256.hex ?? "" }
}
