/// Says whether values match a pattern as a whole, in time that grows with the value's length only: no value can make it slow.
///
/// The states of the automaton are joined into sets as they are met, each set once, and forgotten when there are too many.
struct PatternMatcher {
  private let program: PatternProgram
  /// The first scalar of each class of characters that the pattern does not tell apart, ascending; the first is 0.
  private let classes: [UInt32]
  private let classOfASCII: [Int]
  /// Whether a set of the program has a class.
  private let holds: [[Bool]]

  private static let mostStates = 512
  private static let unknown: Int32 = -1
  private var states: [[Int]] = []
  private var numbers: [[Int]: Int] = [:]
  private var accepts: [Bool] = []
  private var moves: [Int32] = []

  init(_ program: PatternProgram) {
    self.program = program
    var bounds: Set<UInt32> = [0]
    for range in program.sets.joined() {
      bounds.insert(range.lowerBound)
      bounds.insert(range.upperBound + 1)
    }
    let classes = bounds.sorted()
    self.classes = classes
    classOfASCII = (0..<128).map { byte in (classes.firstIndex { $0 > UInt32(byte) } ?? classes.count) - 1 }
    holds = program.sets.map { set in classes.map { first in set.contains { $0.contains(first) } } }
    _ = number(of: closure([program.start]))
  }

  /// Whether a value of UTF-8 matches from its first to its last character.
  mutating func matches(_ text: Span<UInt8>) -> Bool {
    var state = 0
    var place = 0
    while place < text.count {
      let kind: Int
      let byte = text[place]
      if byte < 0x80 {
        kind = classOfASCII[Int(byte)]
        place += 1
      } else {
        kind = classNumber(of: Self.scalar(text, &place))
      }
      let next = moves[state * classes.count + kind]
      state = next == Self.unknown ? move(state, kind) : Int(next)
    }
    return accepts[state]
  }

  /// The set of states after one more character.
  private mutating func move(_ state: Int, _ kind: Int) -> Int {
    var reached: [Int] = []
    for step in states[state] {
      if case .take(let set, let next) = program.steps[step], holds[set][kind] { reached.append(next) }
    }
    let target = closure(reached)
    if states.count >= Self.mostStates {
      (states, numbers, accepts, moves) = ([], [:], [], [])
      _ = number(of: closure([program.start]))
      return number(of: target)
    }
    let number = number(of: target)
    moves[state * classes.count + kind] = Int32(number)
    return number
  }

  /// All steps that are reached without taking a character, ascending.
  private func closure(_ from: [Int]) -> [Int] {
    var seen = [Bool](repeating: false, count: program.steps.count)
    var open = from
    while let step = open.popLast() {
      guard !seen[step] else { continue }
      seen[step] = true
      if case .fork(let one, let other) = program.steps[step] { open += [one, other] }
    }
    return seen.indices.filter { seen[$0] }
  }

  private mutating func number(of set: [Int]) -> Int {
    if let known = numbers[set] { return known }
    numbers[set] = states.count
    states.append(set)
    accepts.append(set.contains { program.steps[$0] == .match })
    moves += [Int32](repeating: Self.unknown, count: classes.count)
    return states.count - 1
  }

  private func classNumber(of scalar: UInt32) -> Int {
    var low = 0
    var high = classes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if classes[middle] <= scalar { low = middle } else { high = middle }
    }
    return low
  }

  /// The scalar at a place of UTF-8, which is moved behind it; bytes that are none count as U+FFFD each.
  private static func scalar(_ text: Span<UInt8>, _ place: inout Int) -> UInt32 {
    let first = text[place]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, place + length <= text.count else {
      place += 1
      return 0xFFFD
    }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(text[place + offset] & 0x3F) }
    place += length
    return value
  }
}
