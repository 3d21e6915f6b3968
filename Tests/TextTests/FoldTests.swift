import TestKit
import Testing
import Text

@Suite("Rule: texts are compared by their folded form, which leads back to the original bytes") struct FoldTests {
  private func folded(_ text: String) -> String {
    var table = FoldTable()
    var result = FoldedText()
    result.fold(Array(text.utf8).span, table: &table)
    return String(decoding: result.bytes, as: UTF8.self)
  }

  @Test(
    "Case, width, diacritics, strokes and boxes do not matter",
    arguments: [
      ("GUCCI", "gucci"), ("Ｇｕｃｃｉ", "gucci"), ("Hermès", "hermes"), ("Łódź", "lodz"), ("Straße", "strasse"), ("İstanbul", "istanbul"),
      ("Ⓖⓤⓒⓒⓘ", "gucci"), ("🅶🆄🅲🅲🅸", "gucci"), ("𝓖𝓾𝓬𝓬𝓲", "gucci"), ("🇬🇺", "gu"), ("ﬁlm", "film"),
    ])
  func plainForm(_ text: String, _ expected: String) { #expect(folded(text) == expected) }

  @Test("What nobody sees goes, what parts words becomes a space") func separators() {
    #expect(folded("Gu\u{200B}c\u{AD}ci") == "gucci")
    #expect(folded("a·b—c") == "a b c")
    #expect(folded("1:1 高仿") == "1:1 高仿")
  }

  @Test("A symbol for several letters is a word of its own, and a sign that claims a mark none")
  func symbolsOfLetters() {
    #expect(folded("Acme™ bag") == "acme  bag" && folded("Acme℠") == "acme " && folded("Acme®") == "acme ")
    #expect(folded("Acme№1") == "acme no 1" && folded("5㎝") == "5 cm ")
    #expect(folded("Ⓖ²") == "g2", "control: one letter or digit is none")
  }

  @Test("What draws letters out in Arabic goes; what draws vowels out in Kana is of Kana") func drawnOut() {
    #expect(folded("زـارا") == folded("زارا"))
    var table = FoldTable()
    #expect(table.character(0x30FC).kind == .unspaced)
  }

  @Test("Traditional and simplified characters are one") func simplified() { #expect(folded("古馳") == folded("古驰")) }

  @Test("Letters of other scripts stay: their look is a second form") func lookAlikes() {
    #expect(folded("Рrada") != folded("Prada"))
    var table = FoldTable()
    let forms = "РАЅаνοωкмн".unicodeScalars.map { scalar in
      let character = table.character(scalar.value)
      return String(decoding: table.lookAlike(character), as: UTF8.self)
    }
    #expect(forms == ["p", "a", "s", "a", "v", "o", "w", "k", "m", "h"])
  }

  @Test("Each folded byte leads back to its character") func offsets() {
    var random = SeededRandom(seed: 4)
    let alphabet = Array("aZ9 é\u{200B}Ｇ汉ß🅶Ж".unicodeScalars)
    var table = FoldTable()
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random) { text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a") }
      let bytes = Array(text.utf8)
      var result = FoldedText()
      result.fold(bytes.span, table: &table)
      #expect(result.starts.count == result.bytes.count && result.ends.count == result.bytes.count)
      for index in result.bytes.indices {
        let place = result.original(index..<index + 1)
        let character = String(decoding: bytes[place], as: UTF8.self)
        #expect(character.unicodeScalars.count == 1)
        #expect(folded(character).utf8.contains(result.bytes[index]), "\(text): \(character)")
      }
    }
  }

  @Test("Any bytes fold, and never out of their place") func randomBytes() {
    var random = SeededRandom(seed: 5)
    var table = FoldTable()
    var result = FoldedText()
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      result.fold(bytes.span, table: &table)
      #expect(result.starts.allSatisfy { $0 >= 0 && Int($0) < bytes.count })
      #expect(result.ends.allSatisfy { $0 > 0 && Int($0) <= bytes.count })
      #expect(result.starts == result.starts.sorted())
    }
  }

  @Test("Code points are read as Swift reads them") func codePoints() {
    for text in ["aé汉🅶", "\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"] {
      let bytes = Array(text.utf8)
      var position = 0
      var values: [UInt32] = []
      while position < bytes.count {
        let (value, length) = codePoint(in: bytes.span, at: position)
        values.append(value)
        position += length
      }
      #expect(values == text.unicodeScalars.map { $0.value })
    }
    let broken: [[UInt8]] = [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE6, 0xB1], [0x80], [0xF5]]
    for bytes in broken { #expect(codePoint(in: bytes.span, at: 0) == (0xFFFD, 1)) }
  }

  @Test("A table filled in another order folds alike") func order() {
    let texts = ["汉字 Gucci", "Ж🅶", "éß", "古馳"]
    func all(_ texts: [String]) -> Set<[UInt8]> {
      var table = FoldTable()
      var result = FoldedText()
      return Set(
        texts.map { text in
          result.fold(Array(text.utf8).span, table: &table)
          return result.bytes
        })
    }
    #expect(all(texts) == all(texts.reversed()))
  }
}
