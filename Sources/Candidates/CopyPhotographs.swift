/// The photographs of known copies, learnt from a night's sure hits: what shows nearly the same picture is evidence, also where the title
/// names no brand.
///
/// Sure is a fixed rule and never a score: new goods, a right in force, nothing that speaks of an authorisation, and a mark that is disguised
/// or a word that admits a copy. A photograph that authorised sellers show too, or that goes with many brands, is no evidence; one that a
/// single sure copy shows is evidence in the listings of its own seller alone.
public struct CopyPhotographs: Sendable {
  /// One photograph: the bitwise majority of the hashes of nearly the same picture.
  struct Centre: Hashable, Sendable {
    var hash: UInt64
    var brand: Int32
    /// How many listings of sure copies show it.
    var copies: Int
    /// The one copy that shows it: it counts in other listings of that entity alone. Nil where it counts in everybody's.
    var only: OneCopy?
  }

  /// A listing of a sure copy, and who sells it.
  struct OneCopy: Hashable, Sendable {
    var listing: UInt64
    var entity: Int
  }

  /// A hash counts as the same picture up to so many bits from the majority.
  static let radius = 6
  /// Two hashes of the same picture differ in so many bits at most.
  static let pairRadius = 8
  /// A photograph that goes with so many brands is a placeholder or a factory's.
  static let manyBrands = 3

  let centres: [Centre]
  let index: HammingIndex

  /// No photograph is known.
  public static let none = CopyPhotographs([])

  /// Whether none is known.
  public var isEmpty: Bool { centres.isEmpty }

  init(_ centres: [Centre]) {
    self.centres = centres
    index = HammingIndex(centres.map(\.hash), radius: Self.radius)
  }

  /// The brand whose copies show nearly this picture, seen in a listing of an entity; the nearest if there are several, nil where there is
  /// none. 0 is no picture.
  public func brand(near hash: UInt64, entity: Int) -> Int32? { centre(near: hash, entity).map { centres[$0].brand } }

  /// Whether copies of a brand show nearly this picture, seen in a listing of an entity: for the one copy that shows it, that is nothing new.
  func shows(_ hash: UInt64, brand: Int32, entity: Int, listing: UInt64) -> Bool {
    var found = false
    if hash != 0 {
      index.forEach(near: hash) { place, _ in
        found = found || (centres[place].brand == brand && counts(place, entity) && centres[place].only?.listing != listing)
      }
    }
    return found
  }

  /// Of listings that name no brand, those whose photograph is no factory's: shown by more of them than by sure copies, it is one. `entity`
  /// gives that of a listing.
  public func believable(_ found: [ListingHit], entity: (ListingHit) -> Int) -> [ListingHit] {
    let places = found.map { centre(near: $0.imageHash, entity($0)) }
    var counts = [Int](repeating: 0, count: centres.count)
    for case let place? in places { counts[place] += 1 }
    return zip(found, places).compactMap { hit, place in
      guard let place, counts[place] <= centres[place].copies else { return nil }
      return hit
    }
  }

  private func counts(_ place: Int, _ entity: Int) -> Bool { centres[place].only.map { $0.entity == entity } ?? true }

  private func centre(near hash: UInt64, _ entity: Int) -> Int? {
    guard hash != 0 else { return nil }
    var best: (distance: Int, place: Int)?
    index.forEach(near: hash) { place, distance in
      guard counts(place, entity) else { return }
      if let known = best, known <= (distance, place) { return }
      best = (distance, place)
    }
    return best?.place
  }
}
