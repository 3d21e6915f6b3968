import Foundation
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: a contract's pattern matches whole values, in linear time") struct PatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    var matcher = PatternMatcher(try PatternProgram(pattern))
    let bytes = Array(text.utf8)
    return matcher.matches(bytes.span)
  }

  @Test(arguments: [
    ("AL[0-9]{10}", "AL0123456789", true), ("AL[0-9]{10}", "AL012345678", false), ("AL[0-9]{10}", "xAL0123456789", false),
    ("", "", true), ("", "a", false), ("a|bc|", "bc", true), ("a|bc|", "", true), ("a|bc|", "abc", false), ("(ab)+", "abab", true),
    ("(ab)+", "aba", false), ("(?:ab)?c", "c", true), ("a{2,}", "a", false), ("a{2,}", "aaaa", true), ("a{0,2}", "aaa", false),
    ("^\\d+$", "42", true), ("^\\d+$", "4 2", false), ("[^a-c]*", "xyz", true), ("[^a-c]*", "xay", false), ("[]a]+", "a]", true),
    ("[a-]+", "-a", true), ("[\\d.]+", "1.5", true), (".", "é", true), (".", "中", true), (".", "😀", true), (".", "\n", false),
    ("[à-ý]+", "éü", true), ("[à-ý]+", "e", false), ("\\w+\\W\\s\\S\\D", "ab- cd", true), ("\\.\\*\\\\", ".*\\", true),
    ("[中-龥]{2}", "标题", true),
    ("a.c", "a\u{10FFFF}c", true), ("\\^\\$", "^$", true), ("x*", "", true),
  ])
  func examples(_ pattern: String, _ text: String, _ wanted: Bool) throws { #expect(try matches(pattern, text) == wanted) }

  @Test(arguments: [
    "(", ")", "a)", "[a", "*", "a**", "a+?", "a{", "a{2,1}", "a{9999}", "\\", "\\1", "\\b", "(?=a)", "(?<n>a)", "a^b", "a$b", "[b-a]",
    "{2}",
    "((a{100}){100}){100}",
  ])
  func whatIsNoPatternIsRefused(_ pattern: String) { #expect(throws: PatternFault.self) { try PatternProgram(pattern) } }

  /// The slow reference: Swift's own engine, on patterns whose matches are short.
  @Test(arguments: 1...300) func agreesWithSwiftsOwnEngine(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func pattern(_ depth: Int) -> String {
      switch Int.random(in: 0..<(depth > 0 ? 8 : 3), using: &random) {
      case 0: "a"
      case 1: "[bc]"
      case 2: "."
      case 3: "(?:\(pattern(depth - 1))|\(pattern(depth - 1)))"
      case 4: "(?:\(pattern(depth - 1)))*"
      case 5: "(?:\(pattern(depth - 1)))?"
      case 6: "(?:\(pattern(depth - 1))){1,2}"
      default: pattern(depth - 1) + pattern(depth - 1)
      }
    }
    let text = pattern(4)
    var matcher = PatternMatcher(try PatternProgram(text))
    let reference = try Regex(text)
    for _ in 0..<40 {
      let value = String((0..<Int.random(in: 0...6, using: &random)).map { _ in "abcé".randomElement(using: &random) ?? "a" })
      let bytes = Array(value.utf8)
      #expect(matcher.matches(bytes.span) == (try reference.wholeMatch(in: value) != nil), "\(text) on \(value)")
    }
  }

  /// Engines that go back over the text would need longer than the universe lasts for this.
  @Test(arguments: ["(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)b", "([a-z]+)*b", "(a?){50}a{50}b"])
  func noValueMakesItSlow(_ pattern: String) throws {
    #expect(try !matches(pattern, String(repeating: "a", count: 100_000)))
    #expect(try matches(pattern, String(repeating: "a", count: 60) + "b"))
  }

  @Test func moreStatesThanAreKeptChangeNothing() throws {
    // The automaton of this pattern has 2^12 states.
    var matcher = PatternMatcher(try PatternProgram("[ab]*a[ab]{12}"))
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 97...98, using: &random) }
      #expect(matcher.matches(bytes.span) == (bytes[bytes.count - 13] == 97))
    }
  }
}
