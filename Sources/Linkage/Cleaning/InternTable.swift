/// Numbers distinct byte strings in the order in which they come.
struct InternTable: Sendable {
  private(set) var pool: [UInt8] = []
  /// The hash of each string, see `hash64`.
  private(set) var hashes: [UInt64] = []
  private var ends: [Int] = [0]
  /// The number after that of the string in each slot, behind the upper half of its hash; 0 for an empty slot. So another string is mostly known
  /// without a look at it.
  private var slots: [UInt64] = .init(repeating: 0, count: 1024)

  /// How many strings there are.
  var count: Int { hashes.count }

  /// Where the bytes of a number stand in the pool.
  func range(_ number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// The bytes of a number.
  subscript(number: Int) -> ArraySlice<UInt8> { pool[ends[number]..<ends[number + 1]] }

  /// The number of a string, a new one if it was never seen.
  mutating func intern(_ bytes: some Collection<UInt8>) -> Int {
    if count * 2 >= slots.count { grow() }
    let hash = hash64(bytes)
    var slot = self.slot(of: hash)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32, case let number = number(slots[slot]), has(bytes, number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Self.code(hash, count)
    pool.append(contentsOf: bytes)
    ends.append(pool.count)
    hashes.append(hash)
    return count - 1
  }

  /// The number of a string, nil if it was never seen.
  func find(_ bytes: some Collection<UInt8>) -> Int? { find(bytes, hash: hash64(bytes)) }

  /// The same where the hash of the string is known.
  func find(_ bytes: some Collection<UInt8>, hash: UInt64) -> Int? {
    var slot = self.slot(of: hash)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32, case let number = number(slots[slot]), has(bytes, number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether a number is that of a string.
  private func has(_ bytes: some Collection<UInt8>, _ number: Int) -> Bool {
    var place = ends[number]
    let end = ends[number + 1]
    for byte in bytes {
      if place == end || pool[place] != byte { return false }
      place += 1
    }
    return place == end
  }

  private static func code(_ hash: UInt64, _ number: Int) -> UInt64 { (hash >> 32) << 32 | UInt64(number + 1) }

  private func number(_ code: UInt64) -> Int { Int(code & 0xFFFF_FFFF) - 1 }

  private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  private mutating func grow() {
    slots = .init(repeating: 0, count: slots.count * 4)
    for number in 0..<count {
      var slot = self.slot(of: hashes[number])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.code(hashes[number], number)
    }
  }
}
