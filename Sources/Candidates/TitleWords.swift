/// The words of a title, in so few bytes that those of millions of titles fit in memory: enough to tell whether two titles of one shop say
/// nearly the same.
///
/// Words are compared by 16 bits of their hashes, whatever their order; of scripts without spaces each character is one. Numbers, words with
/// digits and single Latin letters are passed over: they tell sizes and models apart. Of a title of more words than ``most`` those with the
/// smallest hashes stand for all.
public struct TitleWords: Hashable, Sendable {
  /// The most words of a title that are kept.
  static let most = 16
  /// In how many words nearly equal titles may differ at most, on either side; two characters of a script without spaces are one.
  static let mostOthers = 2
  /// How many times as many words they must share as they differ in.
  static let sharedForEach = 2

  /// Hashes in order, those of words odd and those of characters even; unused places hold the largest number.
  private var hashes = SIMD16<UInt16>(repeating: .max)
  private(set) var count = 0

  /// No words.
  public init() {}

  /// The words of a title in UTF-8.
  public init(_ title: Span<UInt8>) {
    var position = 0
    var hash = Self.start
    var letters = 0
    var hasDigit = false
    while position < title.count {
      let byte = title[position]
      if byte < 0x80 {
        position += 1
        let small = byte | 0x20
        if small >= 0x61, small <= 0x7A {
          hash = Self.appended(hash, small)
          letters += 1
          continue
        }
        if byte >= 0x30, byte <= 0x39 {
          hasDigit = true
          continue
        }
      } else {
        let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, title.count - position)
        var character = Self.start
        for place in position..<position + length { character = Self.appended(character, title[place]) }
        let kind = Self.kind(title, at: position, length)
        position += length
        switch kind {
        case .letter:
          hash = (hash ^ character) &* 0x100_0000_01B3
          // A letter of these scripts may be a word by itself.
          letters += 2
          continue
        case .word: insert(Self.folded(character) & ~1)
        case .separator: break
        }
      }
      if letters > 1, !hasDigit { insert(Self.folded(hash) | 1) }
      (hash, letters, hasDigit) = (Self.start, 0, false)
    }
    if letters > 1, !hasDigit { insert(Self.folded(hash) | 1) }
  }

  /// Whether titles differ in few words, and share far more.
  func isNearly(_ other: TitleWords) -> Bool {
    if hashes == other.hashes { return true }
    var shared = 0
    var own = 0
    var others = 0
    var place = 0
    var otherPlace = 0
    while place < count || otherPlace < other.count {
      let left = place < count ? hashes[place] : .max
      let right = otherPlace < other.count ? other.hashes[otherPlace] : .max
      let worth = min(left, right) & 1 == 1 ? 2 : 1
      if left == right { shared += worth } else if left < right { own += worth } else { others += worth }
      if left <= right { place += 1 }
      if right <= left { otherPlace += 1 }
    }
    let differing = max(own, others)
    return differing <= 2 * Self.mostOthers && shared >= Self.sharedForEach * differing
  }

  /// The first hashes: nearly equal titles share one of so many, the first that both have.
  var first: some Sequence<UInt16> { (0..<min(count, 2 * Self.mostOthers + 1)).lazy.map { [hashes] in hashes[$0] } }

  private mutating func insert(_ hash: UInt16) {
    var place = count
    while place > 0, hashes[place - 1] > hash { place -= 1 }
    guard place < Self.most, place == 0 || hashes[place - 1] != hash else { return }
    count = min(count + 1, Self.most)
    var moved = count - 1
    while moved > place {
      hashes[moved] = hashes[moved - 1]
      moved -= 1
    }
    hashes[place] = hash
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func appended(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// 16 bits of a hash, never the number of an unused place.
  private static func folded(_ hash: UInt64) -> UInt16 {
    let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
    return min(UInt16(truncatingIfNeeded: mixed >> 48), .max - 2)
  }

  private enum Kind {
    case letter, word, separator
  }

  /// What a character outside ASCII is: a letter, a word of its own in a script without spaces, or what parts words.
  private static func kind(_ title: Span<UInt8>, at position: Int, _ length: Int) -> Kind {
    guard length > 1 else { return .separator }
    let lead = title[position]
    let second = title[position + 1]
    switch lead {
    case 0xC2: return .separator
    case 0xE2: return .separator
    case 0xE3: return second == 0x80 ? .separator : .word
    case 0xE4...0xE9: return .word
    case 0xE0: return second == 0xB8 || second == 0xB9 ? .word : .letter
    case 0xEF: return second == 0xBC || second == 0xBD ? .letter : .separator
    case 0xF0: return second >= 0xA0 ? .word : .separator
    default: return .letter
    }
  }
}
