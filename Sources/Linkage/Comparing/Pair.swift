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
func sortedUnique(_ pairs: [Pair]) -> [Pair] {
  let sorted = pairs.sorted()
  var unique: [Pair] = []
  unique.reserveCapacity(sorted.count)
  for pair in sorted where pair != unique.last { unique.append(pair) }
  return unique
}
