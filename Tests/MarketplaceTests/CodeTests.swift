import TestKit
import Testing

@testable import Marketplace

@Suite("Rule: GTINs, image hashes, countries and conditions are known by their form") struct CodeTests {
  @Test(
    "Rule: a GTIN has 8, 12, 13 or 14 digits; a wrong check digit is told, not refused",
    arguments: [
      ("4006381333931", true), ("4006381333932", false), ("978-3-16-148410-0", true), ("73513537", true), ("036000291452", true),
      ("10614141000415", true), (" 4006381333931 ", true),
    ])
  func gtins(_ text: String, _ right: Bool) throws {
    let gtin = try #require(read(text) { Gtin($0) })
    #expect(gtin.checkDigitIsRight == right)
    #expect(gtin.description == text.filter(\.isNumber))
  }

  @Test(
    "Rule: other digits and other bytes are no GTIN",
    arguments: ["", "1", "123456789", "0000000000000", "400638133393A", "123456789012345", "4006381333931?", "99999999999999999999999"])
  func noGtins(_ text: String) { #expect(read(text) { Gtin($0) } == nil) }

  @Test("Rule: exactly one last digit is the right one")
  func checkDigits() {
    var random = SeededRandom(seed: 4)
    for length in [8, 12, 13, 14] {
      for _ in 0..<500 {
        let stem = (0..<length - 1).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
        guard stem.contains(where: { $0 != "0" }) else { continue }
        // The rule as GS1 states it: from the right, 3 and 1 by turns, up to the next ten.
        let sum = stem.reversed().enumerated().reduce(0) { $0 + ($1.element.wholeNumberValue ?? 0) * ($1.offset % 2 == 0 ? 3 : 1) }
        for digit in 0...9 {
          #expect(read(stem + String(digit)) { Gtin($0) }?.checkDigitIsRight == ((sum + digit) % 10 == 0), "\(stem)\(digit)")
        }
      }
    }
  }

  @Test("Rule: an image hash is 16 hexadecimal digits")
  func imageHashes() {
    for (text, bits) in [
      ("660806a3859823ee", 0x6608_06a3_8598_23ee), ("660806A3859823EE", 0x6608_06a3_8598_23ee), (" ffffffffffffffff", .max),
      ("0000000000000000", 0), ("660806a3859823e", nil), ("660806a3859823eeg", nil), ("660806a3859823eg", nil), ("", nil),
      ("0x60806a3859823e", nil), ("660806a38598 3ee", nil),
    ] as [(String, UInt64?)] {
      #expect(read(text) { ImageHash($0) }?.bits == bits, "\(text)")
    }
    var random = SeededRandom(seed: 5)
    for _ in 0..<2_000 {
      let hash = ImageHash(bits: random.next() >> UInt64.random(in: 0..<64, using: &random))
      #expect(read(hash.description) { ImageHash($0) } == hash)
    }
  }

  @Test("Rule: an image hash with any one byte changed is what digit by digit reading says")
  func imageHashDifferential() {
    let good = Array("660806a3859823EE".utf8)
    var wrong: [String] = []
    for place in good.indices {
      for byte in UInt8.min...UInt8.max {
        var field = good
        field[place] = byte
        let digits = field.map { Character(Unicode.Scalar($0)) }
        let isBlankEdge = (place == 0 || place == 15) && digits[place].isWhitespace
        let expected = digits.allSatisfy { $0.isASCII && $0.isHexDigit } ? UInt64(String(digits), radix: 16) : nil
        if !isBlankEdge, ImageHash(field.span)?.bits != expected { wrong.append("byte \(byte) at \(place)") }
      }
    }
    #expect(wrong == [])
  }

  @Test("Rule: a list keeps its order and its countries once, and counts what is none")
  func countryLists() {
    for (text, codes, unknown) in [
      ("CN|HK", "CN|HK", 0), ("US", "US", 0), ("", "", 0), (" us | Gb ", "US|GB", 0), ("DE||FR|", "DE|FR", 0), ("FR|DE|FR", "FR|DE", 0),
      ("US|worldwide|QQ|1A", "US", 3), ("UK|EL", "GB|GR", 0), ("EU", "", 1), ("中国", "", 1), ("US,GB", "", 1),
    ] {
      let list = read(text) { CountryList($0, separator: 0x7C) }
      #expect(list.description == codes, "\(text)")
      #expect(list.unknownEntries == unknown, "\(text)")
    }
  }

  @Test("Rule: a condition is one of the mapped words")
  func conditions() {
    let words = ConditionWords([.new: ["全新", "nuovo"], .used: ["Usato"]])
    for (text, condition) in [
      ("nuovo", .new), (" NUOVO ", .new), ("usato", .used), ("全新", .new), ("", .unknown), ("  ", .unknown), ("new", nil), ("nuov", nil),
    ] as [(String, Condition?)] {
      #expect(read(text) { words.condition($0) } == condition, "\(text)")
    }
    #expect(read("refurbished") { ConditionWords.english.condition($0) } == .refurbished)
  }

  @Test("Rule: no parser is upset by any bytes")
  func anyBytes() throws {
    var random = SeededRandom(seed: 6)
    let pattern = try TimeFormat("d.M.yyyy H:m:s")
    var read = 0
    var wrong: [[UInt8]] = []
    for _ in 0..<20_000 {
      let field = randomField("0123456789 -:.+TZabcdefUSGB|", &random)
      if Gtin(field.span) != nil { read += 1 }
      if ImageHash(field.span) != nil { read += 1 }
      if TimeFormat.iso8601.seconds(field.span, zone: .utc) != nil { read += 1 }
      if TimeFormat.epochSeconds.seconds(field.span, zone: .utc) != nil { read += 1 }
      if pattern.seconds(field.span, zone: .utc) != nil { read += 1 }
      let list = CountryList(field.span, separator: 0x7C)
      if list.countries.count + list.unknownEntries > field.count(where: { $0 == 0x7C }) + 1 { wrong.append(field) }
      if CountryCode(field: field.span) != nil { read += 1 }
    }
    #expect(wrong == [])
    #expect(read > 10, "control: some of the texts are values")
  }
}
