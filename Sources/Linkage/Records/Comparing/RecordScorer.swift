/// Weighs pairs by a model, comparison by comparison, and leaves a pair as soon as it can no longer reach the threshold.
struct RecordScorer: Sendable {
  /// A pair that is linked, and its weight in bits.
  struct Link: Sendable {
    var pair: Pair
    var weight: Double
  }

  private let comparisons: [any RecordComparison]
  private let prior: Double
  /// The comparisons in the order in which they are made, with what each adds.
  private let steps: [Step]
  /// The most that the steps from each on can add.
  private let most: [Double]

  private struct Step: Sendable {
    var comparison: Int
    var bits: [Double]
    var equal: [UInt8]
    /// The values of the columns that are weighed by frequency, and what each value adds.
    var values: [[Int32]]
    var frequency: [[Float]]
    /// To which degree each level's frequency counts.
    var degree: [Double]

    /// What the frequency of equal values adds to a level.
    @inline(__always)
    func adjustment(_ level: UInt8, _ record: Int) -> Double {
      let mask = equal[Int(level)]
      if mask == 0 { return 0 }
      var sum = 0.0
      for column in values.indices where mask & (1 << UInt8(column)) != 0 {
        sum += Double(frequency[column][Int(values[column][record])])
      }
      return sum * degree[Int(level)]
    }

    var most: Double {
      var best = -Double.infinity
      for (level, bits) in bits.enumerated() {
        var sum = 0.0
        for column in values.indices where equal[level] & (1 << UInt8(column)) != 0 {
          sum += max(Double(frequency[column].max() ?? 0), 0)
        }
        best = max(best, bits + sum * degree[level])
      }
      return best
    }
  }

  init(_ records: PreparedRecords, _ model: RecordModel) {
    let comparisons = records.comparisons
    self.comparisons = comparisons
    prior = model.priorBits(records: records.count)
    let order = comparisons.indices.sorted { one, other in
      comparisons[one].isCostly == comparisons[other].isCostly ? one < other : !comparisons[one].isCostly
    }
    steps = order.map { number in
      let usesFrequency = records.settings.comparisons[number].usesFrequency
      let columns = usesFrequency ? comparisons[number].columns : []
      let levels = comparisons[number].levels
      return Step(
        comparison: number, bits: model.comparisons[number].levels.map(\.bits),
        equal: levels.map { usesFrequency ? $0.equal : 0 }, values: columns.map(\.values),
        frequency: columns.enumerated().map { place, column in
          column.frequencyBits(usual: equalShare(model.comparisons[number], levels, column: place))
        },
        degree: model.comparisons[number].levels.map(Self.degree))
    }
    var most = [0.0]
    for step in steps.reversed() { most.append(most[most.count - 1] + step.most) }
    self.most = most.reversed()
  }

  /// What a level says less than it would if its comparison stood alone, since others say the same, its value's frequency says less as well.
  private static func degree(_ level: LinkageModel.Level) -> Double {
    let alone = log2(level.m / level.u)
    return alone > 0 ? min(max(level.bits / alone, 0), 1) : 1
  }

  /// The pairs that reach a weight.
  func links(_ candidates: [Pair], least: Double) -> [Link] {
    var pairs = candidates
    var weights = [Double](repeating: prior, count: pairs.count)
    var levels: [UInt8] = []
    for (number, step) in steps.enumerated() {
      comparisons[step.comparison].compare(pairs, into: &levels)
      var kept = 0
      for place in pairs.indices {
        let level = levels[place]
        let weight = weights[place] + step.bits[Int(level)] + step.adjustment(level, pairs[place].first)
        if weight + most[number + 1] >= least {
          pairs[kept] = pairs[place]
          weights[kept] = weight
          kept += 1
        }
      }
      pairs.removeLast(pairs.count - kept)
      weights.removeLast(weights.count - kept)
    }
    return zip(pairs, weights).filter { $1 >= least }.map { Link(pair: $0, weight: $1) }
  }

  /// The weight of any two records, added up in the order of the steps.
  func weight(_ one: Int, _ other: Int) -> Double {
    var sum = prior
    for step in steps {
      let level = comparisons[step.comparison].level(one, other)
      sum += step.bits[Int(level)] + step.adjustment(level, one)
    }
    return sum
  }

  /// What each comparison, in the model's order, adds: its level, the level's bits, and those of the value's frequency.
  func parts(_ one: Int, _ other: Int) -> [(level: Int, bits: Double, frequency: Double)] {
    var parts = comparisons.map { _ in (level: 0, bits: 0.0, frequency: 0.0) }
    for step in steps {
      let level = comparisons[step.comparison].level(one, other)
      parts[step.comparison] = (Int(level), step.bits[Int(level)], step.adjustment(level, one))
    }
    return parts
  }
}

/// How probably two records that do not match are equal in a column of a comparison, after the model.
private func equalShare(_ comparison: LinkageModel.Comparison, _ levels: [RecordLevel], column: Int) -> Double {
  let group = levels.map(\.group).max() ?? 0
  var share = 0.0
  for (level, known) in zip(comparison.levels, levels) where known.group == group && known.equal & (1 << UInt8(column)) != 0 {
    share += level.u
  }
  return min(max(share, 1e-12), 1)
}

extension RecordColumn {
  /// What it adds in bits that just this value is equal: log2(usual / f), f being the share of records that have it. Shares of few records
  /// lean towards the usual one, as if two more pairs had been seen that are equal as usual.
  func frequencyBits(usual: Double) -> [Float] {
    let strength = 2 / usual
    let known = counts.reduce(0) { $0 + Double($1) }
    return counts.map { count in
      let share = (Double(count) - 1 + strength * usual) / (known + strength)
      return Float(min(max(log2(usual / share), -10), 10))
    }
  }
}
