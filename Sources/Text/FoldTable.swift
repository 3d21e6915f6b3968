import CICUShim

/// The comparison and look-alike forms of code points, read from memory.
///
/// It fills itself a page of 256 code points at a time, as texts need them, from what the process has asked of ICU (``FoldPage``). The forms
/// of a code point never change, so that tables filled in any order fold alike; each thread has its own.
public struct FoldTable: Sendable {
  /// For each page of 256 code points the place of its first entry, or -1.
  private var pages = [Int32](repeating: -1, count: 0x1100)
  private var entries: [FoldedCharacter] = []
  private var pool: [UInt8] = []

  /// A table that knows nothing yet.
  public init() {}

  /// How `codePoint` is compared. Values beyond Unicode count as U+FFFD.
  public mutating func character(_ codePoint: UInt32) -> FoldedCharacter {
    let codePoint = codePoint <= 0x10FFFF ? codePoint : 0xFFFD
    let page = Int(codePoint >> 8)
    if pages[page] < 0 { fill(page) }
    return entries[Int(pages[page]) + Int(codePoint & 0xFF)]
  }

  /// The bytes of the comparison form, in UTF-8.
  public func fold(_ character: FoldedCharacter) -> ArraySlice<UInt8> {
    pool[Int(character.start)..<Int(character.start) + Int(character.foldCount)]
  }

  /// The bytes of the look-alike form, in UTF-8: what the character looks like, as plain small letters where there are such.
  public func lookAlike(_ character: FoldedCharacter) -> ArraySlice<UInt8> {
    let start = Int(character.start) + Int(character.foldCount)
    return pool[start..<start + Int(character.lookAlikeCount)]
  }

  private mutating func fill(_ page: Int) {
    let known = FoldPage.page(page)
    let offset = UInt32(pool.count)
    pages[page] = Int32(entries.count)
    entries.reserveCapacity(entries.count + 256)
    for var character in known.entries {
      character.start += offset
      entries.append(character)
    }
    pool += known.pool
  }
}

/// The comparison form of an ASCII byte: small letters for capitals, a space for controls, the byte itself else.
@inlinable public func foldASCII(_ byte: UInt8) -> UInt8 {
  switch byte {
  case 0x41...0x5A: byte | 0x20
  case 0..<0x20, 0x7F: 0x20
  default: byte
  }
}

/// The kind of an ASCII byte.
@inlinable public func kindOfASCII(_ byte: UInt8) -> CharacterKind {
  switch byte {
  case 0x41...0x5A, 0x61...0x7A: .letter
  case 0x30...0x39: .digit
  default: .separator
  }
}

extension FoldTable {
  /// ICU's number of a code point's script; 0 for characters that many scripts share.
  public func script(_ codePoint: UInt32) -> Int16 { Int16(truncatingIfNeeded: bs_script(codePoint)) }
}
