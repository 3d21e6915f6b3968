import Linkage

extension CopyPhotographs {
  /// A photograph that a hit shows.
  struct Shown {
    var hash: UInt64
    var brand: Int32
    var listing: UInt64
    /// Who sells.
    var entity: Int
    /// Whether the hit is a copy for sure.
    var isCopy: Bool
    /// Whether its seller is authorised to sell the brand.
    var isAuthorised: Bool
  }

  /// Learns the photographs that at least `least` sure copies of one brand show, and for its own seller the one that a single copy shows.
  init(learning shown: [Shown], least: Int) {
    let copies = shown.filter { $0.isCopy && $0.hash != 0 }.sorted { ($0.brand, $0.hash, $0.listing) < ($1.brand, $1.hash, $1.listing) }
    var found: [Centre] = []
    var start = 0
    while start < copies.count {
      let end = copies[start...].firstIndex { $0.brand != copies[start].brand } ?? copies.count
      found += Self.centres(of: Array(copies[start..<end]), brand: copies[start].brand, least: least)
      start = end
    }
    let all = CopyPhotographs(found)
    var brands = found.map { Set([$0.brand]) }
    var isOfficial = [Bool](repeating: false, count: found.count)
    for photograph in shown where photograph.hash != 0 {
      all.index.forEach(near: photograph.hash) { place, _ in
        brands[place].insert(photograph.brand)
        if photograph.isAuthorised { isOfficial[place] = true }
      }
    }
    self.init(found.indices.filter { !isOfficial[$0] && brands[$0].count < Self.manyBrands }.map { found[$0] })
  }

  /// The majorities of a brand's hashes that are nearly the same.
  private static func centres(of copies: [Shown], brand: Int32, least: Int) -> [Centre] {
    let hashes = copies.map(\.hash)
    var groups = DisjointSets(count: hashes.count)
    let index = HammingIndex(hashes, radius: pairRadius)
    for (place, hash) in hashes.enumerated() {
      index.forEach(near: hash) { other, _ in groups.unite(place, other) }
    }
    var members: [Int: [Shown]] = [:]
    for place in copies.indices { members[groups.root(place), default: []].append(copies[place]) }
    return members.keys.sorted().compactMap { key in
      let members = members[key] ?? []
      guard let one = members.first, members.count == 1 || members.count >= least else { return nil }
      return Centre(
        hash: majority(of: members.map(\.hash)), brand: brand, copies: members.count,
        only: members.count < least ? OneCopy(listing: one.listing, entity: one.entity) : nil)
    }
  }

  /// The hash of the bits that more than half of the hashes have; on a tie, those of the first.
  static func majority(of hashes: [UInt64]) -> UInt64 {
    var result: UInt64 = 0
    for bit in UInt64(0)..<64 {
      let count = hashes.count { $0 >> bit & 1 == 1 }
      let isSet = 2 * count == hashes.count ? (hashes.first ?? 0) >> bit & 1 == 1 : 2 * count > hashes.count
      if isSet { result |= 1 << bit }
    }
    return result
  }
}
