/// An open scorecard: what each piece of evidence weighs, so that a score can be added up by hand.
///
/// The sum of intercept and contributions is the natural logarithm of the odds that a hit infringes. A contribution is weight times
/// strength, held within the entry's bounds. The score is `1 / (1 + exp(-sum))`, rounded to millionths.
///
/// Each hit is looked at twice: first by itself, from ``firstLookIntercept`` on, which tells what its shop is like; then from
/// ``intercept`` on, with its shop's other listings as evidence beside its own.
///
/// Source of the form: logistic regression; additive log-odds as in Good, "Probability and the Weighing of Evidence" (1950).
public struct Scorecard: Hashable, Sendable, Codable {
  /// What one kind of evidence weighs.
  public struct Entry: Hashable, Sendable, Codable {
    /// Log-odds for each unit of strength.
    public var weight: Double
    /// The least and the most that the weight may be; ``usualBounds`` where nil.
    public var bounds: [Double]?
    /// The least that it may contribute, in log-odds; unbounded where nil.
    public var atLeast: Double?
    /// The most that it may contribute, in log-odds; unbounded where nil.
    public var atMost: Double?
    /// The evidence in plain English.
    public var says: String

    enum CodingKeys: String, CodingKey {
      case weight, bounds
      case atLeast = "at_least"
      case atMost = "at_most"
      case says
    }

    /// An entry of these bounds.
    public init(weight: Double, bounds: [Double]? = nil, atLeast: Double? = nil, atMost: Double? = nil, says: String) {
      self.weight = weight
      self.bounds = bounds
      self.atLeast = atLeast
      self.atMost = atMost
      self.says = says
    }

    /// The bounds of a weight whose entry has none of its own, in log-odds for a unit of strength.
    public static let usualBounds = -5.0...5.0

    /// Between what the weight must lie; nil where the bounds are no pair of numbers in their order.
    public var weightRange: ClosedRange<Double>? {
      guard let bounds else { return Self.usualBounds }
      guard bounds.count == 2, bounds.allSatisfy(\.isFinite), bounds[0] <= bounds[1] else { return nil }
      return bounds[0]...bounds[1]
    }
  }

  /// The form of the file; 1.
  public var version: Int
  /// The log-odds of a hit of which nothing else is known.
  public var intercept: Double
  /// The same for a listing's first look, when its shop is not known yet.
  public var firstLookIntercept: Double
  /// By the evidence's code.
  public var evidence: [String: Entry]

  enum CodingKeys: String, CodingKey {
    case version, intercept, evidence
    case firstLookIntercept = "first_look_intercept"
  }

  /// A card of these entries.
  public init(version: Int = 1, intercept: Double, firstLookIntercept: Double, evidence: [String: Entry]) {
    self.version = version
    self.intercept = intercept
    self.firstLookIntercept = firstLookIntercept
    self.evidence = evidence
  }

  /// What is wrong with the card, in the order of the codes; empty where it can be used.
  public func faults() -> [ScorecardFault] {
    var found: [ScorecardFault] = version == 1 ? [] : [.version(version)]
    if !intercept.isFinite || !firstLookIntercept.isFinite { found.append(.notFinite(entry: "intercept")) }
    let known = Set(EvidenceCode.allCases.map(\.name))
    for name in evidence.keys.sorted() where !known.contains(name) { found.append(.unknownEntry(name)) }
    for code in EvidenceCode.allCases {
      guard let entry = evidence[code.name] else {
        found.append(.missingEntry(code.name))
        continue
      }
      let numbers = [entry.weight, entry.atLeast ?? 0, entry.atMost ?? 0]
      if !numbers.allSatisfy(\.isFinite) { found.append(.notFinite(entry: code.name)) }
      if let range = entry.weightRange {
        if entry.weight.isFinite, !range.contains(entry.weight) {
          found.append(.weightOutside(entry: code.name, weight: entry.weight, least: range.lowerBound, most: range.upperBound))
        }
      } else {
        found.append(.boundsMalformed(entry: code.name))
      }
      if let least = entry.atLeast, let most = entry.atMost, least > most { found.append(.boundsCrossed(entry: code.name)) }
    }
    return found
  }
}

/// What is wrong with a scorecard.
public enum ScorecardFault: Error, Hashable, Sendable, CustomStringConvertible {
  case version(Int)
  case unknownEntry(String)
  case missingEntry(String)
  case notFinite(entry: String)
  case boundsCrossed(entry: String)
  case boundsMalformed(entry: String)
  case weightOutside(entry: String, weight: Double, least: Double, most: Double)

  /// The fault in one line, safe in a log.
  public var description: String {
    switch self {
    case .version(let version): "the scorecard has version \(version), not 1"
    case .unknownEntry(let name): "the scorecard weighs `\(name)`, which is no kind of evidence"
    case .missingEntry(let name): "the scorecard does not weigh `\(name)`"
    case .notFinite(let entry): "a number of `\(entry)` in the scorecard is not finite"
    case .boundsCrossed(let entry): "`\(entry)` in the scorecard has `at_least` above `at_most`"
    case .boundsMalformed(let entry): "the `bounds` of `\(entry)` in the scorecard are not two numbers, the lower first"
    case .weightOutside(let entry, let weight, let least, let most):
      "the weight of `\(entry)` in the scorecard, \(weight), is outside its bounds, \(least) to \(most)"
    }
  }

  /// What the person who wrote the card can do.
  public var remedy: String {
    switch self {
    case .version: "Write `version: 1`."
    case .unknownEntry: "Remove the entry, or correct its name: docs/formats.md lists the kinds of evidence."
    case .missingEntry: "Add the entry; `weight: 0` leaves the evidence out of the score."
    case .notFinite: "Write a number in decimals."
    case .boundsCrossed: "Exchange the two bounds."
    case .boundsMalformed: "Write them as in `bounds: [0, 5]`."
    case .weightOutside: "Write a weight within them, or change `bounds`: docs/formats.md says what they are for."
    }
  }
}
