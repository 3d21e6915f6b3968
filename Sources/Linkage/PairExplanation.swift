import Marketplace

/// Why two accounts are, or are not, taken for one seller's: steps that add up to the weight.
public struct PairExplanation: Equatable, Sendable {
  /// One step of the sum.
  public struct Step: Equatable, Sendable {
    /// The comparison's name; "prior" for the first step.
    public var comparison: String
    /// The level that the pair is at, for people.
    public var level: String
    /// What the step adds, in bits.
    public var bits: Double
  }

  /// The prior first, then a step per comparison in the model's order.
  public var steps: [Step]
  /// The sum of the steps' bits, added in their order.
  public var weight: Double
  /// The probability that the weight stands for.
  public var probability: Double
  /// The weight from which on the model links a pair.
  public var threshold: Double
}

/// Accounts with all that was learnt from them, ready to be compared.
struct ComparableAccounts: Sendable {
  /// The caller's accounts in the table's order.
  let order: [Int]
  let table: LinkageTable
  let model: LinkageModel
  /// The model as these accounts are weighed by it.
  let adapted: AdaptedModel

  init(_ accounts: [SellerAccount], cleaned: CleanedSellers?, model: LinkageModel, threads: Int) {
    let order = accounts.indices.sorted { (accounts[$0].key, $0) < (accounts[$1].key, $1) }
    let known = cleaned.flatMap { $0.count == accounts.count ? $0 : nil } ?? CleanedSellers(cleaning: accounts, threads: threads)
    self.order = order
    self.model = model
    adapted = AdaptedModel(model, hashes: order.map { accounts[$0].key.hash })
    table = LinkageTable(known.selecting(order), KnownWords(model.nameKnowledge))
  }
}

/// Explains pairs of a list of accounts.
public struct LinkageExplainer: Sendable {
  let table: LinkageTable
  let model: LinkageModel
  let adapted: AdaptedModel
  /// The place in the table of each of the caller's accounts.
  let places: [Int]

  /// Learns from the accounts once for any number of explanations. They must be all the accounts that were linked: what a word or a phone
  /// says depends on who else has it.
  ///
  /// - Parameter cleaned: the accounts in the form in which they are compared, where that is known; cleaned here otherwise.
  public init(_ accounts: [SellerAccount], cleaned: CleanedSellers? = nil, model: LinkageModel, threads: Int = manyThreads) {
    self.init(ComparableAccounts(accounts, cleaned: cleaned, model: model, threads: threads))
  }

  init(_ comparable: ComparableAccounts) {
    var places = [Int](repeating: 0, count: comparable.order.count)
    for (place, index) in comparable.order.enumerated() { places[index] = place }
    self.places = places
    table = comparable.table
    model = comparable.model
    adapted = comparable.adapted
  }

  /// Why two accounts, given by their indices in the list, are or are not linked directly.
  public func explainPair(_ first: Int, _ second: Int) -> PairExplanation {
    let one = min(places[first], places[second])
    let levels = table.levels(one, max(places[first], places[second]))
    let model = adapted[one]
    var steps = [PairExplanation.Step(comparison: "prior", level: "any pair that is compared", bits: model.priorBits)]
    for (comparison, level) in zip(model.comparisons, levels) where Int(level) < comparison.levels.count {
      let reached = comparison.levels[Int(level)]
      steps.append(.init(comparison: comparison.name, level: reached.name, bits: reached.bits))
    }
    let weight = model.weight(levels)
    return PairExplanation(steps: steps, weight: weight, probability: probability(ofBits: weight), threshold: model.thresholdBits)
  }
}
