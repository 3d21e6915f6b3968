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
    mergeWords(names[first], names[second]) { word, side in
      if side == .both {
        result.gained += weights.gain[Int(word)]
        common.append(word)
      } else {
        result.lost += weights.loss[Int(word)]
      }
    }
    if result.lost < 2 { return result }
    let left = clean.words(of: first).filter { !common.contains($0) }
    let right = clean.words(of: second).filter { !common.contains($0) }
    if left.isEmpty || right.isEmpty { return result }
    let one = left.flatMap { clean.wordTable[Int($0)] }
    let other = right.flatMap { clean.wordTable[Int($0)] }
    if one == other {
      result.gained += min(left.reduce(0) { $0 + weights.gain[Int($1)] }, right.reduce(0) { $0 + weights.gain[Int($1)] })
      result.lost = 0.5
      return result
    }
    let limit = min(one.count, other.count) >= 8 ? 2 : min(one.count, other.count) >= 4 ? 1 : 0
    guard limit > 0, editDistance(one, other, limit: limit) <= limit else { return result }
    let sides = [left, right].map { side in side.reduce(0) { $0 + weights.gain[Int($1)] } }
    result.gained += min(sides[0], sides[1], 12) * 0.8
    result.lost = 1
    return result
  }
}
