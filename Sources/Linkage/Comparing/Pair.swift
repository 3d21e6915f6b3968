/// Two accounts, by their places in the table, the smaller first.
struct Pair: Hashable, Comparable, Sendable {
  /// The two places in one number, so that sorting is fast.
  let code: UInt64

  var first: Int { Int(code >> 32) }
  var second: Int { Int(code & 0xFFFF_FFFF) }

  init(_ one: Int, _ other: Int) { code = UInt64(min(one, other)) << 32 | UInt64(max(one, other)) }
  init(code: UInt64) { self.code = code }

  static func < (left: Pair, right: Pair) -> Bool { left.code < right.code }
}

/// The pairs without repetition, in order.
func sortedUnique(_ pairs: [Pair], threads: Int = 1) -> [Pair] {
  var most: UInt64 = 0
  var last = 0
  for pair in pairs {
    most |= pair.code & 0xFFFF_FFFF
    last = max(last, pair.first)
  }
  // Both places in as few bits as the largest one takes, and first places near each other together: fewer and shorter passes over the pairs.
  let bits = UInt64(64 - most.leadingZeroBitCount)
  let pieces = 16
  var ends = [Int](repeating: 0, count: pieces + 1)
  for pair in pairs { ends[pair.first * pieces / (last + 1) + 1] += 1 }
  for piece in 1...pieces { ends[piece] += ends[piece - 1] }
  var next = ends
  var keys = [UInt64](repeating: 0, count: pairs.count)
  for pair in pairs {
    let piece = pair.first * pieces / (last + 1)
    keys[next[piece]] = (pair.code >> 32) << bits | pair.code & 0xFFFF_FFFF
    next[piece] += 1
  }
  return inChunks(pieces, threads: threads) { [keys, ends] piece in
    var unique: [Pair] = []
    unique.reserveCapacity(ends[piece + 1] - ends[piece])
    var last: UInt64?
    for key in radixSorted(Array(keys[ends[piece]..<ends[piece + 1]])) where key != last {
      unique.append(Pair(code: (key >> bits) << 32 | key & (1 << bits - 1)))
      last = key
    }
    return unique
  }.flatMap { $0 }
}

/// Sorts numbers by 11 of their bits at a time, from the lowest on; bits in which all are equal cost nothing.
func radixSorted(_ numbers: [UInt64]) -> [UInt64] {
  guard numbers.count > 1 else { return numbers }
  var varying: UInt64 = 0
  for number in numbers { varying |= number ^ numbers[0] }
  var sorted = numbers
  var other = numbers
  var shift: UInt64 = 0
  while shift < 64, varying >> shift != 0 {
    defer { shift += 11 }
    guard varying >> shift & 2047 != 0 else { continue }
    var ends = [Int](repeating: 0, count: 2049)
    for number in sorted { ends[Int(number >> shift & 2047) + 1] += 1 }
    for digit in 1..<2049 { ends[digit] += ends[digit - 1] }
    for number in sorted {
      let digit = Int(number >> shift & 2047)
      other[ends[digit]] = number
      ends[digit] += 1
    }
    swap(&sorted, &other)
  }
  return sorted
}
