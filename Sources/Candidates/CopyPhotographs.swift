/// The photographs of known copies, learnt from a night's sure hits: what shows nearly the same picture is evidence, also where the title
/// names no brand.
///
/// Sure is a fixed rule and never a score: new goods, a right in force, nothing that speaks of an authorisation, and a mark that is
/// disguised or a word that admits a copy, in this listing or in others of the seller's. A photograph that authorised sellers show too, or
/// that goes with many brands, is no evidence; one that a single sure copy shows is evidence in the listings of its own seller, and where no
/// brand is named in those of others who sell sure copies.
public struct CopyPhotographs: Sendable {
  /// One photograph: the bitwise majority of the hashes of nearly the same picture. Of two hashes each is a majority.
  struct Centre: Hashable, Sendable {
    var hash: UInt64
    var brand: Int32
    /// The number of the picture: its centres have the same.
    var picture: Int
    /// How many listings of sure copies show it.
    var copies: Int
    /// The entities that sell those, in order.
    var sellers: [Int]
    /// Whether one of those is sure by itself. What none shows may be any photograph that the seller had.
    var isSure: Bool
    /// The one copy that shows it; nil where several do, and it counts in everybody's listings.
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
  /// The entities that sell sure copies, of whichever brand.
  let copiers: Set<Int>

  /// No photograph is known.
  public static let none = CopyPhotographs([], copiers: [])

  /// Whether none is known.
  public var isEmpty: Bool { centres.isEmpty }

  init(_ centres: [Centre], copiers: Set<Int>) {
    self.centres = centres
    self.copiers = copiers
    index = HammingIndex(centres.map(\.hash), radius: Self.radius)
  }

  /// The brand whose copies show nearly this picture; the nearest if there are several, nil where there is none. 0 is no picture. Whether it
  /// counts where no brand is named, ``believable(_:entity:)`` tells.
  public func brand(near hash: UInt64) -> Int32? { centre(near: hash) { _ in true }.map { centres[$0].brand } }

  /// Whether copies of a brand show nearly this picture, seen in a listing of an entity: for the one copy that shows it, that is nothing new.
  func shows(_ hash: UInt64, brand: Int32, entity: Int, listing: UInt64) -> Bool {
    var found = false
    if hash != 0 {
      index.forEach(near: hash) { place, _ in
        let centre = centres[place]
        let counts = centre.isSure && (centre.only.map { $0.entity == entity && $0.listing != listing } ?? true)
        found = found || (centre.brand == brand && counts)
      }
    }
    return found
  }

  /// Of listings that name no brand, those whose photograph counts and is no factory's: shown by more of them, of sellers without a sure
  /// copy of it, than by sure copies, it is one. `found` are all that ``brand(near:)`` gives a brand for, `entity` gives that of a listing.
  public func believable(_ found: [ListingHit], entity: (ListingHit) -> Int) -> [ListingHit] {
    var others: [Int: Int] = [:]
    for hit in found {
      let seller = entity(hit)
      var pictures: [Int] = []
      index.forEach(near: hit.imageHash) { place, _ in
        let centre = centres[place]
        if !centre.sellers.contains(seller), !pictures.contains(centre.picture) { pictures.append(centre.picture) }
      }
      for picture in pictures { others[picture, default: 0] += 1 }
    }
    return found.filter { hit in
      let seller = entity(hit)
      return centre(near: hit.imageHash) { place in
        let centre = centres[place]
        guard centre.brand == hit.hit.brand, others[centre.picture] ?? 0 <= centre.copies else { return false }
        if !centre.isSure { return centre.only.map { $0.entity == seller } ?? copiers.contains(seller) }
        return centre.only.map { $0.entity == seller || copiers.contains(seller) } ?? true
      } != nil
    }
  }

  /// The nearest of the centres that count; of equally near ones the first.
  private func centre(near hash: UInt64, _ counts: (Int) -> Bool) -> Int? {
    guard hash != 0 else { return nil }
    var best: (distance: Int, place: Int)?
    index.forEach(near: hash) { place, distance in
      guard counts(place) else { return }
      if let known = best, known <= (distance, place) { return }
      best = (distance, place)
    }
    return best?.place
  }
}
