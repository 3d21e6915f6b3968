/// A band of the bits of a hash: some bits of it are the key of a table, and a search looks at the keys that differ in at most a few bits.
struct HammingBand: Sendable {
  /// The lowest bit of the key, and how many bits it has.
  let shift: Int
  let width: Int
  /// In how many bits the keys of two near hashes may differ here.
  let reach: Int
  /// What to flip in a key to have those within reach, itself first.
  let flips: [UInt32]

  init(shift: Int, width: Int, reach: Int) {
    self.shift = shift
    self.width = width
    self.reach = reach
    var flips: [UInt32] = [0]
    var last = flips
    for _ in 0..<min(reach, width) {
      last = last.flatMap { flip in
        // Only bits above the highest that is set, so that each comes once.
        ((32 - flip.leadingZeroBitCount)..<width).map { flip | 1 << UInt32($0) }
      }
      flips += last
    }
    self.flips = flips
  }

  /// The key of a hash.
  func key(of hash: UInt64) -> Int { Int(hash >> UInt64(shift) & (1 << UInt64(width) - 1)) }

  /// Whether a search finds by this band what differs in these bits.
  func leads(to difference: UInt64) -> Bool { key(of: difference).nonzeroBitCount <= reach }

  /// The bands for which a search among so many hashes, as random as they may be, costs the least.
  static func cheapest(radius: Int, count: Int) -> [HammingBand] {
    var best = (cost: Double.infinity, number: 1, width: 0)
    // A table has fewer than twice as many keys as hashes, so that it is no greater than they are.
    let widest = Int.bitWidth - count.leadingZeroBitCount
    for number in 1...(radius + 1) {
      for width in 0...min(widest, 64 / number, 24) {
        let cost = Self.cost(of: number, width: width, radius: radius, count: count)
        if cost < best.cost { best = (cost, number, width) }
      }
    }
    return bands(best.number, width: best.width, radius: radius)
  }

  /// As many bands with keys of so many bits.
  ///
  /// Where the first `radius % number + 1` bands all had more than `radius / number` of the bits in which two hashes differ, and each of the
  /// others as many, these would be more than `radius` together. So one of the first reaches so far, or one of the others one bit less.
  static func bands(_ number: Int, width: Int, radius: Int) -> [HammingBand] {
    (0..<number).compactMap { band in
      let reach = reach(of: band, number, radius)
      return reach < 0 ? nil : HammingBand(shift: band * 64 / number, width: width, reach: reach)
    }
  }

  private static func reach(of band: Int, _ number: Int, _ radius: Int) -> Int {
    band <= radius % number ? radius / number : radius / number - 1
  }

  /// The time of a search, in that of comparing one hash: to look up a key is a jump in memory, and leads to some hashes.
  private static func cost(of number: Int, width: Int, radius: Int, count: Int) -> Double {
    let jump = 30.0
    let lookups = (0..<number).reduce(0.0) { $0 + keys(width: width, reach: reach(of: $1, number, radius)) }
    return lookups * (jump + Double(count) / Double(1 << width))
  }

  /// How many keys of so many bits differ in at most `reach` of them from one.
  private static func keys(width: Int, reach: Int) -> Double {
    var sum = 0.0
    var ways = 1.0
    var bits = 0
    while bits <= min(reach, width) {
      sum += ways
      ways *= Double(width - bits) / Double(bits + 1)
      bits += 1
    }
    return sum
  }
}
