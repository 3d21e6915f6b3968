import TestKit
import Testing

@testable import Handoff

@Suite("Rule: a wrong name is answered with the known name nearest to it") struct NearestNameTests {
  private let known = ["rows", "name", "max_rows", "columns"]

  @Test(arguments: [("colums", "columns"), ("cloumns", "columns"), ("max_row", "max_rows"), ("Rows", "rows")])
  func findsTheOneMeant(_ wrong: String, _ meant: String) {
    for isSlip in [true, false] { #expect(nearestName(to: wrong, among: known, isSlip: isSlip) == meant) }
  }

  @Test func whereNothingIsNearItOffersTheLeastFarOnlyIfAsked() {
    #expect(nearestName(to: "xyzzy", among: known, isSlip: true) == nil)
    #expect(nearestName(to: "xyzzy", among: known, isSlip: false) == "name", "five edits, as \"rows\" is: the bytewise smallest")
    #expect(nearestName(to: "a", among: [], isSlip: false) == nil)
  }

  @Test func longNamesAreCutBeforeTheyAreCompared() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(nearestName(to: long, among: known, isSlip: false) != nil)
  }

  @Test(arguments: [
    ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("città", "citta", 1),
  ])
  func countsEdits(_ left: String, _ right: String, _ edits: Int) { #expect(editDistance(left, right) == edits) }

  /// The definition, recursively: the slow twin.
  private func slow(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Int {
    guard let one = left.last, let other = right.last else { return left.count + right.count }
    let (shortLeft, shortRight) = (left.dropLast(), right.dropLast())
    var best = min(slow(shortLeft, right) + 1, slow(left, shortRight) + 1, slow(shortLeft, shortRight) + (one == other ? 0 : 1))
    if one == shortRight.last, other == shortLeft.last { best = min(best, slow(shortLeft.dropLast(), shortRight.dropLast()) + 1) }
    return best
  }

  @Test func agreesWithTheDefinition() {
    var random = SeededRandom(seed: 20_261_122)
    for _ in 0..<300 {
      let words = (0..<2).map { _ in
        String((0..<Int.random(in: 0...5, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
      }
      let expected = slow(Array(words[0].unicodeScalars)[...], Array(words[1].unicodeScalars)[...])
      #expect(editDistance(words[0], words[1]) == expected, "\(words)")
    }
  }
}
