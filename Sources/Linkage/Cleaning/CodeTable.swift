/// Numbers distinct codes in the order in which they come: what ``InternTable`` does for bytes.
struct CodeTable: Sendable {
  /// The codes by their numbers.
  private(set) var codes: [UInt64] = []
  private var slots: [Int32]

  /// An empty table with room for so many codes; it grows where there are more.
  init(expecting count: Int = 0) {
    var size = 1024
    while size < count * 2 { size *= 2 }
    slots = .init(repeating: -1, count: size)
  }

  /// How many codes there are.
  var count: Int { codes.count }

  /// The number of a code, a new one if it was never seen.
  mutating func intern(_ code: UInt64) -> Int {
    if count * 2 >= slots.count { grow() }
    var slot = self.slot(of: code)
    while slots[slot] >= 0 {
      if codes[Int(slots[slot])] == code { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    codes.append(code)
    return count - 1
  }

  /// The number of a code, nil if it was never seen.
  func find(_ code: UInt64) -> Int? {
    var slot = self.slot(of: code)
    while slots[slot] >= 0 {
      if codes[Int(slots[slot])] == code { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func slot(of code: UInt64) -> Int { Int(truncatingIfNeeded: hash64(code, 0)) & (slots.count - 1) }

  private mutating func grow() {
    slots = .init(repeating: -1, count: slots.count * 2)
    for number in 0..<count {
      var slot = self.slot(of: codes[number])
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
