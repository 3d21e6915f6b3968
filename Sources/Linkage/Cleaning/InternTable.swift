/// Numbers distinct byte strings in the order in which they come.
struct InternTable: Sendable {
  private(set) var pool: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [Int32] = .init(repeating: -1, count: 1024)

  /// How many strings there are.
  var count: Int { ends.count - 1 }

  /// Where the bytes of a number stand in the pool.
  func range(_ number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// The bytes of a number.
  subscript(number: Int) -> ArraySlice<UInt8> { pool[ends[number]..<ends[number + 1]] }

  /// The number of a string, a new one if it was never seen.
  mutating func intern(_ bytes: [UInt8]) -> Int {
    if count * 2 >= slots.count { grow() }
    var slot = self.slot(of: hash64(bytes))
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if self[number].elementsEqual(bytes) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    pool.append(contentsOf: bytes)
    ends.append(pool.count)
    return count - 1
  }

  /// The number of a string, nil if it was never seen.
  func find(_ bytes: some Collection<UInt8>) -> Int? {
    var slot = self.slot(of: hash64(bytes))
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if self[number].elementsEqual(bytes) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  private mutating func grow() {
    slots = .init(repeating: -1, count: slots.count * 2)
    for number in 0..<count {
      var slot = self.slot(of: hash64(self[number]))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}

/// A hash of bytes that is the same in every process (FNV-1a, then the finalizer of SplitMix64).
func hash64(_ bytes: some Collection<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return mixed(hash)
}

/// A hash of two hashes; their order counts.
func hash64(_ first: UInt64, _ second: UInt64) -> UInt64 { mixed(first &* 0x9E37_79B9_7F4A_7C15 ^ mixed(second)) }

private func mixed(_ value: UInt64) -> UInt64 {
  var mixed = value &+ 0x9E37_79B9_7F4A_7C15
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return mixed ^ (mixed >> 31)
}
