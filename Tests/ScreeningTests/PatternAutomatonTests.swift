import TestKit
import Testing
import Text

@testable import Screening

@Suite("Rule: one pass finds what a search for each pattern finds") struct PatternAutomatonTests {
  /// The reference: every pattern at every place, on symbols.
  private func plainSearch(_ patterns: [[UInt8]], _ text: [UInt8]) -> Set<[Int]> {
    var found: Set<[Int]> = []
    for (number, pattern) in patterns.enumerated() where !pattern.isEmpty && pattern.count <= text.count {
      for start in 0...text.count - pattern.count {
        let window = text[start..<start + pattern.count].map(foldASCII)
        if window == pattern { found.insert([number, start, start + pattern.count]) }
      }
    }
    return found
  }

  private func search(_ patterns: [[UInt8]], _ text: [UInt8]) -> Set<[Int]> {
    let automaton = PatternAutomaton(patterns)
    var matches: [PatternAutomaton.Match] = []
    automaton.matches(in: text.span, into: &matches)
    let found = matches.map { [Int($0.pattern), automaton.start(of: $0, in: text.span), Int($0.end)] }
    #expect(Set(found).count == found.count, "nothing is found twice")
    return Set(found)
  }

  @Test("Random patterns in random texts", arguments: [2, 3, 26]) func randomPatterns(_ letters: Int) {
    var random = SeededRandom(seed: UInt64(letters))
    func word(_ lengths: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in UInt8(97 + Int.random(in: 0..<letters, using: &random)) }
    }
    var occurrences = 0
    for _ in 0..<200 {
      let patterns = (0..<Int.random(in: 1...30, using: &random)).map { _ in word(1...6) }
      let text = word(0...60).map { Bool.random(using: &random) ? $0 : $0 - 32 }
      let expected = plainSearch(patterns, text)
      occurrences += expected.count
      #expect(search(patterns, text) == expected)
    }
    #expect(occurrences > 100, "control: there was something to find")
  }

  @Test("Random bytes beyond ASCII") func bytesBeyondASCII() {
    var random = SeededRandom(seed: 9)
    for _ in 0..<200 {
      let patterns = (0..<10).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in UInt8.random(in: 0xE0...0xE4, using: &random) }
      }
      let text = (0..<50).map { _ in UInt8.random(in: 0xDF...0xE5, using: &random) }
      #expect(search(patterns, text) == plainSearch(patterns, text))
    }
  }

  @Test("A run of separators is one, of any sort") func separators() {
    let patterns = [Array("louis vuitton".utf8), Array("h&m".utf8)]
    #expect(search(patterns, Array("a Louis  -  VUITTON b".utf8)) == [[0, 2, 19]])
    #expect(search(patterns, Array("h m".utf8)) == [[1, 0, 3]])
    #expect(search(patterns, Array("louisvuitton".utf8)).isEmpty)
  }

  @Test("From word starts only, nothing else is missed") func wordStarts() {
    var random = SeededRandom(seed: 12)
    func text(_ lengths: ClosedRange<Int>) -> [UInt8] {
      let letters: [UInt8] = [97, 97, 98, 98, 99, 32, 49, 0xE6]
      return (0..<Int.random(in: lengths, using: &random)).map { _ in letters.randomElement(using: &random) ?? 97 }
    }
    func isWordStart(_ text: [UInt8], _ start: Int) -> Bool {
      start == 0 || kindOfASCII(text[start]) != .letter || kindOfASCII(text[start - 1]) != .letter
    }
    var occurrences = 0
    for _ in 0..<500 {
      let patterns = (0..<12).map { _ in text(1...5) }.filter {
        $0.first != 32 && $0.last != 32 && !zip($0, $0.dropFirst()).contains { $0 == (32, 32) }
      }
      let title = text(0...50)
      let automaton = PatternAutomaton(patterns, fromWordStarts: true)
      let whole = PatternAutomaton(patterns)
      var found: [PatternAutomaton.Match] = []
      var all: [PatternAutomaton.Match] = []
      automaton.matches(in: title.span, into: &found)
      whole.matches(in: title.span, into: &all)
      let expected = all.filter { isWordStart(title, whole.start(of: $0, in: title.span)) }
      occurrences += expected.count
      #expect(found == expected)
    }
    #expect(occurrences > 1000, "control: there was something to find")
  }

  @Test("No pattern, empty patterns and empty texts find nothing") func empty() {
    #expect(search([], Array("abc".utf8)).isEmpty)
    #expect(search([[], Array(" ".utf8)], Array("a b c".utf8)).isEmpty)
    #expect(search([Array("a".utf8)], []).isEmpty)
  }

  @Test("Many patterns that share beginnings and endings") func manyPatterns() {
    var patterns: [[UInt8]] = []
    for a in "abcdefghij".utf8 { for b in "klmnopqrst".utf8 { for c in "uvwxyz".utf8 { patterns.append([a, b, c, a, b]) } } }
    let text = patterns.flatMap { (pattern: [UInt8]) -> [UInt8] in pattern + [32] }
    #expect(search(patterns, text) == plainSearch(patterns, text))
  }
}
