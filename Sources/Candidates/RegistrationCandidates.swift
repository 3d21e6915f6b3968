import Marketplace
import Registry

/// What a programme asks of a brand before its rights are proposed for expedited registration (R20).
public struct RegistrationRule: Hashable, Sendable {
  /// The programme, as enrolments and rights on file name it.
  public var programme: String
  /// How many distinct entities must copy the brand.
  public var minEntities: Int
  /// Whether the holder's enrolment with the programme must be in force.
  public var enrolled: Bool

  /// A programme's rule.
  public init(programme: String, minEntities: Int, enrolled: Bool = false) {
    self.programme = programme
    self.minEntities = minEntities
    self.enrolled = enrolled
  }
}

/// The rights in force of brands under attack that a programme does not have on file as registered (R20).
///
/// Counts the candidates of tiers `file` and `review`. Rows are sorted by programme, brand and number; the priority is the rank by
/// infringing listings within the programme, ties by the same key. With `doubt`, entities that may be one seller's count as fewer, and each as
/// much as it is probable that one of its candidates infringes: so many different copiers must be expected, rounded to the nearest. Entities
/// that copy several brands alike are likelier to be one.
public func registrationRows(
  candidates: [Candidate], hits: [ListingHit], registry: Registry, on date: CalendarDate, rules: [RegistrationRule],
  doubt: SellerDoubt? = nil
) -> [RegistrationRow] {
  let attacks = Attacks(candidates, hits: hits, brands: registry.brands.count)
  var marks = [[Trademark]](repeating: [], count: registry.brands.count)
  for mark in registry.trademarks where mark.inForce(on: date) && marks.indices.contains(mark.brand) { marks[mark.brand].append(mark) }
  let index = RegistryIndex(registry)
  let doubt = doubt.map { $0.amongCopiers(attacks.entities, fewerThan: 2 * (rules.map(\.minEntities).max() ?? 0)) }
  var all: [RegistrationRow] = []
  for rule in rules {
    var rows: [RegistrationRow] = []
    for (brand, entities) in attacks.entities.enumerated() where entities.count >= max(rule.minEntities, 1) {
      guard doubt.map({ $0.reaches(rule.minEntities, entities, honest: attacks.expectedHonest(brand)) }) ?? true else { continue }
      if rule.enrolled, !index.isEnrolled(registry.brands[brand].rightsHolder, with: rule.programme, on: date) { continue }
      for mark in marks[brand] where !index.isOnFile(mark.registrationNo, with: rule.programme) {
        rows.append(
          RegistrationRow(
            programme: rule.programme, brandID: registry.brands[brand].id, registrationNo: mark.registrationNo, office: mark.office,
            niceClasses: mark.niceClasses, infringingEntities: entities.count, infringingListings: attacks.listings[brand].count,
            priority: 0))
      }
    }
    rows.sort(by: comesFirst)
    let ranked = rows.indices.sorted { (rows[$1].infringingListings, $0) < (rows[$0].infringingListings, $1) }
    for (rank, index) in ranked.enumerated() { rows[index].priority = rank + 1 }
    all += rows
  }
  return all.sorted(by: comesFirst)
}

private func comesFirst(_ left: RegistrationRow, _ right: RegistrationRow) -> Bool {
  for (one, other) in [(left.programme, right.programme), (left.brandID, right.brandID), (left.registrationNo, right.registrationNo)]
  where one != other {
    return one.utf8.lexicographicallyPrecedes(other.utf8)
  }
  return false
}

/// Who copies each brand, and on which listings.
private struct Attacks {
  var entities: [Set<Int>]
  var listings: [Set<UInt64>]
  /// The probability that an entity copies a brand with none of its listings, by brand and entity.
  private var honest: [[Int: Double]]

  init(_ candidates: [Candidate], hits: [ListingHit], brands: Int) {
    listings = [Set<UInt64>](repeating: [], count: brands)
    honest = [[Int: Double]](repeating: [:], count: brands)
    for candidate in candidates where candidate.tier != .watch && (0..<brands).contains(candidate.brand) {
      listings[candidate.brand].insert(hits[candidate.hit].listing)
      honest[candidate.brand][candidate.entity, default: 1] *= candidate.isConfirmed ? 0 : 1 - Double(candidate.scoreMillionths) / 1_000_000
    }
    entities = honest.map { Set($0.keys) }
  }

  /// How many of a brand's entities are expected to copy nothing. Always added up in the same order.
  func expectedHonest(_ brand: Int) -> Double { entities[brand].sorted().reduce(0) { $0 + (honest[brand][$1] ?? 0) } }
}
