import Marketplace
import TestKit
import Testing

@Suite("Rule: a price is exact in minor units, or it is unreadable") struct PriceTests {
  let plain = PriceFormat.plain

  @Test(
    "Rule: digits and decimals up to the currency's are a price",
    arguments: [
      ("12.50", 2, 1250), ("12.5", 2, 1250), ("12", 2, 1200), (" 12.50\t", 2, 1250), (".99", 2, 99), ("0", 2, 0), ("007.10", 2, 710),
      ("12.500", 2, 1250), ("1250", 0, 1250), ("1250.00", 0, 1250), ("1.234", 3, 1234), ("10000000000000.00", 2, 1_000_000_000_000_000),
    ])
  func prices(_ text: String, _ digits: Int, _ expected: Int64) {
    #expect(read(text) { plain.minorUnits($0, minorDigits: digits) } == expected)
  }

  @Test(
    "Rule: signs, symbols, exponents, fractions of a cent and what is too great are no price",
    arguments: [
      "", " ", ".", "5.", "-1.00", "+1.00", "64.26?", "$5", "5 USD", "1e3", "1,000.00", "12.345", "1.2.3", "1 2", "NaN", "０",
      "10000000000000.01",
      "99999999999999999999999999", "0x10",
    ])
  func noPrices(_ text: String) { #expect(read(text) { plain.minorUnits($0, minorDigits: 2) } == nil) }

  @Test("Rule: a great price of a currency with many minor digits is no price, and no overflow")
  func greatPrices() {
    for text in ["1000000000000000", "1000000000000000.9999", "999999999999999.9"] {
      #expect(read(text) { plain.minorUnits($0, minorDigits: 4) } == nil)
      #expect(read(text.split(separator: ".")[0].description) { plain.minorUnits($0, minorDigits: 0) } != nil)
    }
  }

  @Test(
    "Rule: groups are of three digits, of two before the last as in India",
    arguments: [
      ("1.234,56", 123_456), ("1234,56", 123_456), ("12.345.678,9", 1_234_567_890), ("1.23.456,00", 12_345_600), ("1.23,45", nil),
      ("1234.567,00", nil), (".123,00", nil), ("1..234,00", nil), ("1.234.", nil), ("1.2345", nil), ("1,234.56", nil),
    ] as [(String, Int64?)])
  func groups(_ text: String, _ expected: Int64?) throws {
    let format = try #require(PriceFormat(decimal: ",", group: "."))
    #expect(read(text) { format.minorUnits($0, minorDigits: 2) } == expected)
  }

  @Test("Rule: a space between groups may be a no-break one")
  func noBreakSpaces() throws {
    let format = try #require(PriceFormat(decimal: ",", group: " "))
    for text in ["1 234,56", "1\u{A0}234,56", "1\u{202F}234,56"] {
      #expect(read(text) { format.minorUnits($0, minorDigits: 2) } == 123_456)
    }
  }

  @Test("Rule: separators differ and are single characters that no number has")
  func separators() {
    for (decimal, group) in [(".", "."), ("1", nil), ("-", nil), ("", nil), ("..", nil), (".", "+")] as [(String, String?)] {
      #expect(PriceFormat(decimal: decimal, group: group) == nil)
    }
    #expect(PriceFormat(decimal: "٫", group: "٬") != nil)
  }

  @Test("Rule: what Money writes is read back as it was")
  func roundTrip() {
    var random = SeededRandom(seed: 1)
    for currency in ["USD", "JPY", "KWD", "CLF", "XXY"] {
      for _ in 0..<2_000 {
        let minor = Int64.random(in: 0...(1 << Int64.random(in: 1...49, using: &random)), using: &random)
        let text = Money(minorUnits: minor, currency: currency).description
        #expect(read(text) { plain.minorUnits($0, minorDigits: Currency.minorDigits(of: currency) ?? 2) } == minor, "\(text)")
      }
    }
    #expect(Money(minorUnits: -5, currency: "EUR").description == "-0.05")
  }

  @Test("Rule: the fast reader agrees with one that splits strings")
  func differential() throws {
    let format = try #require(PriceFormat(decimal: ",", group: "."))
    var random = SeededRandom(seed: 2)
    var prices = 0
    var wrong: [String] = []
    for _ in 0..<50_000 {
      let field = randomField("0123456789.,,. ", &random, upTo: 12)
      let expected = slowPrice(field)
      if format.minorUnits(field.span, minorDigits: 2) != expected { wrong.append(String(decoding: field, as: UTF8.self)) }
      if expected != nil { prices += 1 }
    }
    #expect(wrong == [])
    #expect(prices > 1_000, "control: many of the texts are prices")
  }

  /// The same rule in strings: decimal comma, groups by point, two minor digits.
  private func slowPrice(_ field: [UInt8]) -> Int64? {
    guard field.allSatisfy({ $0 < 128 && $0 > 0 }) else { return nil }
    let text = String(decoding: field, as: UTF8.self).trimmingBlanks()
    let halves = text.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 44 }) else { return nil }
    let groups = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.last?.count == 3 else { return nil }
      guard groups.dropFirst().allSatisfy({ $0.count == 3 || $0.count == 2 }) else { return nil }
    }
    var decimals = ""
    if halves.count == 2 {
      guard !halves[1].isEmpty, !halves[1].contains("."), halves[1].dropFirst(2).allSatisfy({ $0 == "0" }) else { return nil }
      decimals = String(halves[1].prefix(2))
    } else if groups.joined().isEmpty {
      return nil
    }
    let figures = groups.joined() + decimals + String(repeating: "0", count: 2 - decimals.count)
    guard let value = Int64(figures), value <= PriceFormat.greatest else { return nil }
    return value
  }
}

extension String {
  /// Without ASCII blanks at both ends.
  func trimmingBlanks() -> String {
    let kept = self[...].utf8
    guard let first = kept.firstIndex(where: { !($0 == 32 || (9...13).contains($0)) }),
      let last = kept.lastIndex(where: { !($0 == 32 || (9...13).contains($0)) })
    else { return "" }
    return String(self[first...last])
  }
}
