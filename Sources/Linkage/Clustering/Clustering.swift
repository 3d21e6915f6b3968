/// Puts accounts together, the surest link first, and refuses links that the rest of the two groups speaks against.
struct Clustering {
  private var parent: [Int]
  private var members: [[Int32]]
  /// The weight of the weakest link of each group, by its root.
  private var weakest: [Double]

  /// The bits that the pairs across two groups must have on average.
  private let least: Double

  /// Each account alone.
  init(count: Int, least: Double = -2) {
    self.least = least
    parent = Array(0..<count)
    members = (0..<count).map { [Int32($0)] }
    weakest = .init(repeating: .infinity, count: count)
  }

  /// A link and its weight in bits.
  struct Link {
    var pair: Pair
    var weight: Double
  }

  /// Joins what the links, taken from the heaviest to the lightest, join.
  ///
  /// - Parameter weight: the weight of any two accounts.
  mutating func join(_ links: [Link], model: LinkageModel, weight: (Int, Int) -> Double) {
    for link in links.sorted(by: { ($0.weight, $1.pair) > ($1.weight, $0.pair) }) {
      let one = root(link.pair.first)
      let other = root(link.pair.second)
      if one == other { continue }
      if members[one].count + members[other].count > 2, !agree(one, other, model: model, weight: weight) { continue }
      let keep = min(one, other)
      let gone = max(one, other)
      parent[gone] = keep
      members[keep] += members[gone]
      members[gone] = []
      weakest[keep] = min(weakest[keep], weakest[gone], link.weight)
    }
  }

  /// Whether all pairs across two groups together speak for one seller, none of them counting for more than a bounded number of bits.
  private func agree(_ one: Int, _ other: Int, model: LinkageModel, weight: (Int, Int) -> Double) -> Bool {
    var sum = 0.0
    var count = 0
    for first in members[one].prefix(Self.sample) {
      for second in members[other].prefix(Self.sample) {
        sum += min(max(weight(Int(min(first, second)), Int(max(first, second))), -Self.bound), Self.bound)
        count += 1
      }
    }
    return sum / Double(count) > least
  }

  /// The most bits that one pair counts for when two groups are weighed.
  private static let bound = 12.0
  /// How many members of a group are weighed, from the first.
  private static let sample = 20

  private mutating func root(_ account: Int) -> Int {
    var place = account
    while parent[place] != place {
      parent[place] = parent[parent[place]]
      place = parent[place]
    }
    return place
  }

  /// The groups, numbered by their first account, each account's weakest link as a probability.
  mutating func result() -> (clusterOf: [Int], confidence: [Double], count: Int) {
    var number = [Int](repeating: -1, count: parent.count)
    var clusterOf: [Int] = []
    var confidence: [Double] = []
    var count = 0
    for account in parent.indices {
      let root = root(account)
      if number[root] < 0 {
        number[root] = count
        count += 1
      }
      clusterOf.append(number[root])
      confidence.append(weakest[root] == .infinity ? 1 : probability(ofBits: weakest[root]))
    }
    return (clusterOf, confidence, count)
  }
}
