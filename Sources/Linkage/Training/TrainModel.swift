import Marketplace

/// Why no model could be learnt.
public enum TrainingFault: Error, Equatable, Sendable {
  /// Too few pairs are known to match, or not to.
  ///
  /// - Parameters:
  ///   - equalNumbers: of the compared pairs, those with equal registration numbers.
  ///   - differentNumbers: those with different ones.
  ///   - equalContacts: those with two equal contacts at least.
  ///   - needed: how many of a kind are needed.
  case tooFewLabels(equalNumbers: Int, differentNumbers: Int, equalContacts: Int, needed: Int)
  /// The model would link none of the accounts that it was learnt from.
  case linksNothing
}

/// What whoever trains a model should know of it.
public enum TrainingNotice: Equatable, Sendable {
  /// Too few pairs show registration numbers, so that two equal contacts stood for them: such a model joins too readily.
  ///
  /// - Parameters:
  ///   - equalNumbers: of the compared pairs, those with equal registration numbers.
  ///   - differentNumbers: those with different ones.
  ///   - equalContacts: those with two equal contacts at least.
  ///   - needed: how many of a kind are needed.
  case taughtByContacts(equalNumbers: Int, differentNumbers: Int, equalContacts: Int, needed: Int)
}

/// Learns a model from accounts, without knowing which belong together.
///
/// The labels are registration numbers: of the pairs that the blocking finds and that both show one, equal numbers are taken for a match,
/// different ones for none. The other comparisons learn their weights from them together, so that what leans on each other is not counted
/// twice; the registration number's own weight comes from the pairs about which the others are sure. Weights for shorter lists are learnt
/// from parts of the list, see ``LinkageModel/learnShorterLists(from:_:seed:leastAccounts:threads:)``. Where too few accounts show numbers,
/// two equal contacts stand for them, see ``TwoViews``; then there are no weights for shorter lists.
/// - Parameters:
///   - seed: chooses the random pairs that stand for pairs that no blocking rule finds.
///   - threads: how many threads work; the model is the same for any number.
///   - tell: is told what should be known of the model.
public func trainModel(
  accounts: [SellerAccount], seed: UInt64, threads: Int = manyThreads, tell: (TrainingNotice) -> Void = { _ in }
) throws(TrainingFault) -> LinkageModel {
  let ordered = accounts.sorted { $0.key < $1.key }
  let cleaned = CleanedSellers(cleaning: ordered, threads: threads)
  let table = LinkageTable(cleaned, KnownWords(nil))
  let compared = ComparedPairs(table.candidatePairs(), table, threads: threads)
  let random = ComparedPairs(randomPairs(count: min(20_000, ordered.count * 4), among: ordered.count, seed: seed), table, threads: threads)
  let fit = ModelFit(compared, random: random, accounts: ordered.count)
  let (equal, different) = fit.labels
  let hasNumbers = min(equal, different) >= ModelFit.leastLabels
  var model: LinkageModel
  if hasNumbers {
    model = fit.model()
  } else {
    let views = TwoViews(compared, random)
    guard min(views.surePairs, views.otherPairs) >= ModelFit.leastLabels else {
      throw .tooFewLabels(equalNumbers: equal, differentNumbers: different, equalContacts: views.surePairs, needed: ModelFit.leastLabels)
    }
    tell(
      .taughtByContacts(equalNumbers: equal, differentNumbers: different, equalContacts: views.surePairs, needed: ModelFit.leastLabels))
    model = fit.model(probabilities: views.probabilities())
  }
  model.nameKnowledge = table.nameKnowledge()
  let linkage = link(ordered, model: model, threads: threads)
  guard model.mostBits >= model.thresholdBits, linkage.clusterCount < ordered.count else { throw .linksNothing }
  if hasNumbers { model.learnShorterLists(from: cleaned, linkage.clusterOf, seed: seed, threads: threads) }
  model.orderNestedLevels()
  return model
}

/// The steps from compared pairs to a model.
struct ModelFit {
  /// So many pairs that match, and so many that do not, must be known.
  static let leastLabels = 20

  private let compared: ComparedPairs
  private let random: ComparedPairs
  private let accounts: Int

  init(_ compared: ComparedPairs, random: ComparedPairs, accounts: Int) {
    self.accounts = accounts
    self.compared = compared
    self.random = random
  }

  /// How many of the compared pairs show equal, and how many different registration numbers.
  var labels: (equal: Int, different: Int) {
    var found = (equal: 0, different: 0)
    for place in compared.pairs.indices {
      guard let label = LabelledExamples.label(compared.levels(at: place)) else { continue }
      if label == 1 { found.equal += 1 } else { found.different += 1 }
    }
    return found
  }

  /// The model that registration numbers teach.
  func model() -> LinkageModel {
    var examples = LabelledExamples()
    examples.add(compared, random: random)
    return assemble(examples.fit())
  }

  /// The model of pairs that match so probably, the compared ones and behind them the random ones. Without registration numbers nothing tells
  /// what kinds of names say.
  func model(probabilities: [Double]) -> LinkageModel {
    var examples = LabelledExamples()
    examples.add(compared, probabilities: probabilities)
    examples.add(random, probabilities: Array(probabilities.dropFirst(compared.pairs.count)))
    var model = assemble(examples.fit())
    model.setBits(of: .kind, Comparisons.kind.levels.map { _ in 0 })
    return model
  }

  /// Makes a model of the weights, in nats, and adds the registration number and the threshold.
  private func assemble(_ weights: [Double]) -> LinkageModel {
    let (prior, bits) = LabelledExamples.bits(weights)
    var comparisons = zip(LabelledExamples.learnt, bits).map { comparison, bits in
      LinkageModel.Comparison(
        name: "\(comparison)", levels: zip(comparison.levels, bits).map { .init(name: $0, m: 0, u: 0, bits: $1) })
    }
    for comparison in [Comparisons.kind, .equality] {
      comparisons.insert(
        .init(name: "\(comparison)", levels: comparison.levels.map { .init(name: $0, m: 1, u: 1, bits: 0) }), at: comparison.rawValue)
    }
    var model = LinkageModel(priorBits: prior, thresholdBits: Self.thresholdBits, comparisons: comparisons, accounts: accounts)
    let scores = compared.pairs.indices.map { model.weight(compared.levels(at: $0)) }
    addShares(to: &model, scores)
    // Without the registration number, which comes last.
    model.setBits(of: .kind, Self.kindBits(of: [compared], model))
    addRegistration(to: &model, scores)
    return model
  }

  /// The shares m and u of each level among pairs that match or not, each pair counted by its probability.
  private func addShares(to model: inout LinkageModel, _ scores: [Double]) {
    for comparison in model.comparisons.indices {
      var match = [Double](repeating: 0.5, count: model.comparisons[comparison].levels.count)
      var other = match
      for place in scores.indices {
        let level = Int(compared.levels[place * ComparedPairs.width + comparison])
        let share = probability(ofBits: scores[place])
        match[level] += share
        other[level] += 1 - share
      }
      let matches = match.reduce(0, +)
      let others = other.reduce(0, +)
      for level in match.indices {
        model.comparisons[comparison].levels[level].m = match[level] / matches
        model.comparisons[comparison].levels[level].u = other[level] / others
      }
    }
  }

  private func addRegistration(to model: inout LinkageModel, _ scores: [Double]) {
    let names = Comparisons.registration.levels
    var match = [Double](repeating: 1, count: names.count)
    var other = match
    var matches = 1.0
    var others = 1.0
    for round in 0..<20 {
      let bits = names.indices.map { round == 0 || $0 < 2 ? 0 : log2(match[$0] / matches * others / other[$0]) }
      match = .init(repeating: 1, count: names.count)
      other = match
      for place in scores.indices {
        guard let level = compared.levels(at: place).last, level >= 2 else { continue }
        let share = probability(ofBits: scores[place] + bits[Int(level)])
        match[Int(level)] += share
        other[Int(level)] += 1 - share
      }
      matches = match[2...].reduce(0, +)
      others = other[2...].reduce(0, +)
    }
    let levels = names.enumerated().map { place, name in
      if place < 2 { return LinkageModel.Level(name: name, m: 1, u: 1, bits: 0) }
      let m = match[place] / matches
      let u = other[place] / others
      return LinkageModel.Level(name: name, m: m, u: u, bits: log2(m / u))
    }
    model.comparisons.append(.init(name: "\(Comparisons.registration)", levels: levels))
  }

  /// The bits of the levels of `Comparisons.kind`: they weigh names that no company's registration number speaks for, such as those of
  /// private persons.
  ///
  /// Of the pairs with the same name, matching companies agree in some contact so often, other companies so often. How often the pairs of
  /// another kind do tells which share of them matches; the bits make the model, without kind and registration number, agree with it. Of pairs with
  /// other names and a contact in common, how often they have a second one tells the same.
  static func kindBits(of lists: [ComparedPairs], _ model: LinkageModel) -> [Double] {
    // For the same name and for others: companies that do not match, companies that do; then the kinds in their order.
    let labelled = 4
    var agreeing = [Double](repeating: 0, count: labelled + Comparisons.kind.levels.count)
    var total = [Double](repeating: 1, count: agreeing.count)
    var expected = [Double](repeating: 0, count: agreeing.count)
    for compared in lists {
      for place in compared.pairs.indices {
        let levels = compared.levels(at: place)
        let together = Int(levels[levels.startIndex + Comparisons.together.rawValue])
        let contacts = together % Comparisons.contactCounts
        let kind = Int(levels[levels.startIndex + Comparisons.kind.rawValue])
        let isOther = !(12..<16).contains(together)
        if isOther && contacts == 0 { continue }
        var groups: [Int] = []
        if isOther == (kind > 2) { groups.append(labelled + kind) }
        if let label = LabelledExamples.label(levels) { groups.append((isOther ? 2 : 0) + Int(label)) }
        for group in groups {
          total[group] += 1
          if contacts > (isOther ? 1 : 0) { agreeing[group] += 1 }
          expected[group] += probability(ofBits: model.weight(levels))
        }
      }
    }
    let rate = zip(agreeing, total).map { $0 / $1 }
    return Comparisons.kind.levels.indices.map { kind in
      if kind == 0 { return 0 }
      let (own, none) = (labelled + kind, kind > 2 ? 2 : 0)
      let share = min(max((rate[own] - rate[none]) / max(rate[none + 1] - rate[none], 0.01), 0.01), 0.99)
      let said = min(max(expected[own] / total[own], 0.01), 0.99)
      return min(log2(share / (1 - share)) - log2(said / (1 - said)), 0)
    }
  }

  /// The weight from which on a pair is linked: a wrong merge accuses an honest seller of another's listings, a missed one only counts an
  /// offender twice, so it is held for five times as bad, and the odds must be better than that.
  private static let thresholdBits = 2.321928094887362
}
