/// How two names compare.
struct NameAgreement {
  /// The bits that the shared words are worth.
  var gained: Double
  /// The bits that the words of one name only cost.
  var lost: Double
}

extension LinkageTable {
  /// Compares the names of two accounts word by word; words left over on both sides count as shared if together they differ by a slip.
  func compareNames(_ first: Int, _ second: Int) -> NameAgreement {
    var result = NameAgreement(gained: 0, lost: 0)
    var common: [Int32] = []
    mergeWords(names[first], names[second]) { word, inBoth in
      if inBoth {
        result.gained += weights.gain[Int(word)]
        common.append(word)
      } else {
        result.lost += weights.loss[Int(word)]
      }
    }
    if core[first] == core[second] { result.gained = min(result.gained, weights.rarity(coreCount[first]) + 2) }
    if result.lost < 2 { return result }
    let left = clean.words(of: first).filter { !common.contains($0) && weights.loss[Int($0)] > 0.7 }
    let right = clean.words(of: second).filter { !common.contains($0) && weights.loss[Int($0)] > 0.7 }
    if left.isEmpty || right.isEmpty { return result }
    let one = left.flatMap { clean.wordTable[Int($0)] }
    let other = right.flatMap { clean.wordTable[Int($0)] }
    let limit = min(one.count, other.count) >= 8 ? 2 : min(one.count, other.count) >= 4 ? 1 : 0
    guard limit > 0, editDistance(one, other, limit: limit) <= limit else { return result }
    let sides = [left, right].map { side in side.reduce(0) { $0 + weights.gain[Int($1)] } }
    result.gained += min(sides[0], sides[1], 12) * 0.8
    result.lost = 1
    return result
  }
}
