import Store

/// Finds numbers by hash: open addressing with linear steps, at most three quarters full. What is behind a number the caller compares.
struct HashSlots {
  private struct Slot {
    var hash: UInt64 = 0
    /// The number plus 1; 0 for a free place.
    var number: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private(set) var count = 0

  /// The first number of that hash which `matches`; nil if there is none.
  @inline(__always)
  func first(_ hash: UInt64, where matches: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].number != 0 {
      if slots[place].hash == hash, matches(Int(slots[place].number - 1)) { return Int(slots[place].number - 1) }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Adds a number under a hash.
  mutating func insert(_ hash: UInt64, number: UInt32) {
    if (count + 1) * 4 > slots.count * 3 {
      let old = slots
      slots = [Slot](repeating: Slot(), count: old.count * 2)
      for slot in old where slot.number != 0 { place(slot) }
    }
    place(Slot(hash: hash, number: number + 1))
    count += 1
  }

  private mutating func place(_ slot: Slot) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: slot.hash) & mask
    while slots[place].number != 0 { place = (place + 1) & mask }
    slots[place] = slot
  }

  /// A hash for runs of bytes, by XXH3 where they are longer than 16.
  ///
  /// Source of the mix for short ones: Wang Yi, "wyhash", final version 4.
  @inline(__always)
  static func hash(_ run: Span<UInt8>) -> UInt64 {
    let count = run.count
    if count > 16 { return xxh3(run) }
    let (low, high) = ByteKernel.shortWords(run)
    let product = (low ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: high ^ 0xe703_7ed1_a0b4_28db ^ UInt64(count))
    let mixed = product.high ^ product.low
    let second = (mixed ^ 0x8ebc_6af0_9c88_c6e3).multipliedFullWidth(by: 0x5899_65cc_7537_4cc3 ^ UInt64(count))
    return second.high ^ second.low
  }
}
