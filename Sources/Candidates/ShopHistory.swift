import Marketplace

/// What each entity's other listings look like, from a first look at every hit of the night.
///
/// Listings of an entity in nearly equal titles that nobody disguised, such as one coat in five sizes, are one piece of evidence
/// (``TitleWords``): each says of the others nothing that it does not say itself.
///
/// Suspicion is summed in whole millionths, so that the sums do not depend on the order of the hits.
public struct ShopHistory: Sendable {
  /// What is known of an entity's hits, of all brands or of one.
  struct Tally: Hashable, Sendable {
    /// The sum of the first looks, in millionths.
    var suspicion: Int64 = 0
    var hits: Int32 = 0
    /// Hits that somebody took trouble to hide, or that admit a copy.
    var disguises: Int32 = 0

    static func - (left: Tally, right: Tally) -> Tally {
      Tally(suspicion: left.suspicion - right.suspicion, hits: left.hits - right.hits, disguises: left.disguises - right.disguises)
    }

    static func + (left: Tally, right: Tally) -> Tally {
      Tally(suspicion: left.suspicion + right.suspicion, hits: left.hits + right.hits, disguises: left.disguises + right.disguises)
    }

    /// Whether the brand counts as copied by the entity: half a listing's worth of suspicion.
    var isSuspicious: Bool { suspicion >= 500_000 }
  }

  /// From which share of disguised or admitted copies on a shop is as bad as one with nothing else: one title among many is not.
  static let shareOfCopiers = 0.25

  /// So many different titles that analysts dismissed are kept of an entity and brand.
  static let mostDismissed = 64

  private var ofEntity: [Tally]
  private var ofBrand: [UInt64: Tally] = [:]
  private var suspiciousBrands: [Int32]
  private var all = Tally()
  /// Listings in nearly equal titles of one entity, and which listing is in which.
  var families: [Family] = []
  var familyOfListing: [UInt64: Int32] = [:]
  /// The titles of hits that analysts dismissed, by entity and brand, and whether they were plain.
  private var dismissed: [UInt64: [(title: TitleWords, isPlain: Bool)]] = [:]

  /// A history of no hits, for so many entities.
  init(entities: Int) {
    ofEntity = [Tally](repeating: Tally(), count: entities)
    suspiciousBrands = [Int32](repeating: 0, count: entities)
  }

  /// Adds one hit of an entity.
  mutating func add(_ tally: Tally, entity: Int, brand: Int32) {
    all = all + tally
    ofEntity[entity] = ofEntity[entity] + tally
    let before = ofBrand[Self.key(entity, brand)] ?? Tally()
    let after = before + tally
    ofBrand[Self.key(entity, brand)] = after
    if after.isSuspicious, !before.isSuspicious { suspiciousBrands[entity] += 1 }
  }

  /// Adds a hit that an analyst dismissed.
  mutating func dismiss(_ hit: ListingHit, entity: Int) {
    let key = Self.key(entity, hit.hit.brand)
    if dismissed[key]?.count ?? 0 < Self.mostDismissed, !isDismissedAlike(hit, entity: entity) {
      dismissed[key, default: []].append((hit.titleWords, hit.isPlain))
    }
  }

  /// Whether an analyst dismissed a hit of the entity and brand in nearly the same title. Who dismissed a plain one has said nothing of
  /// another that hides the mark or admits a copy.
  private func isDismissedAlike(_ hit: ListingHit, entity: Int) -> Bool {
    dismissed[Self.key(entity, hit.hit.brand)]?.contains { (hit.isPlain || !$0.isPlain) && $0.title.isNearly(hit.titleWords) } ?? false
  }

  /// What a listing itself added to the history, by brand: with it all in nearly the same title, which say nothing more.
  func own(_ parts: [Part]) -> [(brand: Int32, tally: Tally)] {
    var own = parts.filter { !$0.isPlain || familyOfListing[$0.listing] == nil }.map { (brand: $0.brand, tally: $0.tally) }
    if let listing = parts.first?.listing, let family = familyOfListing[listing] { own += families[Int(family)].tallies }
    return own
  }

  /// Evidence of the entity's other listings: what the listing itself added (`own`, by brand) is taken out first.
  func evidence(of hit: ListingHit, entity: Int, own: [(brand: Int32, tally: Tally)], into evidence: inout [Evidence]) {
    let brand = hit.hit.brand
    var shop = ofEntity[entity]
    var sameBrand = tally(entity, brand)
    var others = suspiciousBrands[entity] - (sameBrand.isSuspicious ? 1 : 0)
    for part in own {
      shop = shop - part.tally
      guard part.brand != brand else {
        sameBrand = sameBrand - part.tally
        continue
      }
      let with = tally(entity, part.brand)
      if with.isSuspicious, !(with - part.tally).isSuspicious { others -= 1 }
    }
    let prior = all.hits > 0 ? Double(all.suspicion) / 1e6 / Double(all.hits) : 0.5
    append(.shopHistory, shop, prior, &evidence)
    append(.shopHistoryOfBrand, sameBrand, prior, &evidence)
    if shop.disguises > 0 {
      evidence.append(Evidence(.shopDisguises, min(1, Double(shop.disguises) / Double(shop.hits) / Self.shareOfCopiers)))
    }
    if others > 0 { evidence.append(Evidence(.shopBrands, Double(min(others, 3)))) }
    if isDismissedAlike(hit, entity: entity) { evidence.append(Evidence(.dismissedAlike)) }
    if shop.hits <= 0 { evidence.append(Evidence(.shopWithoutOthers)) }
    if sameBrand.hits <= 0 { evidence.append(Evidence(.shopWithoutBrand)) }
  }

  private func append(_ code: EvidenceCode, _ tally: Tally, _ prior: Double, _ evidence: inout [Evidence]) {
    guard tally.hits > 0 else { return }
    evidence.append(Evidence(code, shrunkenLogOdds(hits: Double(tally.suspicion) / 1e6, count: Double(tally.hits), prior: prior)))
  }

  private func tally(_ entity: Int, _ brand: Int32) -> Tally { ofBrand[Self.key(entity, brand)] ?? Tally() }

  private static func key(_ entity: Int, _ brand: Int32) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: entity)) << 32 | UInt64(UInt32(bitPattern: brand))
  }
}
