import CICUShim
import Synchronization

/// The comparison and look-alike forms of 256 code points. ICU is asked once in a process for each page that some text needs, which takes about
/// a third of a millisecond.
struct FoldPage: Sendable {
  private static let known = Mutex<[Int: FoldPage]>([:])

  /// By the low byte of the code point; places count from the beginning of ``pool``.
  private(set) var entries: [FoldedCharacter] = []
  private(set) var pool: [UInt8] = []

  /// The page of the code points whose value divided by 256 is `number`. Any thread may call it.
  static func page(_ number: Int) -> FoldPage {
    known.withLock { known in
      if let page = known[number] { return page }
      let page = FoldPage(number)
      known[number] = page
      return page
    }
  }

  private init(_ number: Int) {
    entries.reserveCapacity(256)
    for codePoint in UInt32(number) << 8..<UInt32(number + 1) << 8 { entries.append(ask(codePoint)) }
  }

  /// The ratio sign and a colon made for phonetic texts are colons to the eye, but none to Unicode's compatibility forms.
  private static let colons: Set<UInt32> = [0x2236, 0xA789]

  private mutating func ask(_ asked: UInt32) -> FoldedCharacter {
    let codePoint = Self.colons.contains(asked) ? 0x3A : asked
    let start = UInt32(pool.count)
    if codePoint < 0x80 {
      let byte = foldASCII(UInt8(codePoint))
      pool.append(byte)
      pool.append(byte)
      return FoldedCharacter(start: start, foldCount: 1, lookAlikeCount: 1, kind: kindOfASCII(byte), flags: 0)
    }
    var flags: UInt32 = 0
    var kind: UInt32 = 0
    var bytes = [UInt8](repeating: 0, count: 128)
    let folded = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe bs_fold_code_point(codePoint, buffer.baseAddress, Int32(buffer.count), &flags, &kind)
    }
    let foldCount = min(max(Int(folded), 0), bytes.count)
    pool.append(contentsOf: bytes[..<foldCount])
    var lookAlikeCount = 0
    if flags & BS_FOLD_IGNORABLE == 0 {
      let seen = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        unsafe bs_look_alike_code_point(codePoint, buffer.baseAddress, Int32(buffer.count))
      }
      lookAlikeCount = min(max(Int(seen), 0), bytes.count)
      pool.append(contentsOf: bytes[..<lookAlikeCount])
    }
    return FoldedCharacter(
      start: start, foldCount: UInt8(foldCount), lookAlikeCount: UInt8(lookAlikeCount),
      kind: CharacterKind(rawValue: UInt8(kind)) ?? .separator,
      flags: UInt8(truncatingIfNeeded: flags))
  }
}
