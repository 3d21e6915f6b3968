import Marketplace

/// How a linkage went, in numbers: for a report.
public struct LinkageSurvey: Equatable, Sendable {
  /// What a blocking rule found.
  public struct Rule: Equatable, Sendable {
    /// The rule, for people.
    public var name: String
    /// The pairs that it found.
    public var pairs: Int
    /// Those of them that no other rule found.
    public var only: Int
    /// Those of them that are links.
    public var links: Int
  }

  /// The compared pairs whose weight rounds down to so many bits.
  public struct Bin: Equatable, Sendable {
    /// The lower end, in bits.
    public var bits: Int
    /// How many pairs.
    public var pairs: Int
  }

  /// The model as it was used for so many accounts, to the nearest whole halving.
  public var model: LinkageModel
  /// The accounts that were linked.
  public var accounts: Int
  /// The pairs that were compared.
  public var pairs: Int
  /// Those of them that are links.
  public var links: Int
  /// The blocking rules in their order.
  public var rules: [Rule]
  /// The histogram of match weights, from the lowest on, bins of one bit without a gap.
  public var weights: [Bin]
}

extension LinkageExplainer {
  /// Surveys the linkage of the accounts that the explainer was made of.
  public func survey() -> LinkageSurvey {
    let weights = ModelWeights(adapted)
    let blocks = table.blocks()
    let found = blocks.map { rule in
      var pairs: [Pair] = []
      rule.appendPairs(nil, to: &pairs)
      return (name: rule.rule, pairs: sortedUnique(pairs))
    }
    let pairs = Blocks.pairs(of: blocks, threads: manyThreads)
    var finders: [Pair: Int] = .init(minimumCapacity: pairs.count)
    for rule in found { for pair in rule.pairs { finders[pair, default: 0] += 1 } }
    var counts: [Int: Int] = [:]
    var links: Set<Pair> = []
    var levels: [UInt8] = []
    for pair in pairs {
      let weight = table.weight(pair.first, pair.second, weights, &levels)
      counts[Int(min(max(weight, -1_000), 1_000).rounded(.down)), default: 0] += 1
      if weight >= weights.thresholdBits { links.insert(pair) }
    }
    let bins = counts.keys.min().map { low in (low...(counts.keys.max() ?? low)).map { LinkageSurvey.Bin(bits: $0, pairs: counts[$0] ?? 0) }
    }
    return LinkageSurvey(
      model: model.adapted(to: places.count), accounts: places.count, pairs: pairs.count, links: links.count,
      rules: found.map { rule in
        .init(
          name: rule.name, pairs: rule.pairs.count, only: rule.pairs.count { finders[$0] == 1 },
          links: rule.pairs.count { links.contains($0) })
      }, weights: bins ?? [])
  }
}
