import Text

/// Finds many patterns in a text in one pass, whatever their number: an Aho-Corasick automaton in a double array.
///
/// Capital ASCII letters count as small ones, and a run of ASCII bytes that are neither letters nor digits counts as one separator, in
/// patterns as in texts. A pattern is given as bytes of a comparison form, with a space for a separator.
///
/// Sources: Aho and Corasick, "Efficient String Matching", CACM 18 (1975); Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array
/// Structure", IEEE TSE 15 (1989).
struct PatternAutomaton: Sendable {
  /// A pattern's occurrence: it ends before `end`.
  struct Match: Equatable {
    var pattern: Int32
    var end: Int32
  }

  struct State {
    /// What is added to a byte's class to find the next state; -1 without next states.
    var base: Int32 = -1
    /// The state that it is a next state of; -1 where the place is free.
    var check: Int32 = -1
    /// The state of the longest proper suffix.
    var fail: Int32 = 0
    /// The first of its ``outputs``, or -1.
    var output: Int32 = -1
  }

  struct Output {
    var pattern: Int32
    /// The next of the same state or of its suffixes, or -1.
    var next: Int32
  }

  static let separator: UInt8 = 1

  let fromWordStarts: Bool
  var classes: [UInt8]
  var states: [State]
  var outputs: [Output]
  var patternLengths: [Int32]

  /// Of the patterns that end at one place as many are looked at, the longest ones: so a text costs no more than its length, however names
  /// lie in one another.
  static let mostAtOneEnd = 64

  /// Appends every occurrence of every pattern in `text` from `start` on, before which a separator is taken to stand, by rising end; of one
  /// end the longest first, at most ``mostAtOneEnd``.
  func matches(in text: Span<UInt8>, from start: Int = 0, into matches: inout [Match]) {
    walk(text, from: start, into: &matches, stopsAtMatch: false)
  }

  /// Whether an occurrence may begin in `text` that stands between separators: there is one in it, or one may go on behind it.
  func mayBegin(in text: Span<UInt8>) -> Bool {
    var matches: [Match] = []
    guard let state = walk(text, from: 0, into: &matches, stopsAtMatch: true) else { return true }
    return state != 0
  }

  /// Goes through the text and a separator behind it; gives the state in which that ends, nil where it stopped at a match.
  @inline(__always) @discardableResult private func walk(
    _ text: Span<UInt8>, from start: Int, into matches: inout [Match], stopsAtMatch: Bool
  ) -> Int32? {
    // The unchecked reads are safe by construction: there are 256 classes and letters, and every state's base leaves room for every class.
    let states = states.span
    let classes = classes.span
    let letters = Self.isLetter.span
    var state: Int32 = 0
    var afterSeparator = true
    var afterLetter = false
    var index = start
    let count = text.count
    while index < count {
      if state == 0, fromWordStarts, afterLetter {
        while index < count, unsafe letters[unchecked: Int(text[unchecked: index])] { index += 1 }
        guard index < count else { return 0 }
        afterLetter = false
      }
      let isLetter = unsafe letters[unchecked: Int(text[unchecked: index])]
      let symbol = unsafe classes[unchecked: Int(text[unchecked: index])]
      index += 1
      if symbol == Self.separator {
        afterLetter = false
        if afterSeparator { continue }
        afterSeparator = true
      } else {
        afterSeparator = false
      }
      let isMidWord = fromWordStarts && isLetter && afterLetter
      afterLetter = isLetter
      while true {
        if state == 0, isMidWord { break }
        let next = unsafe Int(states[unchecked: Int(state)].base &+ Int32(symbol))
        if unsafe states[unchecked: next].check == state {
          state = Int32(truncatingIfNeeded: next)
          break
        }
        if state == 0 { break }
        state = unsafe states[unchecked: Int(state)].fail
      }
      var output = unsafe states[unchecked: Int(state)].output
      if output >= 0, stopsAtMatch { return nil }
      var left = Self.mostAtOneEnd
      while output >= 0, left > 0 {
        left -= 1
        matches.append(Match(pattern: outputs[Int(output)].pattern, end: Int32(truncatingIfNeeded: index)))
        output = outputs[Int(output)].next
      }
    }
    return afterSeparator ? state : next(after: state)
  }

  /// The state that a separator leads to.
  private func next(after state: Int32) -> Int32 {
    var state = state
    while true {
      let next = Int(states[Int(state)].base &+ Int32(Self.separator))
      if states[next].check == state { return Int32(truncatingIfNeeded: next) }
      if state == 0 { return 0 }
      state = states[Int(state)].fail
    }
  }

  private static let isLetter: [Bool] = (0..<256).map { $0 < 0x80 && kindOfASCII(UInt8($0)) == .letter }

  /// Where a match begins, found by walking back over as many symbols as its pattern has.
  func start(of match: Match, in text: Span<UInt8>) -> Int {
    var left = patternLengths[Int(match.pattern)]
    var index = Int(match.end)
    while left > 0, index > 0 {
      index -= 1
      if classes[Int(text[index])] == Self.separator {
        while index > 0, classes[Int(text[index - 1])] == Self.separator { index -= 1 }
      }
      left -= 1
    }
    return index
  }
}
