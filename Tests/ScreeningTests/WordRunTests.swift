import Testing

@testable import Screening

@Suite("Rule: names of several words are found with letters of any of them hidden or replaced") struct WordRunTests {
  private static let brands = [
    "Louis Vuitton", "The North Face", "Yves Saint Laurent", "Dolce & Gabbana", "Ray-Ban", "Michael Kors", "Victoria's Secret",
    "Mavel Kord",
    "Mivel Kard",
  ].map { Fixtures.brand($0) }
  private static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(arguments: [
    ("bag Lou*s Vuitton new", "Louis Vuitton masked: Lou*s Vuitton"), ("Louis Vu*tt*n", "Louis Vuitton masked: Louis Vu*tt*n"),
    ("Lou*s Vu*tton bag", "Louis Vuitton masked: Lou*s Vu*tton"), ("M*chael Kors bag", "Michael Kors masked: M*chael Kors"),
    ("L0u1s Vu1tt0n", "Louis Vuitton substituted: L0u1s Vu1tt0n"), ("Ra*-Ban glasses", "Ray-Ban masked: Ra*-Ban"),
    ("Thе Nоrth Fасе jacket", "The North Face lookAlike: Thе Nоrth Fасе"),
    ("Yvеs Sаint Lаurеnt", "Yves Saint Laurent lookAlike: Yvеs Sаint Lаurеnt"),
    ("D0lce & Gabbana", "Dolce & Gabbana substituted: D0lce & Gabbana"),
    ("Dolce & G@bb@na", "Dolce & Gabbana substituted: Dolce & G@bb@na"),
    ("bag LOUlS VUlTTON", "Louis Vuitton substituted: LOUlS VUlTTON"), ("MlCHAEL K0RS", "Michael Kors substituted: MlCHAEL K0RS"),
    ("The N*rth Face", "The North Face masked: The N*rth Face"), ("V*ctoria's Secret", "Victoria's Secret masked: V*ctoria's Secret"),
  ]) func found(_ title: String, _ expected: String) {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == [expected])
  }

  @Test(
    "what could be either, what hides too much, and other words are none",
    arguments: [
      "M*vel K*rd", "L**** V*****n", "4K Face cam", "USB3C Kors", "The N3W Face", "Saint 1aurel", "Louis Vu*tt*ns bag", "10x Ray 2an",
      "North F4st", "LOUlS VUlTTENS", "DElL KORS",
    ]) func none(_ title: String)
  { #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands).isEmpty) }
}
