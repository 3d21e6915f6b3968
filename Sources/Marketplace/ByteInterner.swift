import Store

/// Gives each distinct run of bytes a number, from 0 upwards in the order of first sight.
struct ByteInterner {
  /// The distinct runs, one after the other.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Open addressing with linear steps: a number plus 1, or 0 for a free place. At least twice as many places as numbers.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// How many distinct runs there are.
  var count: Int { hashes.count }

  /// Where a run stands in ``bytes``.
  func range(_ number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// The number of a run.
  mutating func number(of run: Span<UInt8>) -> UInt32 {
    let hash = xxh3(run)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash, ByteKernel.areEqual(bytes.span.extracting(range(number)), run) { return UInt32(number) }
      slot = (slot + 1) & mask
    }
    let number = UInt32(hashes.count)
    ByteKernel.append(run, to: &bytes)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = number + 1
    if hashes.count * 2 > slots.count { grow() }
    return number
  }

  /// Forgets all runs.
  mutating func removeAll() {
    guard !hashes.isEmpty else { return }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
    hashes.removeAll(keepingCapacity: true)
    slots = [UInt32](repeating: 0, count: 64)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in hashes.indices {
      var slot = Int(truncatingIfNeeded: hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number) + 1
    }
  }
}
