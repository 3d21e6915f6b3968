/// Puts records together, the surest link first. A link is refused where the rest of the two groups speaks against it, or where two records of
/// one list would come together.
struct RecordClusters {
  private var groups: DisjointSets
  /// The next member of the same group, in a ring.
  private var next: [Int32]
  private var sizes: [Int32]
  private var weakest: [Float]
  private let sources: [Int32]?

  /// Each record alone.
  init(count: Int, sources: [Int32]?) {
    groups = DisjointSets(count: count)
    next = (0..<count).map { Int32($0) }
    sizes = .init(repeating: 1, count: count)
    weakest = .init(repeating: .infinity, count: count)
    self.sources = sources
  }

  /// The most bits that one pair counts for when two groups are weighed.
  private static let bound = 12.0
  /// The bits that the pairs across two groups must have on average.
  private static let least = -2.0
  /// How many members of a group are weighed, from its first.
  private static let sample = 20

  /// Joins what the links, taken from the heaviest to the lightest, join.
  mutating func join(_ links: [RecordScorer.Link], weight: (Int, Int) -> Double) {
    for link in links.sorted(by: { ($0.weight, $1.pair.code) > ($1.weight, $0.pair.code) }) {
      let one = groups.root(link.pair.first)
      let other = groups.root(link.pair.second)
      if one == other || sharesSource(one, other) { continue }
      if sizes[one] + sizes[other] > 2, !agree(one, other, weight) { continue }
      guard let (keep, gone) = groups.unite(one, other) else { continue }
      next.swapAt(keep, gone)
      sizes[keep] += sizes[gone]
      weakest[keep] = min(weakest[keep], weakest[gone], Float(link.weight))
    }
  }

  private func members(_ root: Int, most: Int) -> [Int] {
    var all = [root]
    var place = Int(next[root])
    while place != root, all.count < most {
      all.append(place)
      place = Int(next[place])
    }
    return all
  }

  /// Whether all pairs across two groups together speak for one thing, none of them counting for more than a bounded number of bits.
  private func agree(_ one: Int, _ other: Int, _ weight: (Int, Int) -> Double) -> Bool {
    var sum = 0.0
    var count = 0.0
    let others = members(other, most: Self.sample)
    for first in members(one, most: Self.sample) {
      for second in others {
        sum += min(max(weight(min(first, second), max(first, second)), -Self.bound), Self.bound)
        count += 1
      }
    }
    return sum / count > Self.least
  }

  /// Whether two groups have records of one list. Groups are no larger then than there are lists.
  private func sharesSource(_ one: Int, _ other: Int) -> Bool {
    guard let sources else { return false }
    let taken = Set(members(one, most: .max).map { sources[$0] }.filter { $0 >= 0 })
    return members(other, most: .max).contains { taken.contains(sources[$0]) }
  }

  /// The first record of each record's group, and the weakest link of the group as a probability; 1 for a record alone.
  mutating func result() -> (first: [Int32], confidence: [Double]) {
    var first: [Int32] = []
    var confidence: [Double] = []
    for record in 0..<groups.count {
      let root = groups.root(record)
      first.append(Int32(root))
      confidence.append(weakest[root] == .infinity ? 1 : probability(ofBits: Double(weakest[root])))
    }
    return (first, confidence)
  }
}
