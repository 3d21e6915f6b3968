import TestKit
import Testing

@testable import Tabular

@Suite("Rule: no text of the data can drive a terminal") struct PrintableTests {
  @Test(
    arguments: [
      ("\u{1b}[2J", "\\u{1b}[2J"), ("a\nb\r\tc", "a\\u{a}b\\u{d}\\u{9}c"), ("\u{0}\u{7f}", "\\u{0}\\u{7f}"), ("\u{9b}31m", "\\u{9b}31m"),
      ("\u{202e}gnp.exe", "\\u{202e}gnp.exe"), ("\u{2066}\u{2069}\u{200f}", "\\u{2066}\\u{2069}\\u{200f}"),
      ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
      ("N\u{200b}ike", "N\\u{200b}ike"), ("\u{e000}", "\\u{e000}"),
    ])
  func whatDrivesOrHides(_ text: String, _ shown: String) { #expect(printable(text) == shown) }

  @Test(arguments: ["", "Adidas Schuhe, 42 ½ – neu!", "耐克 运动鞋", "Кроссовки é e\u{301}", "a b\u{a0}c", "\\u{1b}", "🎉"])
  func ordinaryTextStays(_ text: String) { #expect(Array(printable(text).unicodeScalars) == Array(text.unicodeScalars)) }

  @Test func whatIsShownIsShownAsItIs() {
    var random = SeededRandom(seed: 13)
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<8 { if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2100, using: &random)) { text.append(scalar) } }
      let shown = printable(String(text))
      #expect(printable(shown) == shown && !shown.unicodeScalars.contains { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) })
    }
  }
}
