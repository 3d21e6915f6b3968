/// Tells of nearly all pairs of texts, without a look at their bytes, that they are more than one slip apart.
struct SlipFilter: Sendable {
  /// For each text a bit for each letter that stands in it an odd number of times.
  private let letters: [UInt32]

  /// A filter of these texts.
  init(_ texts: DistinctTexts) {
    letters = (0..<texts.count).map { number in texts[number].reduce(0) { $0 ^ 1 << UInt32($1 & 31) } }
  }

  /// Whether one insertion, deletion, substitution or swap of neighbours may turn one text into the other: it changes two of the bits at most.
  func mayBeOne(_ first: Int32, _ second: Int32) -> Bool { (letters[Int(first)] ^ letters[Int(second)]).nonzeroBitCount <= 2 }
}
