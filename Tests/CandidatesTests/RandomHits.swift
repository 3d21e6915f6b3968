import Candidates
import Marketplace
import Screening
import TestKit

extension World {
  /// A world of uneven weights, so that every kind of evidence shows in a sum.
  static func uneven() -> World {
    var world = World()
    for (place, code) in EvidenceCode.allCases.enumerated() { world.weigh(code, Double((place * 37) % 11 - 5) / 4) }
    world.scorecard.evidence["authorisation_doubt"]?.atLeast = -1.5
    world.scorecard.intercept = 0.3
    world.registry.authorisations = [
      .row(account: AccountKey(marketplace: "aurora", account: "4"), to: "2026-11-20"), .row(brand: 1, number: "99138812"), .row(),
    ]
    world.entities.accounts[3].fields.registrationNo = "99138812"
    world.names = [(2, 0.6), (5, 0.2)]
    world.tiers = TierThresholds(file: 0.9, review: 0.5, watch: 0)
    return world
  }

  /// Hits of every kind, several to a listing.
  static func hits(seed: UInt64, count: Int = 300) -> [ListingHit] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let listing = UInt64.random(in: 0..<UInt64(count / 2), using: &random)
      // A listing has one seller, price and category, whatever its hits are.
      return .hit(
        listing, brand: Int32.random(in: 0...1, using: &random), at: Int32.random(in: 0...20, using: &random),
        length: Int32.random(in: 2...9, using: &random), form: MarkForm.allCases.randomElement(using: &random) ?? .name,
        context: HitContext(rawValue: UInt32.random(in: 0..<4096, using: &random)), category: UInt16(listing % 3),
        shipsTo: UInt16(listing % 2), account: UInt32(listing % 6), price: Int64(listing * 150),
        gtin: listing % 4 == 0 ? 4_006_381_333_931 : 0,
        gtinLength: listing % 4 == 0 ? 13 : 0, gtinIsRight: listing % 8 == 0, condition: listing % 7 == 0 ? .refurbished : .new,
        brandField: BrandFieldContent(rawValue: UInt8(listing % 4)) ?? .empty)
    }
  }
}
