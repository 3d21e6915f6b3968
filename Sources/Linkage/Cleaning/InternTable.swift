/// Numbers distinct byte strings in the order in which they come.
struct InternTable: Sendable {
  private(set) var pool: [UInt8] = []
  /// The hash of each string, see `hash64`.
  private(set) var hashes: [UInt64] = []
  private var ends: [Int] = [0]
  /// The number after that of the string in each slot, behind the upper half of its hash; 0 for an empty slot. So another string is mostly known
  /// without a look at it.
  private var slots: [UInt64] = .init(repeating: 0, count: 1024)

  /// No strings.
  init() {}

  /// The strings of distinct texts, with their numbers.
  init(_ texts: DistinctTexts) {
    pool = texts.column.bytes
    hashes = texts.hashes
    ends = texts.column.offsets.map { Int($0) }
    var size = 1024
    while count * 2 >= size { size *= 4 }
    place(in: size)
  }

  /// The strings as a column.
  var column: ByteColumn { ByteColumn(bytes: pool, offsets: ends.map { Int32($0) }) ?? ByteColumn() }

  /// How many strings there are.
  var count: Int { hashes.count }

  /// Where the bytes of a number stand in the pool.
  func range(_ number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// The bytes of a number.
  subscript(number: Int) -> ArraySlice<UInt8> { pool[ends[number]..<ends[number + 1]] }

  /// The number of a string, a new one if it was never seen.
  mutating func intern(_ bytes: some Collection<UInt8>) -> Int { intern(bytes, hash: hash64(bytes)) }

  /// The same where the hash of the string is known.
  mutating func intern(_ bytes: some Collection<UInt8>, hash: UInt64) -> Int {
    if count * 2 >= slots.count { grow() }
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

  /// The same as a number in a column: -1 for an empty string, or one that was never seen.
  func number(_ bytes: [UInt8]) -> Int32 { bytes.isEmpty ? -1 : Int32(find(bytes) ?? -1) }

  /// The same where the hash of the string is known.
  func find(_ bytes: some Collection<UInt8>, hash: UInt64) -> Int? {
    var slot = self.slot(of: hash)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32, case let number = number(slots[slot]), has(bytes, number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether a string of this hash may be there: no for nearly all that are not.
  func mayHave(_ hash: UInt64) -> Bool {
    var slot = self.slot(of: hash)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
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

  private mutating func grow() { place(in: slots.count * 4) }

  /// Puts all strings into so many slots.
  private mutating func place(in size: Int) {
    slots = .init(repeating: 0, count: size)
    for number in 0..<count {
      var slot = self.slot(of: hashes[number])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.code(hashes[number], number)
    }
  }
}
