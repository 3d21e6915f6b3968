import Testing
import Text

@Suite("Rule: identifiers are written in RFC 4648's base 32") struct Base32Tests {
  @Test(
    "the RFC's own test vectors, without their padding",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
  func vectors(_ plain: String, _ encoded: String) {
    #expect(base32(Array(plain.utf8)) == encoded)
  }
}
