import Testing

@testable import Screening

@Suite("Rule: brackets round letters of a name hide it, those of a word do not") struct BracketTests {
  private static let brands = [
    "Gucci", "Nike", "Marlotex", "Marlo", "Louis Vuitton", "Лукойлин", "阿迪达斯", "优衣库", "老板", "Colour", "Size", "Shirts", "Women", "Female",
    "Levis", "Levi", "Ebike", "Hunte", "Hunter", "Zorvel", "Zorvels", "Smile", "Burberry", "Kabren", "Marco",
  ].map { Fixtures.brand($0) }
  private static let screener = Screener(brands: brands, lexicon: Lexicon())

  private func readable(_ title: String) -> [String] { Fixtures.readable(title, with: Self.screener, brands: Self.brands) }

  @Test(
    "At any place, whatever the brackets, and the hit has them",
    arguments: [
      ("bag Gu(c)ci red", "Gucci separated: Gu(c)ci"), ("(G)ucci bag", "Gucci separated: (G)ucci"),
      ("bag Gucc(i)", "Gucci separated: Gucc(i)"), ("Gu(cc)i bag", "Gucci separated: Gu(cc)i"), ("G[u]cci", "Gucci separated: G[u]cci"),
      ("Gu«c»ci", "Gucci separated: Gu«c»ci"), ("Gu»c«ci", "Gucci separated: Gu»c«ci"), ("Gu„c“ci", "Gucci separated: Gu„c“ci"),
      ("Gu{c}ci", "Gucci separated: Gu{c}ci"), ("Gu<c>ci", "Gucci separated: Gu<c>ci"), ("Gu（c）ci", "Gucci separated: Gu（c）ci"),
      ("Gu【c】ci", "Gucci separated: Gu【c】ci"), ("「G」ucci", "Gucci separated: 「G」ucci"), ("Gucc⟨i⟩", "Gucci separated: Gucc⟨i⟩"),
      ("⟨G⟩ucci", "Gucci separated: ⟨G⟩ucci"), ("Gu❨c❩ci", "Gucci separated: Gu❨c❩ci"), ("(G)u(cc)i", "Gucci separated: (G)u(cc)i"),
      ("Gu((c))ci", "Gucci separated: Gu((c))ci"), ("((G)ucci)", "Gucci separated: (G)ucci"), ("Gu(с)ci", "Gucci lookAlike: Gu(с)ci"),
      ("N(i)ke shoes", "Nike separated: N(i)ke"), ("Mar(l)otex", "Marlotex separated: Mar(l)otex"),
      ("新款Gu(c)ci包", "Gucci separated: Gu(c)ci"), ("Лук(о)йлин", "Лукойлин separated: Лук(о)йлин"),
      ("阿(迪)达斯", "阿迪达斯 separated: 阿(迪)达斯"), ("优【衣】库", "优衣库 separated: 优【衣】库"),
      ("Louis Vui(t)ton bag", "Louis Vuitton separated: Louis Vui(t)ton"), ("(Bur)berry", "Burberry separated: (Bur)berry"),
      ("Ka(b)ren", "Kabren separated: Ka(b)ren"), ("bag L(o)uis V(u)itton red", "Louis Vuitton separated: L(o)uis V(u)itton"),
    ]) func found(_ title: String, _ expected: String)
  { #expect(readable(title) == [expected]) }

  @Test(
    "Two words in one, a letter picked out, a claim, a size, a list and a face are none",
    arguments: [
      "(S)ize M", "colo(u)r", "T-shirt(s)", "shirt(s)", "(wo)men", "wo(men)", "S(mile)", "(e)bike", "CD(s)", "bag (L)", "bag(XL)",
      "Hunte(R)", "fe(male)", "Zorvel(s)", "Marc(o)", "(N)ike",
      "Nik(e)", "老【板】新款", "boy(s) shirt(s)", "Gu(c)c", "a(b)c(d)e", ":( :) ;)", "Gu)c(ci", "(G)(u)c", "Ca(OH)2", "Gu (c)ci", "阿(迪达)斯",
    ]) func none(_ title: String)
  { #expect(readable(title).filter { $0.contains("separated") || $0.contains("lookAlike") } == []) }

  @Test("A mark with a further ending in brackets is that mark") func anotherMark() {
    #expect(readable("Levi(s)") == ["Levi name: Levi"])
    #expect(readable("Marlo(tex) bag") == ["Marlo name: Marlo"])
  }

  @Test("Words that admit a copy are read so too") func copyWords() {
    let screener = Screener(brands: Self.brands, lexicon: Fixtures.lexicon)
    #expect(Fixtures.hits("Gucci bag re(p)lica", with: screener).first?.context.contains(.copyWord) == true)
    #expect(Fixtures.hits("Gucci bag re(p)lace", with: screener).first?.context.contains(.copyWord) == false)
  }
}
