import Store
import Testing

@Suite("Rule: a manifest is read as it was written, or not at all") struct ArtefactManifestTests {
  static let manifest = ArtefactManifest(
    stage: "screen", revision: 2, key: SHA256.digest("{}"), keyText: "{}",
    files: [
      .init(name: "a.arrow", size: 10, sha256: SHA256.digest("a"), rows: 7, isPrivate: false),
      .init(name: "b.bin", size: 0, sha256: SHA256.digest(""), rows: nil, isPrivate: true),
    ], counts: ["z": 1, "a": -2])

  @Test func thereAndBack() {
    #expect(ArtefactManifest(parsing: Self.manifest.encoded) == Self.manifest)
  }

  @Test func itsTextIsPinned() {
    #expect(
      String(decoding: Self.manifest.encoded, as: UTF8.self) == """
        {"counts":{"a":-2,"z":1},"files":[{"name":"a.arrow","private":false,"rows":7,"sha256":\
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","size":10},{"name":"b.bin","private":true,"sha256":\
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}],"key":\
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","key_text":"{}","revision":2,"schema":1,"self":\
        "\(selfDigest)","stage":"screen"}\n
        """)
  }

  /// The SHA-256 of the manifest without its own digest.
  private var selfDigest: String {
    let text = String(decoding: Self.manifest.encoded.dropLast(), as: UTF8.self)
    return SHA256.digest(text.replacing(#/"self":"[0-9a-f]{64}",/#, with: "")).hex
  }

  @Test func noBitMayFlipAndNoByteMayBeMissing() {
    let bytes = Self.manifest.encoded
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(bit)
        #expect(ArtefactManifest(parsing: flipped) == nil, "bit \(bit) of byte \(place)")
      }
      #expect(ArtefactManifest(parsing: Array(bytes[..<place])) == nil, "cut at \(place)")
    }
  }

  @Test func aKeyThatIsNotOfItsTextIsRefused() {
    var other = Self.manifest
    other.keyText = "[]"
    #expect(ArtefactManifest(parsing: other.encoded) == nil)
  }
}
