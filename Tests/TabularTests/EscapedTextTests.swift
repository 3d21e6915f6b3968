import TestKit
import Testing

@testable import Tabular

@Suite("Rule: bytes of any code page are shown as text that can be mended, and come back as they were") struct EscapedTextTests {
  @Test func whatIsNoCharacterIsEscaped() {
    let cases: [(TextEncoding, [UInt8], String)] = [
      (.utf8, utf8("a\\é\u{0}") + [0xC3], "a\\\\é\\x00\\xc3"),
      (.windows1252, [0x80, 0x81], "€\\x81"),
      (.gb18030, [0xD6, 0xD0, 0xFF], "中\\xff"),
      (.shiftJIS, [0x95, 0x5C, 0x83, 0x5C, 0x80], "表ソ\\x80"),
      (.big5, [0xA5, 0x5C, 0x41], "功A"), (.big5, [0xC7, 0x55, 0xC7, 0x7C, 0xA5, 0x5C, 0x88, 0x66], "のア功Ê"),
      (.utf16LittleEndian, [0x41, 0, 0, 0, 0x22, 0x6F, 0x41, 0xD8], "A\\x00漢\\x41\\xd8"),
      (.utf16BigEndian, [0xD8, 0x3D, 0xDE, 0, 0, 0x5C, 0x41], "😀\\\\\\x41"),
      (.utf32BigEndian, [0, 1, 0xF6, 0, 0, 0x11, 0, 0], "😀\\x00\\x11\\x00\\x00"),
    ]
    for (encoding, bytes, text) in cases { #expect(EscapedText(encoding).text(bytes) == text, "\(encoding)") }
  }

  @Test func whatIsMendedIsUTF8() {
    #expect(EscapedText.utf8("a\\\\é") == utf8("a\\é"))
    #expect(EscapedText.utf8("\\x00") == [0], "NUL stays one")
    #expect(EscapedText.utf8("\\x41\\xd8") == [0xFF, 0xFF], "half of a character becomes no letter")
    for broken in ["\\", "\\x4", "\\xg0", "\\n"] { #expect(EscapedText.utf8(broken) == nil, "\(broken)") }
  }
}
