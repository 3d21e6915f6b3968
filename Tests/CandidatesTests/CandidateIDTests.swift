import Candidates
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

@Suite("Rule: a candidate's id depends on marketplace, listing and brand alone") struct CandidateIDTests {
  /// A stand-in for SHA-256 that shows what it was given.
  private func bytes(_ text: [UInt8]) -> [UInt8] { text + [UInt8](repeating: 0, count: max(0, 32 - text.count)) }

  @Test func idIsCAndSixteenCharacters() {
    let id = candidateID(marketplace: "aurora", listing: "L1", brand: "B1", sha256: bytes)
    #expect(id == "C" + base32(Array("aurora".utf8) + [0x1F] + Array("L1".utf8) + [0x1F]))
    #expect(id.utf8.count == 17)
  }

  @Test func fieldsDoNotRunIntoEachOther() {
    let one = candidateID(marketplace: "a", listing: "bc", brand: "d", sha256: bytes)
    #expect(one != candidateID(marketplace: "ab", listing: "c", brand: "d", sha256: bytes))
    #expect(one != candidateID(marketplace: "a", listing: "b", brand: "cd", sha256: bytes))
  }
}
