import Store
import TestKit
import Testing

@Suite("Rule: hashes are those of the standards, however the bytes come") struct DigestTests {
  @Test func sha256OfTheStandardsTexts() {
    #expect(SHA256.digest("").hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.digest("abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func xxh3OfNothingAndOfText() {
    #expect(xxh3([UInt8]().span) == 0x2D06_8005_38D3_94C2)
    #expect(xxh3_128([UInt8]().span) == (0x6001_C324_468D_497F, 0x99AA_06D3_0147_98D8))
    #expect(xxh3(Array("a".utf8).span) == 0xE6C6_32B6_1E96_4E1F)
  }

  @Test func piecesGiveWhatTheWholeGives() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let cut = Int.random(in: 0...bytes.count, using: &random)
      var hash = SHA256()
      hash.update(Array(bytes[..<cut]))
      hash.update(Array(bytes[cut...]))
      #expect(hash.finish() == SHA256.digest(bytes), "cut \(bytes.count) bytes at \(cut)")
      hash.update(bytes)
      #expect(hash.finish() == SHA256.digest(bytes), "a finished hash starts anew")
      var stream = XXH3Stream()
      stream.update(bytes.span.extracting(0..<cut))
      stream.update(bytes.span.extracting(cut..<bytes.count))
      let (low, high) = xxh3_128(bytes.span)
      #expect(UInt64(stream.hex.prefix(16), radix: 16) == high && UInt64(stream.hex.suffix(16), radix: 16) == low)
    }
  }

  @Test func hexadecimalThereAndBack() throws {
    let digest = SHA256.digest("abc")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == nil)
    #expect(Digest(hex: String(digest.hex.dropLast())) == nil)
    #expect(Digest(hex: String(repeating: "g", count: 64)) == nil)
    #expect(SHA256.digest("") > digest)
  }
}
