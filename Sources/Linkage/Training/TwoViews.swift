import Glibc

/// How probably pairs match, where no registration number tells: by a deterministic rule, two equal contacts, and two views of a pair that teach
/// each other.
///
/// Of two accounts with the same phone and the same e-mail address, or two others of the contacts, nearly all are one seller's; of two without an
/// equal contact few are. From such pairs one view learns what the names say. What the names say of all pairs then teaches the other view what
/// phone, e-mail, address and city say. Neither view is taught by itself, and what both say together is how probably a pair matches.
///
/// Sources: Blum and Mitchell, "Combining Labeled and Unlabeled Data with Co-Training", COLT 1998; for the matches among the pairs without an
/// equal contact, Elkan and Noto, "Learning Classifiers from Only Positive and Unlabeled Data", KDD 2008.
struct TwoViews {
  private static let names: [Comparisons] = [.name, .namesakes, .brand, .order]
  private static let contacts: [Comparisons] = [.phone, .email, .address, .city]
  private static let rounds = 100

  private let levels: [UInt8]
  private let count: Int
  /// For each pair 1 if it surely matches, 0 if it has no equal contact, nil if it has one.
  private let sure: [Double?]

  /// The views of the compared pairs, and behind them of pairs drawn at random.
  init(_ compared: ComparedPairs, _ random: ComparedPairs) {
    levels = compared.levels + random.levels
    let comparedCount = compared.pairs.count
    count = comparedCount + random.pairs.count
    sure = (0..<count).map { [levels] pair in
      if pair >= comparedCount { return 0 }
      let start = pair * ComparedPairs.width
      let equal = Int(levels[start + Comparisons.together.rawValue]) % Comparisons.contactCounts
      return equal >= 2 ? 1 : equal == 0 ? 0 : nil
    }
  }

  /// How many pairs surely match, and how many have no equal contact.
  var surePairs: Int { sure.count { $0 == 1 } }
  var otherPairs: Int { sure.count { $0 == 0 } }

  /// How probably each pair matches.
  func probabilities() -> [Double] {
    let byName = nameEvidence()
    let named = Self.matching(byName)
    let contacts = View(Self.contacts, levels, of: Array(0..<count))
    let weights = contacts.fit(named)
    let share = named.reduce(0, +) / Double(max(count, 1))
    let byContact = (0..<count).map { contacts.sum($0, weights) - Self.logit(share) }
    return Self.matching(zip(byName, byContact).map { $0 + $1 })
  }

  /// What the names of each pair say for a match, in nats.
  private func nameEvidence() -> [Double] {
    let known = (0..<count).filter { sure[$0] != nil }
    let view = View(Self.names, levels, of: known)
    var labels = known.map { sure[$0] ?? 0 }
    var weights = view.fit(labels)
    // Some of the pairs without an equal contact match. How many is seen by what the sure pairs are given: of pairs that match, that share is sure.
    let given = known.indices.map { 1 / (1 + Glibc.exp(-view.sum($0, weights))) }
    var found = 0.0
    var all = 0.0
    for place in known.indices where labels[place] == 1 {
      found += given[place]
      all += 1
    }
    let odds = (all - found) / max(found, 1)
    for place in known.indices where labels[place] == 0 { labels[place] = min(odds * given[place] / max(1 - given[place], 1e-12), 1) }
    weights = view.fit(labels)
    let share = labels.reduce(0, +) / Double(max(labels.count, 1))
    let everyPair = View(Self.names, levels, of: Array(0..<count))
    return (0..<count).map { everyPair.sum($0, weights) - Self.logit(share) }
  }

  /// How probably each pair matches by what speaks for it, in nats: the share of matches is the one that its own result agrees with.
  private static func matching(_ evidence: [Double]) -> [Double] {
    var share = 0.1
    var found: [Double] = []
    for _ in 0..<rounds {
      let prior = logit(share)
      found = evidence.map { 1 / (1 + Glibc.exp(-($0 + prior))) }
      let next = min(max(found.reduce(0, +) / Double(max(found.count, 1)), 1e-6), 0.5)
      if abs(next - share) < 1e-6 * share { break }
      share = next
    }
    return found
  }

  private static func logit(_ share: Double) -> Double {
    let share = min(max(share, 1e-6), 1 - 1e-6)
    return Glibc.log(share / (1 - share))
  }

  /// Some comparisons of some pairs, in the form that a regression takes.
  private struct View {
    private let width: Int
    private let features: Int
    private var active: [Int32] = []

    init(_ comparisons: [Comparisons], _ levels: [UInt8], of pairs: [Int]) {
      let offsets = comparisons.reduce(into: [1]) { $0.append(($0.last ?? 0) + $1.levels.count) }
      width = comparisons.count
      features = offsets.last ?? 1
      active.reserveCapacity(pairs.count * width)
      for pair in pairs {
        for (offset, comparison) in zip(offsets, comparisons) {
          active.append(Int32(offset + Int(levels[pair * ComparedPairs.width + comparison.rawValue])))
        }
      }
    }

    func fit(_ labels: [Double]) -> [Double] {
      LogisticRegression(features: features).fit(
        active: active, width: width, labels: labels, counts: .init(repeating: 1, count: labels.count))
    }

    /// The log odds of a pair, by its place in the view.
    func sum(_ place: Int, _ weights: [Double]) -> Double {
      var sum = weights[0]
      for feature in active[place * width..<(place + 1) * width] { sum += weights[Int(feature)] }
      return sum
    }
  }
}
