import Testing

@testable import Candidates

@Suite("Rule: titles of one shop that differ in a word or two and share far more are nearly equal") struct TitleWordTests {
  private func areNear(_ first: String, _ second: String) -> Bool {
    let words = [first, second].map { TitleWords(Array($0.utf8).span) }
    #expect(words[0].isNearly(words[1]) == words[1].isNearly(words[0]))
    return words[0].isNearly(words[1])
  }

  @Test(
    arguments: [
      ("Handtasche Leder schwarz Versand mit Acme", "Handtasche Leder braun Versand mit Acme"),
      ("Acme bag M", "Acme bag XL 42"), ("Acme bag black", "ACME BAG red"), ("Acme drill 18V", "Acme drill 12V"),
      ("leather tote bag name Bree bridesmaid black", "leather tote bag name Bree bridesmaid set of 2"),
      ("耐克手提包真皮黑色", "耐克手提包真皮红色"), ("", "42"), ("Сумка кожаная чёрная", "Сумка кожаная"),
    ])
  func near(_ first: String, _ second: String) { #expect(areNear(first, second)) }

  @Test(
    arguments: [
      ("Acme bag", "Acme watch"), ("Acme Dionysus suede chain bag", "Acme Sylvie web chain bag"),
      ("black leather bag Acme", "red suede bag Acme"),
      ("leather tote bag Acme navy blue men", "leather tote bag Acme forest green women"),
      ("耐克手提包真皮黑色", "耐克运动鞋男士黑色"), ("Acme", "42"), ("Сумка кожаная", "Часы мужские"),
    ])
  func other(_ first: String, _ second: String) { #expect(!areNear(first, second)) }

  @Test func longTitlesAreToldByTheirSmallestWords() {
    let words = (0..<60).map { "w\(UnicodeScalar(UInt8(97 + $0 / 26)))\(UnicodeScalar(UInt8(97 + $0 % 26)))x" }
    #expect(areNear(words.joined(separator: " "), (words + ["black"]).joined(separator: " ")))
    #expect(!areNear(words.prefix(30).joined(separator: " "), words.suffix(30).joined(separator: " ")))
  }

  @Test func anyBytesAreTaken() {
    for bytes in [[0xE3], [0xF0, 0x9F], [0xC3, 0x28], [0xFF, 0xFE, 0x41]] as [[UInt8]] {
      let words = TitleWords(bytes.span)
      #expect(words.isNearly(words))
    }
  }
}
