import Store
import Testing

@Suite("Rule: digests are those of the standards") struct DigestTests {
  @Test func sha256OfKnownTexts() {
    #expect(SHA256.digest("").hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.digest("abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
