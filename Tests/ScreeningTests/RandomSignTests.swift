import TestKit
import Testing

@testable import Screening

@Suite("Rule: random names in random signs are found, random words are not") struct RandomSignTests {
  private static let brackets = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("（", "）"), ("【", "】"), ("「", "」"), ("⟨", "⟩"), ("“", "”"), ("❲", "❳"),
    ("‹", "›"),
  ]
  private static let signs = [".", "/", "·", "_", "'", "-", "~", "=", "•", "・", "★", "|", ","]

  private func name(_ random: inout SeededRandom) -> String {
    let letters = Array("bcdfghklmnprstvz"), vowels = Array("aeiou")
    return String(
      (0..<Int.random(in: 5...10, using: &random)).map { ($0 % 2 == 0 ? letters : vowels).randomElement(using: &random) ?? "a" }
    ).capitalized
  }

  @Test("Each disguise of each", arguments: 1...8 as ClosedRange<UInt64>) func found(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var names: [String] = []
    // A name that begins or ends with a word, or is one without what stands in brackets, may be written so in earnest.
    while names.count < 40 {
      let one = name(&random)
      let isWord = { (part: Substring) in EnglishWords.contains(Array(part.lowercased().utf8)) }
      if (0..<one.count).allSatisfy({ !isWord(one.dropFirst($0)) && !isWord(one.dropLast($0)) }) { names.append(one) }
    }
    let brands = names.map { Fixtures.brand($0) }
    let screener = Screener(brands: brands, lexicon: Lexicon())
    for (number, name) in names.enumerated() {
      var start = 0
      var length = 0
      repeat {
        start = Int.random(in: 0..<name.count, using: &random)
        length = Int.random(in: 1...min(2, name.count - start), using: &random)
      } while EnglishWords.contains(Array((name.prefix(start) + name.dropFirst(start + length)).lowercased().utf8))
      let (open, close) = Self.brackets.randomElement(using: &random) ?? ("(", ")")
      let bracketed = name.prefix(start) + open + name.dropFirst(start).prefix(length) + close + name.dropFirst(start + length)
      let space = Int.random(in: 1..<name.count, using: &random)
      let dotted = name.enumerated().map { place, letter in
        (place == 0 ? "" : place == space ? " " : Self.signs.randomElement(using: &random) ?? ".") + String(letter)
      }.joined()
      for disguise in [String(bracketed), dotted] {
        let hits = Fixtures.hits("brown \(disguise) handbag new", with: screener)
        #expect(hits.map { Int($0.brand) } == [number], "\(name) as \(disguise)")
        #expect(hits.first.map { Int($0.end - $0.start) } == disguise.utf8.count, "the whole of \(disguise)")
      }
    }
  }

  @Test("Ordinary titles with signs", arguments: 1...4 as ClosedRange<UInt64>) func none(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let brands = (0..<200).map { _ in Fixtures.brand(name(&random)) }
    let screener = Screener(brands: brands, lexicon: Lexicon())
    let words = [
      "bag", "colo(u)r", "(S)ize", "shirt(s)", "(XL)", "S/M/L", "U.S.A.", "N.Y.C.", "1.5", "m", "x", "T-shirt", "W/O", "B.O.X", "dell'arte",
      "l'or",
      "【新款】", "男(女)士", "a,", "b,", "c", ":)", "A/B/C", "XL,", "I.D.", "H.P.", "15", "(re)fill", "to", "be", "in", "【S】码", "J.", "R.", "(2)",
      "pc(s)",
    ]
    for _ in 0..<2_000 {
      let title = (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      #expect(Fixtures.hits(title, with: screener) == [], "\(title)")
    }
  }
}
