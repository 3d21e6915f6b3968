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

    /// A level with its probabilities and what it adds.
    public init(name: String, m: Double, u: Double, bits: Double) {
      self.name = name
      self.m = m
      self.u = u
      self.bits = bits
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
    version: Int = 1, priorBits: Double, thresholdBits: Double, comparisons: [Comparison], accounts: Int = 50_000,
    nameKnowledge: NameKnowledge? = nil
  ) {
    self.version = version
    self.priorBits = priorBits
    self.thresholdBits = thresholdBits
    self.comparisons = comparisons
    self.accounts = accounts
    self.nameKnowledge = nameKnowledge
  }
}

extension LinkageModel {
  /// The model for a list of another length than the one that it was trained on.
  ///
  /// The fewer accounts there are, the fewer of different sellers are alike by chance. Most of that is in the comparisons already, which ask
  /// how many share a value; a quarter of what is left, measured on lists of 1,000 and 5,000 accounts, goes into the prior. Lengths count as
  /// powers of two, so that one more account changes nothing.
  func adapted(to count: Int) -> LinkageModel {
    var model = self
    model.priorBits += 0.25 * (log2(Double(max(accounts, 2))) - log2(Double(max(count, 2)))).rounded()
    return model
  }
}

extension LinkageModel {
  /// What keeps this code from using the model, in words; empty where nothing does.
  public func faults() -> [String] {
    guard version == 1 else { return ["its version is \(version), and this brandsieve reads 1"] }
    var found: [String] = []
    if !priorBits.isFinite || !thresholdBits.isFinite { found.append("its prior or threshold is no number") }
    let known = Comparisons.allCases
    guard comparisons.count == known.count else { return found + ["it has \(comparisons.count) comparisons instead of \(known.count)"] }
    for (comparison, wanted) in zip(comparisons, known) {
      if comparison.levels.map(\.name) != wanted.levels {
        found.append("the levels of '\(comparison.name)' are not those of this brandsieve")
      }
      if !comparison.levels.allSatisfy(\.bits.isFinite) { found.append("a weight of '\(comparison.name)' is no number") }
    }
    return found
  }
}

/// The probability that odds of so many bits stand for: 2^bits / (1 + 2^bits).
public func probability(ofBits bits: Double) -> Double {
  if bits > 60 { return 1 }
  if bits < -60 { return 0 }
  let odds = exp2(bits)
  return odds / (1 + odds)
}
