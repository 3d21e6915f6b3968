import Store
import TestKit
import Testing

@Suite("Rule: a JSON value has one spelling, and no other is taken") struct CanonicalJSONTests {
  @Test func keysAreSortedByTheirBytes() {
    let json = CanonicalJSON.object([
      "b": .integer(-7), "a": .array([.boolean(true), .null, .text("x")]), "é": .object([:]), "Z": .array([]),
    ])
    #expect(json.text == #"{"Z":[],"a":[true,null,"x"],"b":-7,"é":{}}"#)
  }

  @Test func equalityIsOfBytes() {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(composed == decomposed, "control: String takes them for equal")
    for wrap in [{ .text($0) }, { .array([.text($0)]) }, { .object([CanonicalJSON.Key($0): .null]) }, { .object(["a": .text($0)]) }]
      as [(String) -> CanonicalJSON]
    {
      #expect(wrap(composed) != wrap(decomposed))
      #expect(wrap(composed) == wrap(composed))
      #expect(Set([wrap(composed), wrap(decomposed), wrap(composed)]).count == 2)
    }
    #expect(CanonicalJSON.integer(1) != .boolean(true) && .null != CanonicalJSON.text("null"))
  }

  @Test func membersAreToldApartByTheirBytes() throws {
    let (composed, decomposed) = (CanonicalJSON.Key("\u{E9}"), CanonicalJSON.Key("e\u{301}"))
    #expect(composed.text == decomposed.text, "control: String takes them for equal")
    let both = CanonicalJSON.object([composed: .integer(1), decomposed: .integer(2)] as [CanonicalJSON.Key: CanonicalJSON])
    #expect(both.text == "{\"e\u{301}\":2,\"\u{E9}\":1}")
    #expect(both["\u{E9}"] == .integer(1) && both["e\u{301}"] == .integer(2))
    #expect(try CanonicalJSON(parsing: both.encoded) == both)
  }

  @Test func onlyWhatMustBeIsEscaped() {
    #expect(CanonicalJSON.text("\"\\\u{8}\t\n\u{C}\r\u{1}\u{1F}/é\u{7F}").text == #""\"\\\b\t\n\f\r\u0001\u001f/é"# + "\u{7F}\"")
  }

  @Test(arguments: [
    "", " 1", "1 ", "1.5", "1e3", "01", "-0", "+1", "99999999999999999999", "tru", "nul", "\"", "\"\\u0041\"", "\"\\u000A\"", "\"\\/\"",
    "\"\\x\"", "\"a\nb\"", "[1,]", "[,1]", "[1 ,2]", "[1", "{\"a\"}", "{\"a\":1,}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{1:2}", "1]",
  ])
  func otherSpellingsAreRefused(_ text: String) {
    #expect(throws: CanonicalJSON.Fault.self) { try CanonicalJSON(parsing: Array(text.utf8)) }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: CanonicalJSON.Fault.self) { try CanonicalJSON(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8) + Array(String(repeating: "]", count: depth).utf8)
    }
    #expect(try CanonicalJSON(parsing: nested(60)).encoded == nested(60))
    #expect(throws: CanonicalJSON.Fault.self) { try CanonicalJSON(parsing: nested(100_000)) }
  }

  @Test func randomValuesComeBackAndCutOnesDoNot() throws {
    var random = SeededRandom(seed: 2)
    for _ in 0..<300 {
      let value = CanonicalJSON.array([randomValue(3, &random)])
      let bytes = value.encoded
      #expect(try CanonicalJSON(parsing: bytes) == value)
      let cut = Int.random(in: 0..<bytes.count, using: &random)
      #expect(throws: CanonicalJSON.Fault.self, "cut at \(cut): \(value.text)") { try CanonicalJSON(parsing: Array(bytes[..<cut])) }
    }
  }

  private func randomValue(_ depth: Int, _ random: inout SeededRandom) -> CanonicalJSON {
    switch Int.random(in: 0...(depth == 0 ? 3 : 5), using: &random) {
    case 0: return .null
    case 1: return .boolean(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3: return .text(randomText(&random))
    case 4: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in randomValue(depth - 1, &random) })
    default:
      let members = (0..<Int.random(in: 0...4, using: &random)).map { _ in (randomText(&random), randomValue(depth - 1, &random)) }
      return .object(Dictionary(members.map { (CanonicalJSON.Key($0.0), $0.1) }) { first, _ in first })
    }
  }

  private func randomText(_ random: inout SeededRandom) -> String {
    let letters: [Character] = ["a", "\"", "\\", "\n", "\u{1}", "é", "\u{1F600}", " ", "z", "\u{7F}"]
    return String((0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
  }
}
