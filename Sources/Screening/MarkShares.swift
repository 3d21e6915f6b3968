/// How many marks stand beside some words, or in a category; how many of these in the brands' own categories; and how many brand fields
/// confirm.
struct MarkShares: Sendable {
  private(set) var hits = 0.0
  private var own = 0.0
  private var confirmed = 0.0

  /// How much of the usual share is left where something else than marks' own goods is named, at most, and where these are, at least.
  static let left = 0.5
  /// The same at most for what brand fields confirm in a category of goods that go with others.
  static let confirmedLeft = 0.75

  /// Adds hits, with those in the brands' own categories as confirmed.
  mutating func addOwn(_ tally: WordStatistics.Tally) {
    hits += Double(tally.hits)
    own += Double(tally.confirmed)
  }

  mutating func addConfirmed(_ tally: WordStatistics.Tally) { confirmed += Double(tally.confirmed) }

  /// Whether beyond doubt at most half as many as usual are in the brands' own categories.
  func isForeign(_ usual: MarkShares) -> Bool { interval(own).high <= Self.left * usual.own / usual.hits }

  /// Whether beyond doubt more than that are.
  func isOwn(_ usual: MarkShares) -> Bool { interval(own).low > Self.left * usual.own / usual.hits }

  /// Whether beyond doubt brand fields confirm more than half as many as usual.
  func isConfirmed(_ usual: MarkShares) -> Bool { interval(confirmed).low > Self.left * usual.confirmed / usual.hits }

  /// Whether beyond doubt they confirm at most three quarters.
  func lacksConfirmation(_ usual: MarkShares) -> Bool { interval(confirmed).high <= Self.confirmedLeft * usual.confirmed / usual.hits }

  private func interval(_ part: Double) -> WilsonInterval { WilsonInterval(share: part / hits, count: hits) }
}
