import Testing

@testable import Screening

@Suite("Rule: where one word of a name of several stands plainly, the others are found hidden, misspelled and taken apart")
struct AnchoredNameTests {
  private static let brands = [
    "The North Face", "Dolce & Gabbana", "Bath Body Works", "Dr. Martens", "Bang & Olufsen", "Victoria's Secret", "Michael Kors",
    "Peak Performance", "Yves Saint Laurent", "Bond Harrow", "Bond Farrow", "Kelso", "Dr. Kelvo", "Paul Gordon",
  ].map { Fixtures.brand($0) }
  private static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(arguments: [
    ("Baath Body Works gift", "Bath Body Works slip: Baath Body Works"), ("new Dr. Matens boots", "Dr. Martens slip: Dr. Matens"),
    ("Victoria's Seret bag", "Victoria's Secret slip: Victoria's Seret"), ("Bang & Olufzen", "Bang & Olufsen slip: Bang & Olufzen"),
    ("Micheal Kors bag", "Michael Kors slip: Micheal Kors"), ("Nichael Kors bag", "Michael Kors slip: Nichael Kors"),
    ("Teh North Face", "The North Face slip: Teh North Face"),
    ("Yves Saint Lauurent", "Yves Saint Laurent slip: Yves Saint Lauurent"),
  ]) func slips(_ title: String, _ expected: String) { expect(title, [expected]) }

  @Test(arguments: [
    ("a Do'lce & Gabbana belt", "Dolce & Gabbana separated: Do'lce & Gabbana"),
    ("B.a.t.h Body Works", "Bath Body Works separated: B.a.t.h Body Works"),
    ("D o l c e & Gabbana", "Dolce & Gabbana separated: D o l c e & Gabbana"),
    ("Mic hael Kors bag", "Michael Kors cut: Mic hael Kors"),
    ("North x Peak x Performance", "Peak Performance separated: Peak x Performance"),
  ]) func takenApart(_ title: String, _ expected: String) { expect(title, [expected]) }

  @Test(arguments: [
    ("Th* North Face", "The North Face masked: Th* North Face"), ("*he North Face", "The North Face masked: *he North Face"),
    ("Th3 North Face", "The North Face substituted: Th3 North Face"),
    ("Yv35 Saint Laurent", "Yves Saint Laurent substituted: Yv35 Saint Laurent"),
  ]) func hidden(_ title: String, _ expected: String) { expect(title, [expected]) }

  @Test(
    "another word, another brand's name, two slips, too little beside the slip, and a name that is there as it is are none",
    arguments: [
      "Peek Performance", "Bad Body Works", "Bond Karrow", "Baath Boddy Works", "Dr. Kelso", "Bath Works Body", "5 North Face",
      "Paula Gordon",
      "Gabbana for Do lce", "the norse face cream", "Michael horse Kors",
    ]) func none(_ title: String)
  { expect(title, title.hasSuffix("Kelso") ? ["Kelso name: Kelso"] : []) }

  @Test("a name as it is stays what it is", arguments: ["Victoria'sSecret", "Victoria's Secret", "VictoriasSecret"])
  func plain(_ title: String) { expect(title, ["Victoria's Secret name: \(title)"]) }

  private func expect(_ title: String, _ expected: [String]) {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == expected)
  }
}

@Suite("Rule: letters are set apart by whatever signs, also by several in turn") struct SetApartTests {
  @Test(arguments: ["M a.r l.o t.e x", "M-a r-l o-t e-x", "M. a. r. l. o. t. e. x", "M a/r l.o-t e.x"]) func found(_ title: String) {
    #expect(Fixtures.readable("bag \(title) new") == ["Marlotex separated: \(title)"])
  }
}
