/// A fixed table from 64-bit hashes to numbers, with several numbers for one hash where need be. Different keys may share a hash: who looks
/// something up compares what it finds.
struct HashIndex: Sendable {
  private var hashes: [UInt64]
  private var values: [Int32]
  private let mask: Int

  /// A table for at most `count` entries.
  init(count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  mutating func insert(_ hash: UInt64, _ value: Int32) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] >= 0 {
      if hashes[slot] == hash, values[slot] == value { return }
      slot = (slot + 1) & mask
    }
    hashes[slot] = hash
    values[slot] = value
  }

  /// Calls `body` with every number of `hash`, in the order of their insertion.
  func forEach(_ hash: UInt64, _ body: (Int32) -> Void) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] >= 0 {
      if hashes[slot] == hash { body(values[slot]) }
      slot = (slot + 1) & mask
    }
  }
}

/// A hash of symbols that grows a symbol at a time: polynomial, taken modulo 2^64, to be spread with ``mixed(_:)`` before use.
func appended(_ hash: UInt64, _ symbol: UInt32) -> UInt64 { hash &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(symbol) &+ 1 }

func hashOfSymbols(_ symbols: [UInt32]) -> UInt64 { mixed(symbols.reduce(0, appended)) }
