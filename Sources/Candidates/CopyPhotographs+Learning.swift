import Linkage

extension CopyPhotographs {
  /// A photograph that a hit shows.
  struct Shown {
    var hash: UInt64
    var brand: Int32
    var listing: UInt64
    /// Who sells.
    var entity: Int
    /// Whether the hit is a copy for sure by itself.
    var isCopy: Bool
    /// Whether it would be one with a mark in disguise or a word that admits a copy.
    var mayBeCopy: Bool
    /// Whether its seller is authorised to sell the brand.
    var isAuthorised: Bool
  }

  /// Learns the photographs that at least `least` copies of one brand show, and the one that a single copy shows. What else a seller of the
  /// brand's copies lists of the brand is a copy too, and whatever a seller of many brands' copies lists of any; but what no copy shows that
  /// is sure by itself counts only where no brand is named, by sellers of sure copies. What more listings of the brand show whose sellers
  /// have no sure copy than copies do, is the brand's own photograph.
  init(learning shown: [Shown], least: Int) {
    let sellers = Sellers(shown)
    let copies = shown.filter { $0.hash != 0 && ($0.isCopy || ($0.mayBeCopy && sellers.sellCopies($0))) }
      .sorted { ($0.brand, $0.hash, $0.listing) < ($1.brand, $1.hash, $1.listing) }
    var found: [Centre] = []
    var start = 0
    while start < copies.count {
      let end = copies[start...].firstIndex { $0.brand != copies[start].brand } ?? copies.count
      Self.addCentres(of: Array(copies[start..<end]), brand: copies[start].brand, least: least, to: &found)
      start = end
    }
    let copiers = Set(sellers.ofAll.filter { $0.value.copies > 0 }.map(\.key))
    let all = CopyPhotographs(found, copiers: copiers)
    var brands: [Int: Set<Int32>] = [:]
    var official = Set<Int>()
    var plain: [Int: Int] = [:]
    for centre in found { brands[centre.picture] = [centre.brand] }
    for photograph in shown where photograph.hash != 0 {
      let sellsNoCopy = sellers.ofBrand[SellerOfBrand(photograph)]?.copies ?? 0 == 0
      var pictures: [Int] = []
      all.index.forEach(near: photograph.hash) { place, _ in
        let picture = found[place].picture
        brands[picture, default: []].insert(photograph.brand)
        if photograph.isAuthorised { official.insert(picture) }
        if sellsNoCopy, found[place].brand == photograph.brand, !pictures.contains(picture) { pictures.append(picture) }
      }
      for picture in pictures { plain[picture, default: 0] += 1 }
    }
    self.init(
      found.filter {
        !official.contains($0.picture) && plain[$0.picture] ?? 0 <= $0.copies && brands[$0.picture]?.count ?? 0 < Self.manyBrands
      }, copiers: copiers)
  }

  /// What entities list that may be a copy, and of it what is one for sure.
  private struct Tally {
    var listings = 0
    var copies = 0

    mutating func add(_ photograph: Shown) {
      listings += 1
      if photograph.isCopy { copies += 1 }
    }
  }

  /// What entities list of each brand, and of all.
  private struct Sellers {
    var ofBrand: [SellerOfBrand: Tally] = [:]
    var ofAll: [Int: Tally] = [:]

    init(_ shown: [Shown]) {
      for photograph in shown where photograph.mayBeCopy {
        ofBrand[SellerOfBrand(photograph), default: Tally()].add(photograph)
        ofAll[photograph.entity, default: Tally()].add(photograph)
      }
    }

    /// Whether who shows a photograph sells copies of its brand: two are sure, and one in three; or of whatever brands, four and one in
    /// six. An authorised seller whom linkage misses may now and then have a hit that looks like one.
    func sellCopies(_ photograph: Shown) -> Bool {
      if let tally = ofBrand[SellerOfBrand(photograph)], tally.copies >= 2, 3 * tally.copies >= tally.listings { return true }
      return ofAll[photograph.entity].map { $0.copies >= 4 && 6 * $0.copies >= $0.listings } ?? false
    }
  }

  private struct SellerOfBrand: Hashable {
    var entity: Int
    var brand: Int32

    init(_ photograph: Shown) { (entity, brand) = (photograph.entity, photograph.brand) }
  }

  /// Adds the majorities of a brand's hashes that are nearly the same.
  private static func addCentres(of copies: [Shown], brand: Int32, least: Int, to found: inout [Centre]) {
    let hashes = copies.map(\.hash)
    var groups = DisjointSets(count: hashes.count)
    let index = HammingIndex(hashes, radius: pairRadius)
    for (place, hash) in hashes.enumerated() {
      index.forEach(near: hash) { other, _ in groups.unite(place, other) }
    }
    var members: [Int: [Shown]] = [:]
    for place in copies.indices { members[groups.root(place), default: []].append(copies[place]) }
    for key in members.keys.sorted() {
      let members = members[key] ?? []
      guard let one = members.first, members.count == 1 || members.count >= least else { continue }
      let picture = (found.last?.picture ?? -1) + 1
      // Of two hashes each has the bits that the two agree in.
      let hashes = members.count == 2 ? Set(members.map(\.hash)).sorted() : [majority(of: members.map(\.hash))]
      for hash in hashes {
        found.append(
          Centre(
            hash: hash, brand: brand, picture: picture, copies: members.count, sellers: Set(members.map(\.entity)).sorted(),
            isSure: members.contains(where: \.isCopy), only: members.count < least ? OneCopy(listing: one.listing, entity: one.entity) : nil
          ))
      }
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
