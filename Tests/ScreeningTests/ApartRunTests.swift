import Testing

@testable import Screening

@Suite("Rule: letters by ones or twos between signs are a name, with a space or two among them") struct ApartRunTests {
  private static let brands =
    ["Brenvovo", "Bren Vovo", "Acdc", "Smlxl", "Gucci", "Marze", "Bamarze", "Лукойл"].map { Fixtures.brand($0) }
  private static let screener = Screener(brands: brands, lexicon: Lexicon())

  private func readable(_ title: String) -> [String] { Fixtures.readable(title, with: Self.screener, brands: Self.brands) }

  @Test(
    "With any signs, in turn and with one space",
    arguments: [
      "B.r.e n.v.o.v.o", "B/r/e n/v/o/v/o", "B·r·e n·v·o·v·o", "B_r_e n_v_o_v_o", "B'r'e n'v'o'v'o", "B-r-e n-v-o-v-o", "B/r e·n_v'o/v o",
      "Br· en· vo· vo", "Br·en vo·vo", "B★r★e n★v★o★v★o", "B.r.e.n.v.o.v o", "B•r•e n•v•o•v•o", "B・r・e n・v・o・v・o", "B.r.e.n v.o.v.o",
    ]) func found(_ name: String)
  {
    for brand in ["Brenvovo", "Bren Vovo"] {
      let brands = [Fixtures.brand(brand)]
      let screener = Screener(brands: brands, lexicon: Lexicon())
      #expect(Fixtures.readable("brown bag \(name) new", with: screener, brands: brands) == ["\(brand) separated: \(name)"])
    }
  }

  @Test(
    "Right beside a script without spaces",
    arguments: [
      ("M·a/r z·e不锈钢运动鞋", "Marze separated: M·a/r z·e"), ("Gu·c c·iの手提包", ""), ("G·u/c c iの手提包", "Gucci separated: G·u/c c i"),
      ("【G'u·c·c i】折叠", "Gucci separated: G'u·c·c i"), ("品牌G·u·c c·i包", "Gucci separated: G·u·c c·i"),
      ("品牌G.u c.c.i", "Gucci separated: G.u c.c.i"),
      ("G.u c.c.i's bag", "Gucci separated: G.u c.c.i"), ("G.u c.c.is bag", ""), ("XG.u c.c.i", ""), ("新款A·c d·c转接头", ""),
    ]) func unspaced(_ title: String, _ expected: String)
  { #expect(readable(title) == (expected.isEmpty ? [] : [expected])) }

  @Test("The longest name counts, in every alphabet") func longest() {
    #expect(readable("new B_a_m a_r_z_e bag") == ["Bamarze separated: B_a_m a_r_z_e"])
    #expect(readable("сумка Л.у.к о.й.л") == ["Лукойл separated: Л.у.к о.й.л"])
    #expect(readable("T-s G.u c.c.i") == ["Gucci separated: G.u c.c.i"])
  }

  @Test(
    "Abbreviations, sizes, initials, measures and elided articles are none",
    arguments: [
      "A/C D/C adaptor", "A.C. D.C.", "S.M.L. XL", "S/M L/XL", "H.P. 15", "I.D. card", "W/O B.O.X", "1.5 m x 2.0 m", "U.S.A. N.Y.C.",
      "J. R. R. Tolkien", "D&G", "dell'arte l'or", "a, b, c", "B.r.e x n.v.o.v.o", "Wi-Fi TV", "S-M L-XL",
    ]) func none(_ title: String)
  { #expect(readable(title) == []) }
}
