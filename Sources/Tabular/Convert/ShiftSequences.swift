/// The escape sequences of code pages whose bytes are all those of ASCII, and mean other characters behind such a sequence. Source: RFC 1468,
/// 1554, 1557 and 1922.
enum ShiftSequences {
  private static let sequences: [(name: String, bytes: [UInt8])] = [
    ("iso-2022-jp", [0x1B, 0x24, 0x42]), ("iso-2022-jp", [0x1B, 0x24, 0x40]), ("iso-2022-jp", [0x1B, 0x28, 0x4A]),
    ("iso-2022-jp-3", [0x1B, 0x28, 0x49]), ("iso-2022-jp-2", [0x1B, 0x24, 0x28, 0x44]), ("iso-2022-jp-3", [0x1B, 0x24, 0x28, 0x4F]),
    ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43]), ("iso-2022-cn", [0x1B, 0x24, 0x29, 0x41]), ("iso-2022-cn", [0x1B, 0x24, 0x29, 0x47]),
  ]

  /// The code page whose sequences stand in a text; nil where none do. Of those with several, the one that has most of them.
  static func name(_ text: some Collection<UInt8>) -> String? {
    guard text.contains(0x1B) else { return nil }
    let bytes = Array(text)
    var found: [String] = []
    for (name, sequence) in sequences where !found.contains(name) && bytes.span.firstOccurrence(of: sequence) != nil { found.append(name) }
    return found.last
  }
}
