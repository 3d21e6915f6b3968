import TestKit
import Testing

@testable import Linkage

@Suite("Rule: each kind of comparison knows its levels, and is symmetric") struct RecordComparisonTests {
  @Test func similarityIsThatOfThePapers() {
    func similarity(_ one: String, _ other: String) -> Double {
      let left = Array(one.utf16)
      let right = Array(other.utf16)
      return jaroWinkler(left, left.indices, right, right.indices)
    }
    #expect(abs(similarity("martha", "marhta") - 0.9611) < 0.0001)
    #expect(abs(similarity("dwayne", "duane") - 0.84) < 0.0001)
    #expect(abs(similarity("dixon", "dicksonx") - 0.8133) < 0.0001)
    #expect(similarity("abc", "xyz") == 0 && similarity("abc", "abc") == 1 && similarity("", "a") == 0)
    let long = String(repeating: "ab", count: 400)
    #expect(similarity(long, long) == 1, "texts beyond 64 units are compared by their beginning")
  }

  @Test(
    "Text",
    arguments: [
      ("Müller", "muller", "equal"), ("  St.  Mary's ", "st marys", "equal"), ("catherine", "catherina", "similar by 93%"),
      ("smith", "zyx", "different"), ("smith", "", "unknown"), ("", "", "unknown"), ("ивановъ", "иванов", "similar by 93%"),
    ])
  func text(_ one: String, _ other: String, _ level: String) throws { #expect(try RecordWorld.level(.text, one, other) == level) }

  @Test(
    "Date",
    arguments: [
      ("1980-02-03", "1980-02-03", "equal"), ("1980-02-03", "1980-03-02", "day and month swapped"),
      ("1980-02-03", "1980-02-08", "one digit wrong, or two swapped"), ("1980-02-12", "1980-02-21", "one digit wrong, or two swapped"),
      ("1980-01-31", "1980-02-02", "within 31 days"), ("1979-12-30", "1980-01-05", "within 31 days"),
      ("1980-01-31", "1980-12-02", "the same year"), ("1980-01-31", "1955-12-02", "different"), ("1980-01-31", "soon", "unknown"),
      ("1980-13-99", "1980-13-99", "equal"),
    ])
  func date(_ one: String, _ other: String, _ level: String) throws { #expect(try RecordWorld.level(.date, one, other) == level) }

  @Test func datesAreReadByTheirPattern() throws {
    #expect(try RecordWorld.level(.date, "03/02/1980", "02/03/1980", pattern: "dd/MM/yyyy") == "day and month swapped")
    #expect(try RecordWorld.level(.date, "19800203", "19800203", pattern: "yyyyMMdd") == "equal")
    #expect(DatePattern.isUsable("dd.MM.yyyy") && !DatePattern.isUsable("dd.MM.yy") && !DatePattern.isUsable("dd MMM yyyy"))
  }

  @Test(
    "Code and postcode",
    arguments: [
      (RecordSettings.Kind.code, "AB-123 456", "ab123456", "equal"), (.code, "123456", "123465", "one slip"),
      (.code, "123456", "12345", "one slip"), (.code, "123456", "923457", "two slips"), (.code, "123456", "987654", "different"),
      (.postcode, "SW1A 1AA", "sw1a1aa", "equal"), (.postcode, "2600", "2601", "one slip"), (.postcode, "2600", "2699", "same first half"),
      (.postcode, "2600", "4100", "different"), (.postcode, "2600", "", "unknown"),
    ])
  func code(_ kind: RecordSettings.Kind, _ one: String, _ other: String, _ level: String) throws {
    #expect(try RecordWorld.level(kind, one, other) == level)
  }

  @Test(
    "Number, phone, e-mail, exact",
    arguments: [
      (RecordSettings.Kind.number, "100", "100.0", "equal"), (.number, "100", "100.05", "within 0.1%"),
      (.number, "100", "109", "within 10%"),
      (.number, "-5", "5", "different"), (.number, "0", "0", "equal"), (.number, "many", "5", "unknown"),
      (.number, "nan", "nan", "unknown"),
      (.phone, "030 1234567", "030-1234567", "equal"), (.phone, "030 1234567", "+49 69 1234567", "the same last seven digits"),
      (.phone, "0301234567", "0307654321", "different"), (.email, "A.B+shop@x.org", "ab@x.org", "equal but for tag and dots"),
      (.email, "ab@x.org", "AB@X.org", "equal"), (.email, "ab@x.org", "ab@y.org", "the same local part"),
      (.email, "johnsmith@x.org", "johnsmyth@x.org", "similar local part, the same domain"),
      (.email, "ab@x.org", "qq@x.org", "the same domain"), (.email, "nobody", "nothing", "different"),
      (.exact, " A ", "A", "equal"), (.exact, "A", "a", "different"),
    ])
  func others(_ kind: RecordSettings.Kind, _ one: String, _ other: String, _ level: String) throws {
    #expect(try RecordWorld.level(kind, one, other) == level)
  }

  @Test(
    "Company",
    arguments: [
      ("Acme Trading Ltd.", "ACME TRADING GmbH", "equal"), ("Trading Acme", "Acme Trading Inc", "equal"),
      ("White Moth Ltd", "WhiteMoth", "equal"),
      ("Acme Trading", "Acme Tradng", "90% of the words' weight shared"), ("Acme Trading", "Zenith Foods", "different"),
      ("", "Acme", "unknown"),
    ])
  func company(_ one: String, _ other: String, _ level: String) throws { #expect(try RecordWorld.level(.company, one, other) == level) }

  @Test(
    "Names of persons, also the wrong way round",
    arguments: [
      (["anna", "berg"], ["anna", "berg"], "given name equal, surname equal"),
      (["anna", "berg"], ["berg", "anna"], "equal the wrong way round"),
      (["anna", "lindberg"], ["lindbergh", "anna"], "similar the wrong way round"),
      (["anna", "berg"], ["ana", "berg"], "given name similar, surname equal"),
      (["anna", "berg"], ["", "berg"], "given name unknown, surname equal"),
      (["anna", "berg"], ["otto", "kuhl"], "given name different, surname different"), (["", ""], ["otto", "kuhl"], "unknown"),
    ])
  func names(_ one: [String], _ other: [String], _ level: String) throws {
    let table = RecordWorld.table(["given", "surname"], [["1"] + one, ["2"] + other])
    let settings = RecordSettings(
      id: "id", comparisons: [.init(name: "it", kind: .name, columns: ["given", "surname"])],
      blocking: [[RecordSettings.Key(.whole, ["given"])]])
    let comparison = try PreparedRecords(table, settings, threads: 1).comparisons[0]
    #expect(comparison.level(0, 1) == comparison.level(1, 0))
    #expect(comparison.levels[Int(comparison.level(0, 1))].name == level)
  }

  @Test("Any texts, also senseless ones, compare symmetrically", arguments: RecordSettings.Kind.allCases.filter { $0 != .name })
  func symmetric(_ kind: RecordSettings.Kind) throws {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("aab 12.é星@+-")
    let values = (0..<60).map { _ in
      String((0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
    }
    let comparison = try RecordWorld.comparison(kind, values)
    for one in values.indices {
      for other in values.indices where comparison.level(one, other) != comparison.level(other, one) {
        Issue.record("\(kind): '\(values[one])' and '\(values[other])'")
      }
    }
  }
}
