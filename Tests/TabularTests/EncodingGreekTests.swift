import Testing

@testable import Tabular

@Suite("Rule: Greek is known from Russian by a few words, whatever their letters' case") struct EncodingGreekTests {
  private static let furniture = "ΝΤΟΥΛΑΠΑ ΚΡΕΒΑΤΙ ΣΤΡΩΜΑ ΡΑΦΙ ΚΟΜΟΔΙΝΟ ΠΟΛΥΘΡΟΝΑ ΧΑΛΙ ΚΟΥΡΤΙΝΑ"
  private static let lists = [
    furniture, "ΡΑΚΕΤΑ ΔΙΧΤΥ ΣΧΟΙΝΙ ΒΑΡΑΚΙ ΤΕΝΤΑ ΣΑΚΙΔΙΟ ΦΑΚΟΣ ΜΑΓΙΟ", "ντουλάπα κρεβάτι στρώμα ράφι κομοδίνο πολυθρόνα χαλί κουρτίνα",
    "δακτύλιος σωλήνας μοχλός τροχός άξονας σύνδεσμος διακόπτης λέβητας", "Φακός Καλός Μικρός Γερός Λευκός Τροχός Κήπος Στόλος",
  ]

  private func rows(_ list: String) -> String { "name,count\n" + list.split(separator: " ").map { "\($0),12\n" }.joined() }

  @Test("in Greek's code pages", arguments: lists, ["windows-1253", "iso-8859-7"])
  func greek(_ list: String, _ page: String) {
    let bytes = recoded(rows(list), page == "windows-1253" ? "cp1253" : page)
    let found = EncodingSniffer.sniff(bytes)
    #expect(convert(bytes) { $0.encoding = found.name }.text == rows(list), "\(found)")
  }

  @Test(
    "control: Russian, Ukrainian and Bulgarian words with й are no Greek ones",
    arguments: ["koi8-r", "windows-1251", "iso-8859-5"],
    [
      "чайник скамейка зайчик чайка лейка красный синий белый", "ЧАЙНИК СКАМЕЙКА ЗАЙЧИК ЧАЙКА ЛЕЙКА КРАСНЫЙ СИНИЙ БЕЛЫЙ",
      "йогурт район майонез чай трамвай кофейник мойка йод", "калпак пакет катарама тетрадка статив лопата касета йонизатор",
    ])
  func cyrillic(_ page: String, _ list: String) throws {
    let bytes = recoded(rows(list), page)
    #expect(EncodingSniffer.sniff(bytes).name == page)
    #expect(EncodingLikeness(bytes).doubt(of: try #require(TextEncoding(name: page))) == nil)
  }

  @Test(
    "й before a vowel is no sign of another code page",
    arguments: ["ФЕЙЕРВЕРК КОНВЕЙЕР ФОЙЕ БАЙЕР МАЙЯ ЙЕМЕН ДЖАКУЙЯ КАЙЕН", "айыл быйыл кийим уйым жайык тойым койын майыш"])
  func semivowel(_ list: String) {
    let bytes = recoded(rows(list), "windows-1251")
    #expect(EncodingSniffer.sniff(bytes).name == "windows-1251")
    #expect(EncodingLikeness(bytes).doubt(of: .windows1251) == nil)
  }

  @Test("capitals part vowels with a dialytika where the small letters have an accent: a right declaration is not doubted for it")
  func dialytika() {
    let watches = "ΧΕΙΡΟΣ ΤΟΙΧΟΥ ΑΝΔΡΙΚΟ ΓΥΝΑΙΚΕΙΟ ΠΑΙΔΙΚΟ ΨΗΦΙΑΚΟ ΑΔΙΑΒΡΟΧΟ ΑΣΗΜΙ ΜΑΥΡΟ ΛΕΥΚΟ ΔΕΡΜΑΤΙΝΟ ΑΥΤΟΜΑΤΟ".split(separator: " ")
    let bytes = recoded("name,count\n" + watches.map { "ΡΟΛΟΪ \($0),12\n" }.joined(), "cp1253")
    #expect(EncodingLikeness(bytes).doubt(of: .windows1253) == nil)
    #expect(EncodingSniffer.sniff(bytes).name == "windows-1253")
  }
}
