import Testing

@testable import Screening

@Suite("Rule: what stands around a mark says how it is used") struct ContextTests {
  private func context(_ title: String) -> HitContext { Fixtures.hits(title).first?.context ?? HitContext(rawValue: .max) }

  @Test(
    "Frames of many languages, on either side, say what goods fit",
    arguments: [
      "case for Apple phones", "case compatible with all the Apple models", "strap fits Gucci", "Apple compatible charger",
      "Apple V8 compatible",
      "手机壳适用苹果", "苹果手机适用充电器", "custodia per Apple", "funda para Apple", "Hülle passend für Apple", "coque pour Apple",
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

  @Test("Where a mark stands, and how it is written") func placeAndCase() {
    #expect(context("Gucci bag").isSuperset(of: [.leading, .capitalised]))
    #expect(!context("Gucci bag").contains(.trailing))
    #expect(context("bag by Gucci!").isSuperset(of: [.trailing, .introduced]))
    #expect(context("包 品牌古驰").contains(.introduced))
    #expect(!context("GUCCI BAG").contains(.capitalised))
    #expect(!context("red gucci Bag").contains(.capitalised))
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
