import Store
import TestKit
import Testing

@Suite("Rule: a text column holds its texts one after the other, and knows which are missing") struct TextColumnTests {
  @Test func textsBytesAndMissingOnes() {
    var column = TextColumn()
    column.append("é")
    column.append(Array("ab".utf8).span)
    column.append(Array("xyz".utf8), 1..<3)
    #expect(column.validity == nil, "nothing is marked while nothing is missing")
    column.appendNull()
    column.append("")
    #expect(column == TextColumn(["é", "ab", "yz", nil, ""]))
    #expect(column.count == 5)
    #expect(column.nullCount == 1)
    #expect(column.offsets == [0, 2, 4, 6, 6, 6])
    #expect((0..<5).map { column[$0] } == ["é", "ab", "yz", "", ""])
    #expect((0..<5).map { column.isNull($0) } == [false, false, false, true, false])
    column.removeAll()
    #expect(column == TextColumn())
  }

  @Test func bytesThatAreNoTextAreRepairedInWords() {
    var column = TextColumn()
    column.append([0x61, 0xFF].span)
    #expect(column[0] == "a\u{FFFD}")
  }
}

@Suite("Rule: a validity is a list of truth values, in bits") struct ValidityTests {
  /// The slow twin: truth values as an array.
  private func bits(_ validity: Validity) -> [Bool] { (0..<validity.count).map { validity.isValid($0) } }

  @Test func appendingInAllWaysAgreesWithTheSlowTwin() {
    var random = SeededRandom(seed: 9)
    for _ in 0..<500 {
      var validity = Validity()
      var twin: [Bool] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let count = Int.random(in: 0...20, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          let isValid = Bool.random(using: &random)
          validity.append(isValid)
          twin.append(isValid)
        case 1:
          validity.append(valid: count)
          twin += [Bool](repeating: true, count: count)
        default:
          let other = (0..<40).map { _ in Bool.random(using: &random) }
          var source = Validity()
          for isValid in other { source.append(isValid) }
          let start = [0, 3, 8, 16].randomElement(using: &random) ?? 0
          validity.append(source, start..<start + count)
          twin += other[start..<start + count]
        }
      }
      #expect(bits(validity) == twin)
      #expect(validity.nullCount == twin.count { !$0 })
      #expect(Validity(bits: validity.bits, count: validity.count) == validity, "no bit beyond the last value is set")
    }
  }

  @Test func whatIsBeyondTheLastValueDoesNotCount() {
    #expect(Validity(bits: [0xFF, 0xFF], count: 9) == Validity(count: 9))
    #expect(Validity(bits: [0], count: 9) == nil)
    #expect(Validity(count: 9, allValid: false).nullCount == 9)
  }
}

@Suite("Rule: a text dictionary numbers distinct texts in the order they first came") struct TextDictionaryTests {
  @Test func agreesWithTheSlowTwin() {
    var random = SeededRandom(seed: 10)
    var dictionary = TextDictionary()
    var twin: [String: UInt32] = [:]
    for _ in 0..<20_000 {
      let text = "text \(Int.random(in: 0..<3000, using: &random))"
      let expected = twin[text] ?? UInt32(twin.count)
      twin[text] = expected
      #expect(dictionary.number(of: text) == expected)
    }
    #expect(dictionary.count == twin.count)
    for (text, number) in twin { #expect(dictionary.values[Int(number)] == text) }
  }

  @Test func theEmptyTextIsOneOfThem() {
    var dictionary = TextDictionary()
    #expect(dictionary.number(of: "") == 0)
    #expect(dictionary.number(of: "a") == 1)
    #expect(dictionary.number(of: [UInt8]().span) == 0)
  }
}
