/// Gives each distinct run of bytes a number, from 0 upwards in the order of first sight.
struct ByteInterner {
  /// The distinct runs, one after the other.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots = HashSlots()

  /// How many distinct runs there are.
  var count: Int { ends.count - 1 }

  /// Where a run stands in ``bytes``.
  func range(_ number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// The number of a run.
  mutating func number(of run: Span<UInt8>) -> UInt32 {
    let hash = HashSlots.hash(run)
    if let known = slots.first(hash, where: { ByteKernel.areEqual(bytes.span.extracting(range($0)), run) }) { return UInt32(known) }
    let number = UInt32(count)
    ByteKernel.append(run, to: &bytes)
    ends.append(bytes.count)
    slots.insert(hash, number: number)
    return number
  }

  /// Forgets all runs.
  mutating func removeAll() {
    guard count > 0 else { return }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
    slots = HashSlots()
  }
}
