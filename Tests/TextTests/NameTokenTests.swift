import TestKit
import Testing

@testable import Text

@Suite("Rule: a name is its folded words, without signs and decorations") struct NameTokenTests {
  @Test(
    "names and their words",
    arguments: [
      ("★Açaí Böttcher★ (verified)", ["acai", "bottcher", "verified"]), ("FableHawk Store", ["fable", "hawk", "store"]),
      ("GmbH", ["gmbh"]), ("S.R.L.", ["srl"]), ("Ｋｉｔｅ　＆ Co", ["kite", "co"]), ("O'Neill’s", ["oneills"]),
      ("【星金】Kite88", ["星金", "kite", "88"]), ("", []),
    ])
  func words(_ name: String, _ expected: [String]) { #expect(nameTokens(name).map(\.text) == expected) }

  @Test("the fast way gives what the plain way gives", arguments: 1...200 as ClosedRange<UInt64>)
  func fastIsPlain(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let characters = Array("abcXYZ 09.&/'-+(S")
    let name = String(
      (0..<Int.random(in: 0...24, using: &random)).map { _ in characters[Int.random(in: 0..<characters.count, using: &random)] })
    #expect(asciiNameTokens(Array(name.utf8)) == anyNameTokens(name), "\(name)")
    #expect(asciiNameTokens(Array((name + "é").utf8)) == nil)
  }

  @Test func chineseBecomesPinyin() { #expect(latinLetters("星金恒").filter { $0 != " " } == "xingjinheng") }
}

@Suite("Rule: legal forms are no part of a name") struct LegalFormTests {
  @Test(
    "names without their forms",
    arguments: [
      ("Kite Co., Ltd.", ["kite"]), ("Kite Company Limited", ["kite"]), ("Aquila S.r.l.", ["aquila"]), ("Lerche GmbH & Co. KG", ["lerche"]),
      ("Alouette S.A.R.L.", ["alouette"]), ("Kartal Ltd. Şti.", ["kartal"]), ("Alondra Sociedad Limitada", ["alondra"]),
      ("星金恒服饰有限责任公司", ["星金恒服饰"]), ("Da Jin", ["da", "jin"]), ("Limited", ["limited"]),
    ])
  func removed(_ name: String, _ expected: [String]) { #expect(LegalForms.removed(from: nameTokens(name)).map(\.text) == expected) }
}
