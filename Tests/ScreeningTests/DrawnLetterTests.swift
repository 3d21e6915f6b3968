import Testing

@testable import Screening

@Suite("Rule: several signs may draw a letter within a word, and signs of the western code page look like letters")
struct DrawnLetterTests {
  private static let brands = ["Marlotex", "Zorvelan", "Bandolero", "Kavelux", "Sassory"].map { Fixtures.brand($0) }
  private static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(arguments: [
    (#"|\/|arlotex"#, "Marlotex"), (#"Zorvela|\|"#, "Zorvelan"), ("Marl{}tex", "Marlotex"), ("Mar|_otex", "Marlotex"),
    (#"Ma|\|"#, nil), ("Bªndµlero", nil), ("Kavel£x", nil), ("Kavelµx", "Kavelux"), ("Ban𝕕olero", "Bandolero"),
    ("Ban\u{F0}olero", "Bandolero"),
    ("ßandolero", "Bandolero"), ("Marlote×", "Marlotex"), ("Mar£¤tex", "Marlotex"), ("§a§§or¥", "Sassory"), ("Band¤l¡ro", nil),
    ("Mar%otex", "Marlotex"), ("50% Marlo", nil), ("() {} []", nil),
    (#"|\| |-|"#, nil),
  ]) func found(_ title: String, _ brand: String?) {
    #expect(Fixtures.hits(title, with: Self.screener).map { Self.brands[Int($0.brand)].name } == [brand].compactMap(\.self))
  }
}

@Suite("Rule: a name cut in three words, or opened by a bracket, is found; a long one also with another first letter that is near")
struct CutAndOpenedNameTests {
  private static let brands = ["Marlotex", "Zorvelan", "Karadaxze", "Kave"].map { Fixtures.brand($0) }
  private static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(arguments: [
    ("bag Mar lo tex new", "Marlotex cut: Mar lo tex"), ("Zor vel an", "Zorvelan cut: Zor vel an"),
    ("M(arlotex)", "Marlotex separated: M(arlotex)"),
    ("Caradaxze bag", "Karadaxze slip: Caradaxze"),
  ]) func found(_ title: String, _ expected: String) {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == [expected])
  }

  @Test(arguments: ["M ar lotex", "Mar & lo tex", "tex lo Mar", "Narlotex", "Paradaxze", "Mar lo lotex"]) func none(_ title: String) {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands).isEmpty)
  }
}
