import Marketplace
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: * and ? match within one name, never a hidden one") struct SettingsFilePatternTests {
  private func matches(_ name: String, _ pattern: String) -> Bool { FilePattern.matches(name, FilePattern.tokens(pattern)) }

  @Test(arguments: [
    ("a.csv.gz", "*.csv.gz", true), (".csv.gz", "*.csv.gz", false), ("a.csv.gz.part", "*.csv.gz", false), ("", "*", true),
    ("abc", "a?c", true), ("ac", "a?c", false), ("列表.csv", "??.csv", true), (".a", ".*", true), (".a", "?a", false),
    ("aXbXc", "a*b*c", true),
    ("mississippi", "m*iss*ip*i", true), ("mississippi", "m*iss*iss*i?", false), ("a*", "a*", true),
  ])
  func knownCases(_ name: String, _ pattern: String, _ expected: Bool) { #expect(matches(name, pattern) == expected) }

  /// The definition: the slow twin, for names that do not begin with a dot.
  private func slow(_ name: Substring.UnicodeScalarView, _ pattern: Substring.UnicodeScalarView) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" { return slow(name, pattern.dropFirst()) || (!name.isEmpty && slow(name.dropFirst(), pattern)) }
    guard let letter = name.first, first == "?" || first == letter else { return false }
    return slow(name.dropFirst(), pattern.dropFirst())
  }

  @Test func agreesWithTheDefinition() {
    var random = SeededRandom(seed: 13)
    var hits = 0
    for _ in 0..<5000 {
      let name = String((0..<Int.random(in: 0...7, using: &random)).map { _ in "ab".randomElement(using: &random) ?? "a" })
      let pattern = String((0..<Int.random(in: 0...6, using: &random)).map { _ in "ab*?".randomElement(using: &random) ?? "*" })
      let expected = slow(name[...].unicodeScalars, pattern[...].unicodeScalars)
      if expected { hits += 1 }
      #expect(matches(name, pattern) == expected, "\(name) against \(pattern)")
    }
    #expect(hits > 200, "control: enough of the pairs match")
  }

  @Test func manyStarsCostLittle() {
    let name = String(repeating: "a", count: 3000)
    #expect(!matches(name, String(repeating: "a*", count: 500) + "b"))
  }

  @Test(arguments: ["exports/mercato/*.gz", "{date}/{date}", "{date}/**/a", "{date}/[ab].gz", "{date}/{a,b}", ""])
  func otherPatternsAreRefused(_ text: String) { #expect(FilePattern(text) == nil) }

  @Test func datesAreReadOutOfNames() throws {
    let pattern = try #require(FilePattern("exports/listings-{date}-*.csv.gz"))
    func dates(_ name: String) -> [String] { pattern.dates(in: name).map(\.description) }
    #expect(dates("listings-2026-11-22-001.csv.gz") == ["2026-11-22"])
    #expect(dates("listings-2026-13-22-001.csv.gz") == [])
    #expect(dates("listings-2026-11-22.csv.gz") == [])
    #expect(dates("listings-001-2026-11-22.csv.gz") == [])
    #expect(dates("short") == [])
  }
}
