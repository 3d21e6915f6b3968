import Testing

@testable import Screening

@Suite("Rule: what stands around a mark says how it is used") struct ContextTests {
  private func context(_ title: String) -> HitContext { Fixtures.hits(title).first?.context ?? HitContext(rawValue: .max) }

  @Test(
    "Frames of many languages, on either side, say what goods fit",
    arguments: [
      "case for Apple phones", "case compatible with all the Apple models", "strap fits Gucci", "Apple compatible charger",
      "Apple V8 compatible",
      "手机壳适用苹果", "苹果适用充电器", "custodia per Apple", "funda para Apple", "Hülle passend für Apple", "coque pour Apple",
      "capa compatível com Apple", "pasek pasuje do Apple", "case for Gucci/Apple", "case for 2026 Apple",
    ]) func nominative(_ title: String)
  { #expect(Fixtures.hits(title).last?.context.contains(.nominative) == true) }

  @Test(
    "Other words between a frame and a mark break it",
    arguments: ["gift for women Gucci bag", "Gucci bag for women", "bag for sale | Gucci", "Gucci handbag 2026"])
  func notNominative(_ title: String) { #expect(!context(title).contains(.nominative)) }

  @Test("Words that say that the goods are not the brand's own say so of every mark") func notOriginal() {
    #expect(context("Apple charger, not original").contains(.notOriginal))
    #expect(!context("Apple charger, not original").contains(.nominative), "whether it is an accessory, the category tells")
  }

  @Test("Words that admit a copy, and hints") func copies() {
    #expect(context("Gucci bag replica").contains(.copyWord))
    #expect(context("高仿古驰包").contains(.copyWord))
    #expect(context("Gucci bag AAA-quality").contains(.copyWord))
    #expect(!context("Gucci bag AAA").contains(.copyWord))
    #expect(context("Gucci bag 1:1").contains(.copyHint))
    #expect(context("Gucci bag １：１").contains(.copyHint))
    #expect(!context("Gucci bag 1-1").contains(.copyHint), "a sign of the lexicon must stand as it is")
  }

  @Test("Used goods, unless a longer phrase says otherwise") func used() {
    #expect(context("used Gucci bag").contains(.usedWord))
    #expect(context("二手古驰包").contains(.usedWord))
    #expect(!context("Gucci bag never used").contains(.usedWord))
    #expect(!context("Gucci bag unused").contains(.usedWord))
    #expect(context("Gucci parallel import").contains(.parallelImport))
  }

  @Test("What is right behind a negation is taken back, and nothing farther off") func negations() {
    let lexicon = Lexicon(
      copyWords: ["en": ["replica", "1:1"], "zh": ["高仿"]], usedWords: ["en": ["used"]], negations: ["en": ["not a", "not"], "zh": ["非"]])
    let screener = Screener(brands: Fixtures.brands, lexicon: lexicon)
    func context(_ title: String) -> HitContext { Fixtures.hits(title, with: screener).first?.context ?? HitContext(rawValue: .max) }
    #expect(!context("Gucci bag not a replica").contains(.copyWord))
    #expect(!context("Gucci bag not-a replica").contains(.copyWord))
    #expect(!context("古驰包 非高仿").contains(.copyWord))
    #expect(!context("Gucci bag not used").contains(.usedWord))
    #expect(context("Gucci bag not red replica").contains(.copyWord))
    #expect(context("Gucci bag, is it not? replica").contains(.copyWord))
    #expect(context("Gucci bag not a replica, 1:1").contains(.copyWord), "what is not taken back stands")
    #expect(context("not Gucci bag").contains(.nominative), "goods that are denied to be the brand's")
    #expect(context("not red Gucci bag").isDisjoint(with: [.nominative, .perhapsNominative]))
  }

  @Test("A word of a copy before a material speaks of the material, where it may") func materials() {
    let lexicon = Lexicon(
      copyWords: ["en": ["replica", "faux", "imitación"]], frameFillers: ["es": ["de"]],
      imitationWords: ["en": ["faux", "imitación"]], materials: ["en": ["leather", "pearl"], "es": ["cuero"]])
    let screener = Screener(brands: Fixtures.brands, lexicon: lexicon)
    func admitsCopy(_ title: String) -> Bool? { Fixtures.hits(title, with: screener).first?.context.contains(.copyWord) }
    for title in ["Gucci faux leather bag", "Gucci faux-pearl necklace", "Gucci bolso imitación de cuero"] {
      #expect(admitsCopy(title) == false, "\(title)")
    }
    for title in ["Gucci replica leather bag", "faux Gucci leather bag", "Gucci leather, faux", "Gucci bag faux | leather"] {
      #expect(admitsCopy(title) == true, "\(title)")
    }
  }

  @Test("Who likens goods to a brand's is left to an analyst") func comparisons() {
    let screener = Screener(brands: Fixtures.brands, lexicon: Lexicon(comparisons: ["en": ["similar to"], "de": ["wie"]]))
    func context(_ title: String) -> HitContext { Fixtures.hits(title, with: screener).first?.context ?? HitContext(rawValue: .max) }
    #expect(context("bag similar to Gucci").contains(.perhapsNominative))
    #expect(context("Tasche wie \"Gucci\"").contains(.perhapsNominative))
    #expect(!context("Tasche wie neu Gucci").contains(.perhapsNominative))
    let after = Screener(brands: Fixtures.brands, lexicon: Lexicon(comparisonsAfter: ["tr": ["gibi"]]))
    #expect(Fixtures.hits("Gucci gibi çanta", with: after).first?.context.contains(.perhapsNominative) == true)
    #expect(Fixtures.hits("çanta gibi Gucci", with: after).first?.context.contains(.perhapsNominative) == false)
  }

  @Test("Goods with a mark's logo bear the mark and do not fit it; goods for one still do") func borne() {
    let lexicon = Lexicon(
      fitsBefore: ["en": ["with", "for"]], everydayFrames: ["en": ["with", "for"]], bearingFrames: ["en": ["with"]],
      borneSigns: ["en": ["logo"]])
    let screener = Screener(brands: Fixtures.brands, lexicon: lexicon)
    func hasFrame(_ title: String) -> Bool? { Fixtures.hits(title, with: screener).first.map { $0.frame != nil } }
    #expect(hasFrame("leather handbag with Gucci logo") == false)
    #expect(hasFrame("leather handbag with \"Gucci\" logo") == false)
    #expect(hasFrame("leather handbag with Gucci lining") == true)
    #expect(hasFrame("leather handbag with Gucci lining and logo") == true)
    #expect(hasFrame("sticker for Gucci logo") == true)
  }

  @Test("Whom or what use goods are for is no frame, also in one word") func forWhom() {
    let lexicon = Lexicon(fitsBefore: ["zh": ["通用"]], fitsAfter: ["zh": ["通用"]], purposes: ["zh": ["男女", "女"]])
    let screener = Screener(brands: Fixtures.brands, lexicon: lexicon)
    func fits(_ title: String) -> Bool? { Fixtures.hits(title, with: screener).first?.context.contains(.nominative) }
    #expect(fits("充电器 通用Apple 耐用") == true)
    #expect(fits("苹果通用充电器") == true)
    #expect(fits("男女通用Gucci包") == false)
    #expect(fits("Gucci 男女通用 包") == false)
  }

  @Test("A frame may end in a sign of its own", arguments: ["filtro p/ Apple", "filtro p/Apple", "Filter f. Apple"])
  func frameWithSign(_ title: String) {
    let screener = Screener(brands: Fixtures.brands, lexicon: Lexicon(fitsBefore: ["pt": ["p/"], "de": ["f."]]))
    #expect(Fixtures.hits(title, with: screener).first?.context.contains(.nominative) == true)
  }

  @Test("Where a mark stands, and how it is written") func placeAndCase() {
    #expect(context("Gucci bag").isSuperset(of: [.leading, .capitalised]))
    #expect(!context("Gucci bag").contains(.trailing))
    #expect(context("bag by Gucci!").isSuperset(of: [.trailing, .introduced]))
    #expect(context("包 品牌古驰").contains(.introduced))
    #expect(!context("GUCCI BAG").contains(.capitalised))
    #expect(!context("red gucci Bag").contains(.capitalised))
    for heading in ["Thimble Gucci Necklace for Women", "Wanduhr Gucci im Wald Geschenk", "Coin from Gucci"] {
      #expect(!context(heading).contains(.capitalised), "other words have capitals too: \(heading)")
    }
    #expect(context("soft bag Gucci by the Sea S M L XL").contains(.capitalised))
  }

  @Test("Another mark beside it") func otherMark() {
    #expect(Fixtures.hits("Gucci Apple bag").allSatisfy { $0.context.contains(.otherMark) })
    #expect(!context("Gucci bag").contains(.otherMark))
  }

  @Test("Names of three letters and fewer are ordinary words at first sight") func shortNames() {
    #expect(context("h&m top").contains(.ordinaryWord))
    #expect(!context("Gucci top").contains(.ordinaryWord))
  }
}
