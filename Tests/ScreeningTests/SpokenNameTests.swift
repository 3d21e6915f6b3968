import Testing

@testable import Screening

@Suite("Rule: names are found as they are spoken in other letters") struct SpokenNameTests {
  static let brands =
    [
      "Louis Vuitton", "Michael Kors", "Dolce & Gabbana", "Tommy Hilfiger", "Calvin Klein", "Yves Saint Laurent", "Hugo Boss", "Super Man",
      "Samsung", "Loreal", "Adidas", "Zorvelan", "Быстроном", "Κορρέσσο",
    ].map { Fixtures.brand($0) }
  static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(
    "Names of several words in Cyrillic and Greek letters",
    arguments: [
      ("сумка Луи Виттон новая", "Louis Vuitton transliterated: Луи Виттон"),
      ("Майкл Корс сумка", "Michael Kors transliterated: Майкл Корс"),
      ("сумка Майкл-Корс", "Michael Kors transliterated: Майкл-Корс"),
      ("туфли Дольче Габбана", "Dolce & Gabbana transliterated: Дольче Габбана"),
      ("рубашка Томми Хилфигер", "Tommy Hilfiger transliterated: Томми Хилфигер"),
      ("Кельвин Кляйн трусы", "Calvin Klein transliterated: Кельвин Кляйн"),
      ("духи Ив Сен Лоран", "Yves Saint Laurent transliterated: Ив Сен Лоран"),
      ("костюм Хьюго Босс", "Hugo Boss transliterated: Хьюго Босс"),
      ("τσάντα Λουί Βιτόν", "Louis Vuitton transliterated: Λουί Βιτόν"), ("τσάντα Μάικλ Κορς", "Michael Kors transliterated: Μάικλ Κορς"),
      ("Луи сумка Виттон", ""), ("супер мини юбка", ""), ("Майкл сумка", ""), ("луна и виток", ""), ("маленькие корзины", ""),
      ("Майкл, Корс", ""),
    ]) func several(_ title: String, _ expected: String)
  { check(title, expected) }

  @Test(
    "With a slip, or an ending that tells case",
    arguments: [
      ("чехол для Самсунга", "Samsung transliterated: Самсунга"), ("сумка Зорвеланн", "Zorvelan transliterated: Зорвеланн"),
      ("сумка Зорвулан", "Zorvelan transliterated: Зорвулан"), ("сумка Зарвелан", "Zorvelan transliterated: Зарвелан"),
      ("сумка Зорвимир", ""), ("самсон", ""),
    ]) func slips(_ title: String, _ expected: String)
  { check(title, expected) }

  @Test(
    "Letters of a name of another alphabet that are near one another",
    arguments: [
      ("Быстраном магазин", "Быстроном slip: Быстраном"), ("Быстрлном магазин", "Быстроном slip: Быстрлном"),
      ("Κορρέσσω κρέμα", ""), ("Κωρρέσσο κρέμα", "Κορρέσσο slip: Κωρρέσσο"), ("Быстрфном магазин", ""),
    ]) func near(_ title: String, _ expected: String)
  { check(title, expected) }

  @Test("In Korean", arguments: [("로레알 샴푸", "Loreal transliterated: 로레알"), ("아디다스 운동화", "Adidas transliterated: 아디다스"), ("삼시 세끼", "")])
  func korean(_ title: String, _ expected: String) { check(title, expected) }

  private func check(_ title: String, _ expected: String) {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == (expected.isEmpty ? [] : [expected]))
  }
}

@Suite("Rule: articles, apostrophes and mixed scripts hide no name") struct WrittenNameTests {
  static let brands = ["زرقاويل", "Bob's", "Al's", "优衣库Uniq", "K记"].map { Fixtures.brand($0) }
  static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(
    "The article is written onto an Arabic name",
    arguments: [
      ("حقيبة الزرقاويل", "زرقاويل name: زرقاويل"), ("حقيبة والزرقاويل", "زرقاويل name: زرقاويل"),
      ("حقيبة زرقاويل", "زرقاويل name: زرقاويل"),
      ("حقيبة مزرقاويل", ""), ("حقيبة مالزرقاويل", ""),
    ]) func article(_ title: String, _ expected: String)
  { check(title, expected) }

  @Test(
    "Names of four letters lose their apostrophe, and may then be words; shorter ones keep it",
    arguments: [
      ("Bobs burger", "Bob's name: Bobs"), ("Bob's burger", "Bob's name: Bob's"), ("als Geschenk", ""), ("Al's grill", "Al's name: Al's"),
    ])
  func apostrophe(_ title: String, _ expected: String) { check(title, expected) }

  @Test func withoutItsApostropheAShortNameMayBeAWord() {
    #expect(Fixtures.hits("Bobs burger", with: Self.screener).allSatisfy { $0.context.contains(.ordinaryWord) })
    #expect(Fixtures.hits("Bob's burger", with: Self.screener).allSatisfy { !$0.context.contains(.ordinaryWord) })
  }

  @Test(
    "Chinese and Latin letters of one name, spaced out",
    arguments: [
      ("优 衣 库 U n i q 外套", "优衣库Uniq separated: 优 衣 库 U n i q"), ("优.衣.库.U.n.i.q", "优衣库Uniq separated: 优.衣.库.U.n.i.q"),
      ("优衣库Uniq 外套", "优衣库Uniq name: 优衣库Uniq"), ("K 记 a b", ""),
    ]) func mixed(_ title: String, _ expected: String)
  { check(title, expected) }

  private func check(_ title: String, _ expected: String) {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == (expected.isEmpty ? [] : [expected]))
  }
}
