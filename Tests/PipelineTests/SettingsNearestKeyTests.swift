import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: an unknown key is answered with the nearest known one") struct SettingsNearestKeyTests {
  @Test(arguments: [
    ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("città", "citta", 1),
  ])
  func knownDistances(_ left: String, _ right: String, _ distance: Int) { #expect(editDistance(left, right) == distance) }

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

  @Test func oneSlipFindsTheKeyBack() {
    for key in SourceSettings.keys {
      #expect(nearestKey(to: key + "s", in: SourceSettings.keys) == key)
      #expect(nearestKey(to: String(key.dropLast()), in: SourceSettings.keys) == key)
    }
    #expect(nearestKey(to: "a", in: ["c", "b"]) == "b", "ties: the bytewise smallest")
    #expect(nearestKey(to: "a", in: []) == nil)
  }
}
