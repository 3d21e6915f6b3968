@testable import Candidates
import Marketplace
import Registry
import Screening
import TestKit
import Testing

/// A hit that is a copy for sure, with a photograph, but for what is given.
private func copy(
  _ listing: UInt64, _ hash: UInt64, brand: Int32 = 0, form: MarkForm = .masked, context: HitContext = [], category: UInt16 = 0,
  account: UInt32 = 2, condition: Condition = .new
) -> ListingHit {
  var hit = ListingHit.hit(
    listing, brand: brand, form: form, context: context, category: category, account: account, condition: condition)
  hit.imageHash = hash
  return hit
}

private let picture: UInt64 = 0x0123_4567_89AB_CDEF

@Suite("Rule: photographs are learnt from sure copies alone, and sure is a fixed rule") struct PhotographLearningTests {
  private func learnt(_ hits: [ListingHit], _ change: (inout World) -> Void = { _ in }) -> Int32? {
    var world = World()
    change(&world)
    let photographs = world.judge.copyPhotographs(of: hits)
    // Seen in the listing of somebody else.
    return photographs.brand(near: picture).flatMap { photographs.shows(picture, brand: $0, entity: 4, listing: 99) ? $0 : nil }
  }

  @Test func twoSureCopiesTeachOne() {
    #expect(learnt([copy(1, picture), copy(2, picture)]) == 0)
    #expect(learnt([copy(1, picture), copy(2, picture, form: .name, context: .copyWord)]) == 0, "a copy word is as sure as a disguise")
    #expect(learnt([copy(1, picture)]) == nil, "one is not enough")
    #expect(learnt([copy(1, picture), copy(2, picture, brand: 1)]) == nil, "of one brand")
  }

  @Test(
    "what is not sure teaches nothing",
    arguments: [
      copy(2, picture, form: .name), copy(2, picture, context: .nominative), copy(2, picture, context: .ordinaryUse),
      copy(2, picture, category: 1), copy(2, picture, category: 2), copy(2, picture, condition: .used),
      copy(2, picture, condition: .unknown), copy(2, 0),
    ])
  func unsure(_ hit: ListingHit) { #expect(learnt([copy(1, picture), hit]) == nil) }

  @Test func namesThatMayBeAuthorisedTeachNothing() {
    let hits = [copy(1, picture), copy(2, picture)]
    #expect(
      learnt(hits) { world in
        world.registry.authorisations = [.row()]
        world.names = [(2, 0.3)]
      } == nil)
  }

  @Test func photographsOfAuthorisedSellersAreOfficial() {
    let hits = [copy(1, picture), copy(2, picture), copy(3, picture ^ 0b111, form: .name, account: 4)]
    #expect(learnt(hits) == 0, "control")
    #expect(learnt(hits) { $0.registry.authorisations = [.row(account: AccountKey(marketplace: "aurora", account: "4"))] } == nil)
  }

  @Test func whatElseASellerOfCopiesListsOfTheBrandIsACopyToo() {
    let own = [copy(1, picture), copy(2, ~picture), copy(3, picture ^ 1, form: .name)]
    #expect(learnt(own) == 0)
    #expect(photographs(own).shows(picture, brand: 0, entity: Int(World().judge.entityOfAccount[3]), listing: 9), "two show it")
    let one = [copy(1, picture), copy(3, picture ^ 1, form: .name)]
    #expect(photographs(one).centres.map(\.copies) == [1], "one sure copy alone makes no seller of copies")
    let few = own + (4..<9).map { copy($0, 0x5555 &* ($0 << 20), form: .name) }
    #expect(photographs(few).centres.map(\.copies) == [1, 1], "nor do two of eight")
    let plain = [copy(1, ~picture), copy(2, ~picture), copy(3, picture, form: .name), copy(4, picture, form: .name)]
    #expect(learnt(plain) == nil, "none of those that show it is sure by itself")
  }

  @Test func whatASellerOfManyBrandsCopiesListsOfAnyIsACopyTooButTeachesOnlyHisLikes() {
    let sure = (10..<14).map { copy($0, ~picture ^ ($0 << 40), brand: 1) }
    let few = sure.dropLast() + [copy(1, picture, form: .name)]
    #expect(photographs(Array(few)).centres.allSatisfy { $0.brand == 1 }, "control: three sure copies are too few")
    let shown = photographs(sure + [copy(1, picture, form: .name)])
    #expect(shown.centres.contains { $0.brand == 0 && !$0.isSure })
    #expect(
      !shown.shows(picture, brand: 0, entity: Int(World().judge.entityOfAccount[2]), listing: 9), "where the brand is named it says nothing"
    )
    let found = [unnamed(20, account: 2), unnamed(21, account: 3)]
    let judge = World().judge
    #expect(shown.believable(found) { judge.entity(of: $0) }.map(\.listing) == [20], "what one copy shows counts in its seller's listings")
    let many = sure + (20..<60).map { copy($0, 0x5555 &* ($0 << 20), brand: 1, form: .name) } + [copy(1, picture, form: .name)]
    #expect(photographs(many).centres.allSatisfy { $0.brand == 1 }, "nor is one in eleven enough")
  }

  private func unnamed(_ listing: UInt64, account: UInt32) -> ListingHit {
    var hit = copy(listing, picture, form: .name, account: account)
    hit.isPhotographOnly = true
    return hit
  }

  @Test func whatMoreListingsOfHonestSellersShowThanCopiesIsTheBrandsOwn() {
    let hits = [copy(1, picture), copy(2, picture)] + (3..<5).map { copy($0, picture, form: .name, account: 3) }
    #expect(learnt(hits) == 0, "control: as many")
    #expect(learnt(hits + [copy(5, picture, form: .name, account: 4)]) == nil)
  }

  private func photographs(_ hits: [ListingHit]) -> CopyPhotographs { World().judge.copyPhotographs(of: hits) }

  @Test func photographsOfManyBrandsArePlaceholders() {
    let third = { (world: inout World) in
      world.registry.brands.append(world.registry.brands[1])
      world.registry.trademarks.append(.mark(brand: 2))
    }
    let hits = [copy(1, picture), copy(2, picture), copy(3, picture, brand: 1, form: .name)]
    #expect(learnt(hits, third) == 0, "control: of two brands")
    #expect(learnt(hits + [copy(4, picture, brand: 2, form: .name)], third) == nil)
  }
}

@Suite("Rule: a hash within six bits of the majority is the same picture") struct PhotographMatchingTests {
  private let photographs = World().judge.copyPhotographs(of: (0..<5).map { copy($0, picture ^ (1 << $0)) })

  @Test func radius() {
    #expect(photographs.brand(near: picture ^ 0b11_1111) == 0)
    #expect(photographs.brand(near: picture ^ 0b111_1111) == nil)
    #expect(photographs.brand(near: 0) == nil, "no picture")
    #expect(CopyPhotographs.none.brand(near: picture) == nil)
  }

  @Test func majority() {
    #expect(CopyPhotographs.majority(of: [0b110, 0b100, 0b101]) == 0b100)
    #expect(CopyPhotographs.majority(of: [0b11, 0b01]) == 0b11, "on a tie the first's")
  }

  @Test func ofTwoHashesEachIsAMajority() {
    let two = World().judge.copyPhotographs(of: [copy(1, picture), copy(2, picture ^ 0b1111)])
    #expect(two.brand(near: picture ^ 0b11_1111) == 0 && two.brand(near: picture ^ 0b11_1111_0000) == 0)
    #expect(Set(two.centres.map(\.picture)).count == 1)
  }

  @Test func theOrderOfTheHitsCountsForNothing() {
    var random = SeededRandom(seed: 3)
    let hits = (0..<200).map { number in
      copy(number, (number % 7 + 1) &* 0x9E37_79B9_7F4A_7C15 ^ (1 << (number % 5)), brand: Int32(number % 2))
    }
    let expected = World().judge.copyPhotographs(of: hits).centres
    #expect(expected.count == 14)
    #expect(World().judge.copyPhotographs(of: hits.shuffled(using: &random)).centres == expected)
  }
}

@Suite("Rule: a photograph of copies is evidence, and a factory's is none") struct PhotographEvidenceTests {
  /// A listing that names no brand, with a photograph.
  private func unnamed(_ listing: UInt64, _ hash: UInt64 = picture) -> ListingHit {
    var hit = ListingHit.hit(listing, length: 0, account: 3)
    hit.imageHash = hash
    hit.isPhotographOnly = true
    return hit
  }

  @Test func listingsThatNameNoBrandBecomeCandidates() {
    var world = World()
    world.weigh(.photographOfCopies, 8)
    var judge = world.judge
    let hits = [copy(1, picture), copy(2, picture), unnamed(3)]
    #expect(judge.judge(hits).count { $0.reasons.contains(.photographOfCopies) } == 0, "control: nothing was learnt")
    judge.photographs = judge.copyPhotographs(of: hits)
    #expect(
      judge.judge(hits).map(\.reasons) == [[.photographOfCopies], [.photographOfCopies], [.photographOfCopies, .markInPhotographOnly]])
  }

  @Test func aPhotographShownByMoreUnnamedListingsThanCopiesIsAFactorys() {
    let photographs = World().judge.copyPhotographs(of: [copy(1, picture), copy(2, picture)])
    let shop = Int(World().judge.entityOfAccount[2])
    let others: (ListingHit) -> Int = { _ in shop + 1 }
    #expect(photographs.believable([unnamed(3), unnamed(4), unnamed(5, ~picture)], entity: others).map(\.listing) == [3, 4])
    #expect(photographs.believable([unnamed(3), unnamed(4), unnamed(5)], entity: others).isEmpty)
    #expect(photographs.believable([unnamed(3), unnamed(4), unnamed(5)]) { _ in shop }.count == 3, "not those of who shows it on copies")
  }

  @Test func aSingleCopysPhotographCountsInItsOwnShopAndInThoseOfCopiers() {
    let hits = [copy(1, picture), copy(2, ~picture, brand: 1, account: 4)]
    let photographs = World().judge.copyPhotographs(of: hits)
    let shop = Int(World().judge.entityOfAccount[2])
    let copier = Int(World().judge.entityOfAccount[4])
    let stranger = Int(World().judge.entityOfAccount[3])
    #expect(photographs.brand(near: picture ^ 1) == 0)
    #expect(photographs.shows(picture, brand: 0, entity: shop, listing: 2))
    #expect(!photographs.shows(picture, brand: 0, entity: copier, listing: 2))
    #expect(!photographs.shows(picture, brand: 0, entity: shop, listing: 1), "no copy is evidence for itself")
    #expect(photographs.believable([unnamed(3)]) { _ in shop }.count == 1)
    #expect(photographs.believable([unnamed(3)]) { _ in copier }.count == 1, "who sells sure copies of another brand")
    #expect(photographs.believable([unnamed(3)]) { _ in stranger }.isEmpty)
    #expect(photographs.believable([unnamed(3), unnamed(4)]) { $0.listing == 3 ? copier : stranger }.isEmpty, "a factory's")
  }
}
