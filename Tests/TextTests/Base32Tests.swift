import Testing
import Text

@Suite("Rule: base-32 is that of RFC 4648") struct Base32Tests {
  @Test(
    "the RFC's own examples", arguments: [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
  func examples(_ text: String, _ expected: String) {
    #expect(base32(Array(text.utf8)) == expected)
  }
}
