import Tabular

/// A small table and what was done to its bytes.
struct DamagedFile {
  /// Five rows, one with a comma, a quote and a line end in a cell.
  static let rows = [
    ["L1", "brass kettle", "12.50", "S1"], ["L2", "lamp, \"steel\"\nwith shade", "8.00", "S2"], ["L3", "café crème cups", "3.20", "S1"],
    ["L4", "rope, braided", "1.10", "S3"], ["L5", "plain mug", "4.75", "S2"],
  ]
  static let text =
    "id,title,price,seller\nL1,brass kettle,12.50,S1\nL2,\"lamp, \"\"steel\"\"\nwith shade\",8.00,S2\nL3,café crème cups,3.20,S1\n"
    + "L4,\"rope, braided\",1.10,S3\nL5,plain mug,4.75,S2\n"

  var name: String
  var damage: String
  var bytes: [UInt8]
  var options: [String] = []
  /// Whether nothing in the file can show that bytes were changed: plain text has no checksum.
  var isInvisible = false
  /// Whether the same file is also read as a source of a pipeline.
  var inPipeline = true
  /// What is set for the source where it is, as `key=value`.
  var settings: [String] = []
  /// Whether zstd packed it.
  var isZstd: Bool { name.hasSuffix(".zst") }

  /// Every damaged file, those that are packed first.
  static func all() throws -> [DamagedFile] { try gzip() + zstd() + lines() + quotes() + letters() + tables() }

  /// The table and 75 MiB of comments, which is more than 64 MiB and packs by far more than 200 to 1.
  static var bomb: [UInt8] {
    Array(text.utf8) + (0..<5).flatMap { _ in Array("#".utf8) + Array(repeating: UInt8(ascii: "x"), count: 15 << 20) + [10] }
  }

  /// The table, with one text in place of another.
  static func changed(_ old: String, _ new: String) -> [UInt8] { Array(text.replacing(old, with: new).utf8) }

  /// Bytes where a text stood in the table.
  static func changed(_ old: String, _ new: [UInt8]) -> [UInt8] {
    let (bytes, old) = (Array(text.utf8), Array(old.utf8))
    guard let range = bytes.firstRange(of: old) else { return bytes }
    return Array(bytes[..<range.lowerBound] + new + bytes[range.upperBound...])
  }
}
