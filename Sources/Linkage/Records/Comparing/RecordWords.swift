/// The words of a column's distinct values, and what each is worth.
struct RecordWords: Sendable {
  private let numbers: [Int32]
  private let starts: [Int32]
  private let weights: [Double]
  private let units: [[UInt16]]

  init(_ column: RecordColumn) {
    var table = InternTable()
    var numbers: [Int32] = []
    var starts: [Int32] = [0]
    var records: [Double] = []
    for value in 0..<column.table.count {
      for word in column.table[value].split(separator: 32) {
        let number = table.intern(Array(word))
        if number == records.count { records.append(0) }
        records[number] += Double(column.counts[value])
        numbers.append(Int32(number))
      }
      starts.append(Int32(numbers.count))
    }
    let total = Double(column.values.count)
    // Half a bit is left to the commonest word, so that names of nothing else can be told apart.
    weights = records.map { 0.5 + max(0, log2(total / $0)) }
    units = (0..<table.count).map { Array(String(decoding: table[$0], as: UTF8.self).utf16) }
    self.numbers = numbers
    self.starts = starts
  }

  private func range(_ value: Int32) -> Range<Int> { Int(starts[Int(value)])..<Int(starts[Int(value) + 1]) }

  /// The share of the words' weight that two names have in common, from 0 to 1. Each word is paired once, with an equal one or the likest.
  func shared(_ one: Int32, _ other: Int32) -> Double {
    let left = range(one)
    let right = range(other)
    var taken: UInt64 = 0
    var common = 0.0
    var total = 0.0
    for place in left { total += weights[Int(numbers[place])] }
    for place in right { total += weights[Int(numbers[place])] }
    var rest: [Int] = []
    for place in left {
      if let equal = right.first(where: { numbers[$0] == numbers[place] && !isTaken($0 - right.lowerBound, taken) }) {
        take(equal - right.lowerBound, &taken)
        common += 2 * weights[Int(numbers[place])]
      } else {
        rest.append(place)
      }
    }
    for place in rest {
      var best = 0.0
      var found = -1
      for candidate in right where !isTaken(candidate - right.lowerBound, taken) {
        let alike = similarity(numbers[place], numbers[candidate])
        if alike > best {
          best = alike
          found = candidate
        }
      }
      guard best >= Self.leastSimilarity else { continue }
      take(found - right.lowerBound, &taken)
      common += best * (weights[Int(numbers[place])] + weights[Int(numbers[found])])
    }
    return total > 0 ? min(1, common / total) : 0
  }

  private static let leastSimilarity = 0.88

  private func similarity(_ one: Int32, _ other: Int32) -> Double {
    let left = units[Int(one)]
    let right = units[Int(other)]
    return jaroWinkler(left, left.indices, right, right.indices)
  }

  /// Words beyond the 64th are never taken.
  private func isTaken(_ place: Int, _ taken: UInt64) -> Bool { place < 64 && taken & (1 << UInt64(place)) != 0 }

  private func take(_ place: Int, _ taken: inout UInt64) {
    if place < 64 { taken |= 1 << UInt64(place) }
  }
}
