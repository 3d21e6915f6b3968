/// A pattern as an automaton whose steps take one character, or nothing.
///
/// Source: Thompson, "Regular Expression Search Algorithm", CACM 11 (1968).
struct PatternProgram: Equatable, Sendable {
  enum Step: Equatable, Sendable {
    /// Takes one character of a set, then goes on at a step.
    case take(set: Int, next: Int)
    /// Goes on at both.
    case fork(Int, Int)
    case match
  }

  /// As it was written.
  let text: String
  private(set) var steps: [Step] = []
  private(set) var start = 0
  private(set) var sets: [[ClosedRange<UInt32>]] = []

  static let mostSteps = 4000
  static let longest = 1000

  /// - Throws: where the text is no pattern, or one too large.
  init(_ text: String) throws(PatternFault) {
    self.text = text
    guard text.unicodeScalars.count <= Self.longest else { throw PatternFault(words: "longer than \(Self.longest) characters") }
    let node = try PatternParser.parse(text)
    steps.append(.match)
    start = try add(node, then: 0)
  }

  /// Adds the steps of a part that go on at `next`, and gives the first of them.
  private mutating func add(_ node: PatternNode, then next: Int) throws(PatternFault) -> Int {
    switch node {
    case .empty: return next
    case .one(let ranges): return try append(.take(set: number(of: ranges), next: next))
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = try add(part, then: next) }
      return next
    case .choice(let branches):
      var first: Int?
      for branch in branches.reversed() {
        let entry = try add(branch, then: next)
        first = try first.map { later throws(PatternFault) in try append(.fork(entry, later)) } ?? entry
      }
      return first ?? next
    case .times(let part, let least, let most):
      var next = next
      if let most {
        let end = next
        for _ in least..<most {
          let entry = try add(part, then: next)
          next = try append(.fork(entry, end))
        }
      } else {
        let loop = try append(.fork(next, next))
        let entry = try add(part, then: loop)
        steps[loop] = .fork(entry, next)
        next = loop
      }
      for _ in 0..<least { next = try add(part, then: next) }
      return next
    }
  }

  private mutating func append(_ step: Step) throws(PatternFault) -> Int {
    guard steps.count < Self.mostSteps else { throw PatternFault(words: "too large: it repeats too much") }
    steps.append(step)
    return steps.count - 1
  }

  private mutating func number(of ranges: [ClosedRange<UInt32>]) -> Int {
    if let known = sets.firstIndex(of: ranges) { return known }
    sets.append(ranges)
    return sets.count - 1
  }
}
