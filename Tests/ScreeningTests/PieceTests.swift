import TestKit
import Testing
import Text

@testable import Screening

@Suite("Rule: reading a title in pieces finds what reading it whole finds") struct PieceTests {
  @Test("A piece ends at the next space, and is told by its bytes") func pieces() {
    var random = SeededRandom(seed: 5)
    var known: [UInt64: [UInt8]] = [:]
    var count = 0
    for _ in 0..<2_000 {
      let title = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        [0x20, 0x61, 0x21, 0x00, 0xA0, 0xC3, 0xE4, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
      }
      for start in title.indices where title[start] != 0x20 {
        let piece = TitlePiece(of: title.span, at: start)
        let bytes = Array(title[start...].prefix { $0 != 0x20 })
        #expect(piece.end == start + bytes.count)
        #expect(piece.characters == bytes.count { $0 & 0xC0 != 0x80 })
        #expect(piece.isASCII == bytes.allSatisfy { $0 < 0x80 })
        if let other = known[piece.hash] { #expect(other == bytes) }
        known[piece.hash] = bytes
        count += 1
      }
    }
    #expect(known.count > 1_000 && known.count < count, "control: equal pieces came again, and others")
    let one = TitlePiece(of: Array("zz acme".utf8).span, at: 3)
    #expect(one.hash == TitlePiece(of: Array("acme and more".utf8).span, at: 0).hash, "wherever it stands")
  }

  @Test("Where no name may begin in any piece, none is in the title") func names() {
    var random = SeededRandom(seed: 6)
    let words = ["ab", "b", "a", "ab-", "-b", "c1", "1c", "苹", "果", "é", "B", "A", "!"]
    func title(_ lengths: ClosedRange<Int>) -> String {
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        (words.randomElement(using: &random) ?? "") + (["", " ", "  "].randomElement(using: &random) ?? "")
      }.joined()
    }
    var found = 0
    var skipped = 0
    for _ in 0..<40 {
      let brands = (0..<6).map { _ in Fixtures.brand(title(1...4)) }
      let screener = Screener(brands: brands, lexicon: Lexicon())
      var scratch = ScreeningScratch()
      for _ in 0..<200 {
        let text = Array(title(0...8).utf8)
        var hits: [MarkHit] = []
        let first = screener.readPieces(of: text.span, scratch: &scratch, into: &hits).firstName
        hits = []
        scratch.title.fold(text.span, table: &scratch.table)
        let folded = scratch.title.bytes
        screener.findNames(in: folded.span, from: 0, original: text.span, isFolded: true, scratch: &scratch, into: &hits)
        found += hits.count
        if first == nil { skipped += 1 }
        #expect(first != nil || hits.isEmpty)
        // Signs at a name's beginning may stand before.
        let isLetter: (UInt8) -> Bool = { $0 >= 0x80 || kindOfASCII($0) != .separator }
        if let first { #expect(hits.allSatisfy { $0.start >= first || !text[Int($0.start)..<first].contains(where: isLetter) }) }
      }
    }
    #expect(found > 500 && skipped > 500, "control: both happen")
  }
}
