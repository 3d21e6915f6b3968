/// What the linkage knows: how much each level of each comparison says, what it presumes, and from which weight on two accounts are one
/// seller's. Data, not code: trained once, pinned in a file, the same for everybody who reads that file.
///
/// Source: Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969), pp. 1183-1210.
public struct LinkageModel: Codable, Equatable, Sendable {
  /// One outcome of a comparison.
  public struct Level: Codable, Equatable, Sendable {
    /// What the level means, for people.
    public var name: String
    /// The share of matching pairs at this level.
    public var m: Double
    /// The share of compared pairs that do not match at this level.
    public var u: Double
    /// What the level adds to a pair's weight, in bits. Where comparisons lean on each other it is nearer to 0 than log2(m / u).
    public var bits: Double
    /// The same for lists an eighth, a sixty-fourth and so on as long as the one that the model was trained on; nil where that was too
    /// short to tell.
    public var shorter: [Double]?

    /// A level with its probabilities and what it adds.
    public init(name: String, m: Double, u: Double, bits: Double, shorter: [Double]? = nil) {
      self.name = name
      self.m = m
      self.u = u
      self.bits = bits
      self.shorter = shorter
    }
  }

  /// One thing that is compared, with all its levels in a fixed order.
  public struct Comparison: Codable, Equatable, Sendable {
    /// What is compared.
    public var name: String
    /// Its outcomes.
    public var levels: [Level]

    /// A comparison and its levels.
    public init(name: String, levels: [Level]) {
      self.name = name
      self.levels = levels
    }
  }

  /// The form of the file; this code reads 1.
  public var version: Int
  /// The log2 odds that a compared pair matches, before anything of it is looked at.
  public var priorBits: Double
  /// The same for shorter lists, as in ``Level/shorter``.
  public var shorterPriorBits: [Double]?
  /// The weight from which on a pair is linked.
  public var thresholdBits: Double
  /// All comparisons, in the order in which they are added up.
  public var comparisons: [Comparison]
  /// How many accounts the model was trained on.
  public var accounts: Int
  /// What it remembers of the words of names, nil if nothing.
  public var nameKnowledge: NameKnowledge?

  /// A model of these parts.
  public init(
    version: Int = 1, priorBits: Double, shorterPriorBits: [Double]? = nil, thresholdBits: Double, comparisons: [Comparison],
    accounts: Int = 50_000, nameKnowledge: NameKnowledge? = nil
  ) {
    self.version = version
    self.priorBits = priorBits
    self.shorterPriorBits = shorterPriorBits
    self.thresholdBits = thresholdBits
    self.comparisons = comparisons
    self.accounts = accounts
    self.nameKnowledge = nameKnowledge
  }
}

extension LinkageModel {
  /// The same for a list of so many accounts, to the nearest whole halving.
  func adapted(to count: Int) -> LinkageModel { adapted(halvings: halvings(to: count).rounded()) }

  /// How often the length of a list of so many accounts is to be doubled to be that of the list that the model was trained on; below 0 for a longer
  /// one.
  func halvings(to count: Int) -> Double { log2(Double(max(accounts, 2))) - log2(Double(max(count, 2))) }

  /// Each further set of weights is for lists this many halvings shorter.
  static let halvingsAStep = 3

  /// The model for a list of another length than the one that it was trained on.
  ///
  /// The fewer accounts there are, the fewer of different sellers are alike by chance, so that agreement says more. The weights for shorter
  /// lists stand in the model; between two lengths they are shared out by the logarithm. Beyond them a quarter of a bit a halving, measured
  /// on lists of 1,000 and 5,000 accounts, goes into the prior: most of the rest is in the comparisons, which ask how many share a value.
  /// How the accounts of a list pass from one halving to the next, ``AdaptedModel`` tells.
  ///
  /// - Parameter halvings: how often the list's length is to be doubled to be that of the list that the model was trained on.
  func adapted(halvings: Double) -> LinkageModel {
    let steps = Double((shorterPriorBits?.count ?? 0) * Self.halvingsAStep)
    let within = min(max(halvings, 0), steps)
    func at(_ bits: Double, _ shorter: [Double]?) -> Double {
      let all = [bits] + (shorter ?? [])
      let place = within / Double(Self.halvingsAStep)
      let below = min(Int(place), all.count - 1)
      let above = min(below + 1, all.count - 1)
      return all[below] + (all[above] - all[below]) * (place - Double(below))
    }
    var model = self
    model.priorBits = at(priorBits, shorterPriorBits) + 0.25 * (halvings - within)
    for comparison in comparisons.indices {
      for level in comparisons[comparison].levels.indices {
        let own = comparisons[comparison].levels[level]
        model.comparisons[comparison].levels[level].bits = at(own.bits, own.shorter)
      }
    }
    return model
  }
}

extension LinkageModel {
  /// What keeps this code from using the model, in words; empty where nothing does.
  public func faults() -> [String] {
    guard version == 1 else { return ["its version is \(version), and this brandsieve reads 1"] }
    var found: [String] = []
    if !Self.thresholdBounds.contains(thresholdBits) {
      found.append("thresholdBits is \(thresholdBits), outside \(Self.words(Self.thresholdBounds))")
    }
    for prior in [priorBits] + (shorterPriorBits ?? []) where !Self.weightBounds.contains(prior) {
      found.append("a prior is \(prior) bits, outside \(Self.words(Self.weightBounds))")
    }
    if accounts < 1 || accounts > Self.mostNames { found.append("accounts is \(accounts), outside 1...\(Self.mostNames)") }
    found += nameKnowledge?.faults ?? []
    let known = Comparisons.allCases
    guard comparisons.count == known.count else { return found + ["it has \(comparisons.count) comparisons instead of \(known.count)"] }
    for (comparison, wanted) in zip(comparisons, known) {
      if comparison.levels.map(\.name) != wanted.levels {
        found.append("the levels of '\(comparison.name)' are not those of this brandsieve")
      }
      found += comparison.faults
    }
    return found
  }

  /// What weights and priors may be, in bits: more than odds of 2^60 no probability tells from certainty.
  static let weightBounds = -64.0...64.0
  /// No more accounts, or names, can be counted.
  static let mostNames = 1 << 40
  /// What a threshold may be, in bits: below 0, pairs would be linked that are more likely not to match.
  static let thresholdBounds = 0.0...64.0

  static func words(_ bounds: ClosedRange<Double>) -> String { "\(Int(bounds.lowerBound))...\(Int(bounds.upperBound))" }

  /// The most that a pair can weigh on a list as long as the one that the model was trained on.
  var mostBits: Double { comparisons.reduce(priorBits) { $0 + ($1.levels.map(\.bits).max() ?? 0) } }
}

extension LinkageModel.Comparison {
  /// The first thing that is wrong with its numbers, in words; empty where nothing is.
  var faults: [String] {
    for level in levels {
      for bits in [level.bits] + (level.shorter ?? []) where !LinkageModel.weightBounds.contains(bits) {
        return ["a weight of '\(name)' is \(bits) bits, outside \(LinkageModel.words(LinkageModel.weightBounds))"]
      }
      for share in [level.m, level.u] where !(0...1).contains(share) { return ["a share m or u of '\(name)' is \(share), outside 0...1"] }
    }
    return []
  }
}

/// The probability that odds of so many bits stand for: 2^bits / (1 + 2^bits).
public func probability(ofBits bits: Double) -> Double {
  if bits > 60 { return 1 }
  if bits < -60 { return 0 }
  let odds = exp2(bits)
  return odds / (1 + odds)
}
