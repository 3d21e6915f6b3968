/// Numbers texts in the order in which they come, of which most were numbered on an earlier night: those are known by their number then, and
/// no byte of them is read.
struct Renumbering {
  private let earlier: DistinctTexts
  private let fresh: DistinctTexts
  /// Where each of the fresh texts stands among the earlier ones and, behind them, the fresh ones.
  private var placeOfFresh: [Int32]
  /// The number that the text of each such place has now, below 0 for none yet.
  private var numberOf: [Int32]
  /// The places in the order of their numbers.
  private var order: [Int32] = []

  /// Begins to number.
  ///
  /// - Parameters:
  ///   - earlier: the texts of the earlier night.
  ///   - fresh: texts of accounts that are new or changed.
  init(_ earlier: DistinctTexts, fresh: InternTable) {
    self.earlier = earlier
    self.fresh = DistinctTexts(fresh)
    placeOfFresh = (0..<fresh.count).map { Int32(earlier.count + $0) }
    numberOf = .init(repeating: -1, count: earlier.count + fresh.count)
    for (number, hash) in earlier.hashes.enumerated() where fresh.mayHave(hash) {
      if let own = fresh.find(earlier[number], hash: hash) { placeOfFresh[own] = Int32(number) }
    }
    order.reserveCapacity(numberOf.count)
  }

  /// The number of a text that had this one on the earlier night.
  mutating func number(ofEarlier text: Int32) -> Int32 {
    if numberOf[Int(text)] < 0 {
      numberOf[Int(text)] = Int32(order.count)
      order.append(text)
    }
    return numberOf[Int(text)]
  }

  /// The number of a fresh text.
  mutating func number(ofFresh text: Int32) -> Int32 { number(ofEarlier: placeOfFresh[Int(text)]) }

  /// The texts that came, by their numbers.
  var texts: DistinctTexts {
    var texts = DistinctTexts(ByteColumn())
    texts.reserve(earlier)
    // Most that follow each other did so before: they are taken over together.
    var start = 0
    while start < order.count {
      var end = start + 1
      let first = Int(order[start])
      let limit = first < earlier.count ? earlier.count : numberOf.count
      while end < order.count, Int(order[end]) == first + end - start, first + end - start < limit { end += 1 }
      if first < earlier.count {
        texts.append(earlier, first..<first + end - start)
      } else {
        texts.append(fresh, first - earlier.count..<first - earlier.count + end - start)
      }
      start = end
    }
    return texts
  }
}
