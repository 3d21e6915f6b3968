/// The characters of a code page of several bytes, each asked of the system's converter once where it has one or two bytes.
final class CharacterCache {
  /// A character, or that there is none.
  struct Found {
    var text: [UInt8]
    /// How many bytes were read; 0 where more are needed to tell.
    var length: Int
    var isCharacter: Bool
  }

  private static let unknown: UInt32 = 0, unfinished: UInt32 = 1, none: UInt32 = 2, long: UInt32 = 3

  private let system: SystemCharacters
  private let singles: [SystemCharacters.Meaning]
  private var pairs = [UInt32](repeating: CharacterCache.unknown, count: 1 << 16)

  init(_ encoding: TextEncoding) throws(ReadFault) {
    let system = try SystemCharacters(encoding)
    self.system = system
    singles = (0..<256).map { system.meaning([UInt8($0), 0, 0, 0], 1) }
  }

  /// Appends the character at a position of `input[..<end]` to `text` and returns how many bytes it has; 0 where the bytes end inside it,
  /// nil where there is none.
  func decode(_ input: [UInt8], _ position: Int, _ end: Int, into text: inout [UInt8]) -> Int? {
    switch singles[Int(input[position])] {
    case .character(let bytes):
      text.append(contentsOf: bytes)
      return 1
    case .none: return nil
    case .unfinished: break
    }
    guard position + 1 < end else { return 0 }
    let place = Int(input[position]) << 8 | Int(input[position + 1])
    if pairs[place] == Self.unknown { pairs[place] = pair(input[position], input[position + 1]) }
    switch pairs[place] {
    case Self.none: return nil
    case Self.unfinished: return longer(input, position, end, into: &text)
    case Self.long:
      guard case .character(let bytes) = system.meaning([input[position], input[position + 1], 0, 0], 2) else { return nil }
      text.append(contentsOf: bytes)
    case let entry:
      for byte in 0..<Int(entry >> 24) { text.append(UInt8(truncatingIfNeeded: entry >> UInt32(8 * byte))) }
    }
    return 2
  }

  /// See ``SystemCharacters/unknownLength(_:_:_:)``.
  func unknownLength(_ input: [UInt8], _ position: Int, _ end: Int) -> Int { system.unknownLength(input, position, end) }

  private func pair(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    switch system.meaning([lead, trail, 0, 0], 2) {
    case .unfinished: return Self.unfinished
    case .none: return Self.none
    case .character(let text):
      guard text.count <= 3 else { return Self.long }
      return text.enumerated().reduce(UInt32(text.count) << 24) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    }
  }

  private func longer(_ input: [UInt8], _ position: Int, _ end: Int, into text: inout [UInt8]) -> Int? {
    for length in 3...4 {
      guard position + length <= end else { return 0 }
      let bytes: [4 of UInt8] = .init { $0 < length ? input[position + $0] : 0 }
      switch system.meaning(bytes, length) {
      case .character(let found):
        text.append(contentsOf: found)
        return length
      case .none: return nil
      case .unfinished: continue
      }
    }
    return nil
  }
}
