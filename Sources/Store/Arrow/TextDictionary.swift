/// Distinct texts, numbered from 0 in the order they first came: a hash table without an object per text. All of them must fit in 2 GiB, as in
/// a ``TextColumn``.
public struct TextDictionary: Sendable {
  /// The texts.
  public private(set) var values = TextColumn()
  private var hashes: [UInt64] = []
  /// For each slot the number of a text plus one; 0 where it is free. A power of two.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// No texts yet.
  public init() {}

  /// The number of distinct texts.
  public var count: Int { values.count }

  /// The number of a text, which is added if it is new.
  public mutating func number(of text: Span<UInt8>) -> UInt32 {
    let hash = xxh3(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash, equals(number, text) { return UInt32(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    values.append(text)
    hashes.append(hash)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return UInt32(hashes.count - 1)
  }

  /// The number of a text, which is added if it is new.
  public mutating func number(of text: String) -> UInt32 { number(of: Array(text.utf8).span) }

  private func equals(_ number: Int, _ text: Span<UInt8>) -> Bool {
    let range = values.range(number)
    guard range.count == text.count else { return false }
    return values.bytes.span.extracting(range).hasSameBytes(as: text)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
