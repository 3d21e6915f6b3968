/// Puts accounts together, the surest link first, and refuses links that the rest of the two groups speaks against.
///
/// What analysts decided comes before all links: accounts that are the same seller's are joined, and no link joins the groups of two that
/// are not. A group is made of parts, those that links hold together; only decisions hold the parts of a group together. A link is weighed by the
/// parts that it joins: that an analyst knows two companies to be one seller's is no reason to doubt the other accounts of either.
struct Clustering {
  private var groups: DisjointSets
  private var parts: DisjointSets
  /// The members of each part are a chain that begins with its root: the next one of each account, -1 behind the last, and the last one of
  /// each root.
  private var next: [Int32]
  private var last: [Int32]
  private var sizes: [Int32]
  /// The weight of the weakest link of each group, by its root.
  private var weakest: [Double]
  /// The confidence of settled accounts, below 0 for others; empty where none is settled.
  private var confidence: [Double] = []
  /// The pairs that must not come together and have an account in the group, by its root.
  private var apart: [Int: [Pair]] = [:]

  /// The bits that the pairs across two groups must have on average.
  private let least: Double

  /// Each account alone, but for those that were decided to be the same seller's.
  init(count: Int, decided: DecidedPairs? = nil, least: Double = -3) {
    self.least = least
    groups = DisjointSets(count: count)
    parts = groups
    next = .init(repeating: -1, count: count)
    last = (0..<count).map { Int32($0) }
    sizes = .init(repeating: 1, count: count)
    weakest = .init(repeating: .infinity, count: count)
    for pair in decided?.apart ?? [] {
      apart[pair.first, default: []].append(pair)
      apart[pair.second, default: []].append(pair)
    }
    for pair in decided?.same ?? [] {
      let one = groups.root(pair.first)
      let other = groups.root(pair.second)
      if one != other, forbidden(one, other) == nil { uniteGroups(one, other, weight: .infinity) }
    }
  }

  /// Puts accounts about which nothing changed together as an earlier linkage did, and keeps their confidence.
  mutating func settle(_ settled: SettledAccounts, _ earlier: OrderedLink.Earlier) {
    var first = [Int32](repeating: -1, count: earlier.clusterOf.count)
    confidence = .init(repeating: -1, count: groups.count)
    for (account, old) in earlier.oldPlace.enumerated() where old >= 0 && settled.isSettled(account) {
      let cluster = earlier.clusterOf[Int(old)]
      if first[cluster] < 0 { first[cluster] = Int32(account) }
      groups.unite(Int(first[cluster]), account)
      confidence[account] = earlier.confidence[Int(old)]
    }
  }

  /// A link and its weight in bits.
  struct Link: Equatable {
    var pair: Pair
    var weight: Double
  }

  /// Joins what the links, taken from the heaviest to the lightest, join.
  ///
  /// - Parameters:
  ///   - tell: is told what becomes of each link, in their order.
  ///   - weight: the weight of any two accounts.
  mutating func join(_ links: [Link], tell: (Link, LinkFate) -> Void = { _, _ in }, weight: (Int, Int) -> Double) {
    for link in links.sorted(by: { ($0.weight, $1.pair) > ($1.weight, $0.pair) }) {
      let one = groups.root(link.pair.first)
      let other = groups.root(link.pair.second)
      let ends = (parts.root(link.pair.first), parts.root(link.pair.second))
      if one == other {
        if ends.0 != ends.1, agreement(ends.0, ends.1, weight: weight) > least { uniteParts(ends.0, ends.1) }
        tell(link, .alreadyTogether)
      } else if let pair = forbidden(one, other) {
        tell(link, .decidedApart(pair))
      } else if case let bits = agreement(ends.0, ends.1, weight: weight), bits <= least {
        tell(link, .contradicted(averageBits: bits))
      } else {
        uniteParts(ends.0, ends.1)
        uniteGroups(one, other, weight: link.weight)
        tell(link, .joined)
      }
    }
  }

  private mutating func uniteParts(_ one: Int, _ other: Int) {
    guard let (keep, gone) = parts.unite(one, other) else { return }
    next[Int(last[keep])] = Int32(gone)
    last[keep] = last[gone]
    sizes[keep] += sizes[gone]
  }

  private mutating func uniteGroups(_ one: Int, _ other: Int, weight: Double) {
    guard let (keep, gone) = groups.unite(one, other) else { return }
    weakest[keep] = min(weakest[keep], weakest[gone], weight)
    if let more = apart.removeValue(forKey: gone) { apart[keep, default: []] += more }
  }

  /// Two accounts of two groups that were decided to be different sellers'.
  private mutating func forbidden(_ one: Int, _ other: Int) -> Pair? {
    for pair in apart[one] ?? [] {
      let roots = (groups.root(pair.first), groups.root(pair.second))
      if roots == (one, other) || roots == (other, one) { return pair }
    }
    return nil
  }

  /// The bits that the pairs across two parts speak for one seller with on average, none of them counting for more than a bounded number;
  /// infinite for two single accounts, whose link says it all.
  private func agreement(_ one: Int, _ other: Int, weight: (Int, Int) -> Double) -> Double {
    if sizes[one] + sizes[other] == 2 { return .infinity }
    var sum = 0.0
    var count = 0
    let others = members(other)
    for first in members(one) {
      for second in others {
        sum += min(max(weight(min(first, second), max(first, second)), -Self.bound), Self.bound)
        count += 1
      }
    }
    return sum / Double(count)
  }

  /// The first members of a part.
  private func members(_ root: Int) -> [Int] {
    var members: [Int] = []
    var place = Int32(root)
    while place >= 0, members.count < Self.sample {
      members.append(Int(place))
      place = next[Int(place)]
    }
    return members
  }

  /// The most bits that one pair counts for when two parts are weighed.
  private static let bound = 12.0
  /// How many members of a part are weighed, from the first.
  private static let sample = 20

  /// The groups, numbered by their first account, each account's weakest link as a probability.
  mutating func result() -> (clusterOf: [Int], confidence: [Double], count: Int) {
    var number = [Int](repeating: -1, count: groups.count)
    var clusterOf: [Int] = []
    var found: [Double] = []
    var count = 0
    for account in 0..<groups.count {
      let root = groups.root(account)
      if number[root] < 0 {
        number[root] = count
        count += 1
      }
      clusterOf.append(number[root])
      if !confidence.isEmpty, confidence[account] >= 0 {
        found.append(confidence[account])
      } else {
        found.append(weakest[root] == .infinity ? 1 : probability(ofBits: weakest[root]))
      }
    }
    return (clusterOf, found, count)
  }
}

/// What became of a link between two groups.
enum LinkFate {
  /// It joined them.
  case joined
  /// Heavier links had joined them before.
  case alreadyTogether
  /// The pairs across the two groups speak against it, with so many bits on average.
  case contradicted(averageBits: Double)
  /// These two accounts were decided to be different sellers'.
  case decidedApart(Pair)
}
