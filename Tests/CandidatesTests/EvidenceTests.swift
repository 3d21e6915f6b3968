import Candidates
import Marketplace
import Registry
import Screening
import Testing

@Suite("Rule: a price is held against the brand's own, in USD") struct PriceTests {
  private func level(_ minorUnits: Int64, currency: Int = 0, _ change: (inout World) -> Void = { _ in }) -> PriceIndex.Level {
    var world = World()
    change(&world)
    return PriceIndex(registry: world.registry, tables: world.tables).level(brand: 0, minorUnits: minorUnits, currency: currency)
  }

  @Test func levels() {
    #expect(level(4_999) == .farBelow)
    #expect(level(5_000) == .belowFloor)
    #expect(level(9_999) == .belowFloor)
    #expect(level(10_000) == .nothing)
    #expect(level(15_000) == .usual)
  }

  @Test func currencies() {
    #expect(level(4_999, currency: 1) == .farBelow, "49.99 USD in whole yen")
    #expect(level(20_000, currency: 1) == .usual, "200 USD")
    #expect(level(1, currency: 2) == .nothing, "no rate")
    #expect(level(1, currency: 9) == .nothing)
    #expect(level(0) == .nothing, "no price")
  }

  @Test func oneKnownPriceGivesTheOther() {
    #expect(level(4_999) { $0.registry.brands[0].floorPriceUSD = nil } == .farBelow)
    #expect(level(15_000) { $0.registry.brands[0].typicalPriceUSD = nil } == .usual)
    #expect(level(1) { ($0.registry.brands[0].floorPriceUSD, $0.registry.brands[0].typicalPriceUSD) = (nil, nil) } == .nothing)
  }
}

@Suite("Rule: a GTIN belongs to the company with the longest prefix") struct GtinTests {
  private func owner(_ gtin: UInt64, _ length: UInt8, brand: Int = 0, _ change: (inout World) -> Void = { _ in }) -> GtinIndex.Owner? {
    var world = World()
    change(&world)
    return GtinIndex(registry: world.registry)
      .owner(of: Gtin(number: gtin, length: length, checkDigitIsRight: true), brand: brand)
  }

  @Test func owners() {
    #expect(owner(4_006_381_333_931, 13) == .brand)
    #expect(owner(5_012_345_678_900, 13) == .otherCompany)
    #expect(owner(5_012_345_678_900, 13, brand: 1) == .brand)
    #expect(owner(7_777_777_333_931, 13) == .unknown)
    #expect(owner(0, 0) == nil)
    #expect(owner(40_063_812, 8) == nil, "a GTIN-8 has no company prefix")
  }

  @Test func packsAndShortForms() {
    #expect(owner(14_006_381_333_938, 14) == .brand, "a GTIN-14 has the packing digit in front")
    #expect(owner(123_456_789_012, 12) { $0.registry.gtinPrefixes = [("0123456", 0)] } == .brand, "a GTIN-12 has a 0 in front")
  }

  @Test func oneCompanyOfTwoBrands() {
    #expect(owner(5_012_345_678_900, 13) { $0.registry.brands[1].rightsHolder = "R0" } == .brand)
  }

  @Test func longestPrefixWins() {
    #expect(owner(4_006_381_333_931, 13) { $0.registry.gtinPrefixes.append(("40063813", 1)) } == .otherCompany)
  }

  @Test func brandsWithoutPrefixLearnNothingFromUnknownNumbers() {
    #expect(owner(7_777_777_333_931, 13) { $0.registry.gtinPrefixes.removeFirst() } == nil)
    #expect(owner(5_012_345_678_900, 13) { $0.registry.gtinPrefixes.removeFirst() } == .otherCompany)
  }
}

@Suite("Rule: a title that names the marks of three owners says what the goods fit or are made of") struct ListOfMarksTests {
  private func evidence(_ hits: [ListingHit]) -> [Set<EvidenceCode>] {
    var world = World()
    for (holder, name) in [("R2", "Crane"), ("R0", "Acme Home")] {
      var brand = world.registry.brands[0]
      (brand.id, brand.rightsHolder, brand.name) = (name, holder, name)
      world.registry.brands.append(brand)
    }
    let judge = world.judge
    var found = [Set<EvidenceCode>](repeating: [], count: hits.count)
    judge.forEachJudgement(of: hits, history: judge.history(of: hits)) { found[$0.hit] = Set($0.evidence.map(\.code)) }
    return found
  }

  @Test func threeOwners() {
    let three = (0...2).map { ListingHit.hit(brand: Int32($0), at: Int32($0) * 5) }
    #expect(evidence(three).allSatisfy { $0.contains(.fitsPerhaps) })
    #expect(evidence(Array(three.prefix(2))).allSatisfy { !$0.contains(.fitsPerhaps) }, "two go together in many titles")
    let sameOwner = [0, 1, 3].map { ListingHit.hit(brand: $0, at: $0 * 5) }
    #expect(evidence(sameOwner).allSatisfy { !$0.contains(.fitsPerhaps) })
  }

  @Test func notWhereACopyIsAdmittedOrTheBrandFieldNamesTheBrand() {
    var hits = (0...2).map { ListingHit.hit(brand: Int32($0), at: Int32($0) * 5) }
    hits[0].brandField = .sameBrand
    hits[1].hit.context = .copyWord
    let found = evidence(hits)
    #expect(found.map { $0.contains(.fitsPerhaps) } == [false, false, true])
    hits[2].hit.form = .masked
    #expect(evidence(hits).allSatisfy { !$0.contains(.fitsPerhaps) }, "a hidden mark is in no list")
  }
}

@Suite("Rule: every column and bit of a hit is read as its evidence") struct ReaderTests {
  private func codes(_ hit: ListingHit, _ change: (inout World) -> Void = { _ in }) -> [EvidenceCode] {
    var world = World()
    world.registry.brands[0].categories = []
    change(&world)
    let reader = EvidenceReader(
      registry: world.registry, tables: world.tables, entities: world.entities, authorisations: world.authorisations)
    var evidence: [Evidence] = []
    reader.read(hit, classIsUnknown: false, into: &evidence)
    return evidence.map(\.code)
  }

  private let plain: Int64 = 12_000

  @Test func aPlainNameGivesNone() { #expect(codes(.hit(price: plain)) == []) }

  @Test(
    "each form has its own",
    arguments: [
      (MarkForm.alias, EvidenceCode.markByAlias), (.compatibility, .markInHiddenCharacters), (.lookAlike, .markInLookAlikeLetters),
      (.separated, .markTakenApart), (.substituted, .markInSubstitutedLetters), (.masked, .markMasked), (.slip, .markMisspelt),
      (.joined, .markJoined), (.cut, .markCutInTwo), (.transliterated, .markTransliterated),
    ])
  func forms(_ form: MarkForm, _ code: EvidenceCode) { #expect(codes(.hit(form: form, price: plain)) == [code]) }

  @Test(
    "each context has its own",
    arguments: [
      (HitContext.copyWord, EvidenceCode.copyWord), (.copyHint, .copyHint), (.nominative, .nominativeUse), (.usedWord, .usedWord),
      (.ordinaryWord, .ordinaryWord), (.ordinaryUse, .ordinaryUse), (.perhapsOrdinaryUse, .ordinaryUsePerhaps),
      (.capitalised, .markCapitalised), (.leading, .markLeads),
      (.introduced, .markIntroduced), (.brandField, .markInBrandFieldOnly), (.otherMark, .otherMarkBeside),
      (.parallelImport, .parallelImport), (.perhapsNominative, .fitsPerhaps), (.goodsThatFit, .goodsThatFit),
    ])
  func contexts(_ context: HitContext, _ code: EvidenceCode) { #expect(codes(.hit(context: context, price: plain)) == [code]) }

  @Test func theRest() {
    #expect(codes(.hit(price: plain, brandField: .sameBrand)) == [.brandFieldAgrees])
    #expect(codes(.hit(price: plain, brandField: .otherBrand)) == [.brandFieldSaysOther])
    #expect(codes(.hit(price: plain, brandField: .otherWord)) == [.brandFieldSaysNone])
    #expect(codes(.hit(price: plain, condition: .refurbished)) == [.refurbished])
    #expect(codes(.hit(price: 1)) == [.priceFarBelow])
    #expect(codes(.hit(price: plain, gtin: 4_006_381_333_931, gtinLength: 13, gtinIsRight: true)) == [.gtinOfBrand])
    #expect(codes(.hit(price: plain, gtin: 4_006_381_333_932, gtinLength: 13)) == [.gtinOfBrand, .gtinCheckDigitWrong])
    #expect(codes(.hit(price: plain)) { $0.registry.brands[0].categories = ["handbags"] } == [.categoryOfBrand])
    #expect(codes(.hit(price: plain)) { $0.entities.accounts[2].fields.registrationNo = "991" } == [.companyNumberShown])
  }

  @Test func theSellersStanding() {
    let second = AccountKey(marketplace: "aurora", account: "2")
    #expect(codes(.hit(price: plain)) { $0.registry.authorisations = [.row(brand: 1, account: second)] } == [.authorisedForOthers])
    #expect(
      codes(.hit(price: plain)) { $0.registry.authorisations = [.row(account: second, to: "2026-11-21")] } == [.authorisationExpired])
    #expect(
      codes(.hit(price: plain)) {
        $0.registry.authorisations = [.row()]
        $0.names = [(2, 0.4), (3, 0.4)]
      } == [.authorisationDoubt, .authorisationUnclear])
  }
}
