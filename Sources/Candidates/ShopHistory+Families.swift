extension ShopHistory {
  /// What one hit adds, as far as it is known when titles are held against each other.
  struct Part {
    var entity: Int
    var listing: UInt64
    var brand: Int32
    var tally: Tally
    /// Whether it may be one piece of evidence with others: it is not hidden, and its title admits no copy.
    var isPlain: Bool
    var title: TitleWords
  }

  /// Listings of one entity in nearly equal titles: one piece of evidence, however many they are.
  struct Family {
    /// What all of them together add to the history, by brand.
    var tallies: [(brand: Int32, tally: Tally)]
  }

  /// Adds all hits of a night.
  mutating func add(_ parts: [Part]) {
    let plain = parts.indices.filter { parts[$0].isPlain }.sorted {
      (parts[$0].entity, parts[$0].listing, parts[$0].brand, $0) < (parts[$1].entity, parts[$1].listing, parts[$1].brand, $1)
    }
    for part in parts where !part.isPlain { add(part.tally, entity: part.entity, brand: part.brand) }
    var start = 0
    while start < plain.count {
      let entity = parts[plain[start]].entity
      var end = start + 1
      while end < plain.count, parts[plain[end]].entity == entity { end += 1 }
      addShop(plain[start..<end], of: parts, entity: entity)
      start = end
    }
  }

  /// Adds the plain hits of one entity, by listing.
  private mutating func addShop(_ shop: ArraySlice<Int>, of parts: [Part], entity: Int) {
    guard let first = shop.first, let last = shop.last, parts[first].listing != parts[last].listing else {
      for place in shop { add(parts[place].tally, entity: entity, brand: parts[place].brand) }
      return
    }
    // The listings, each with its hits.
    var listings: [Range<Int>] = []
    for place in shop.indices {
      if let known = listings.last, parts[shop[known.lowerBound]].listing == parts[shop[place]].listing {
        listings[listings.count - 1] = known.lowerBound..<place + 1
      } else {
        listings.append(place..<place + 1)
      }
    }
    var kin = TitleKin()
    var members: [[Int]] = []
    for listing in listings.indices {
      let family = kin.family(of: parts[shop[listings[listing].lowerBound]].title)
      if family == members.count { members.append([]) }
      members[family].append(listing)
    }
    for family in members {
      let hits = family.flatMap { listings[$0].map { parts[shop[$0]] } }
      guard family.count > 1 else {
        for hit in hits { add(hit.tally, entity: entity, brand: hit.brand) }
        continue
      }
      var sums: [Int32: Tally] = [:]
      for hit in hits { sums[hit.brand] = sums[hit.brand, default: Tally()] + hit.tally }
      let tallies = sums.sorted { $0.key < $1.key }.map { brand, sum in
        (brand: brand, tally: Tally(suspicion: sum.suspicion / Int64(sum.hits), hits: 1, disguises: min(1, sum.disguises)))
      }
      for part in tallies { add(part.tally, entity: entity, brand: part.brand) }
      for listing in family {
        familyOfListing[parts[shop[listings[listing].lowerBound]].listing] = Int32(truncatingIfNeeded: families.count)
      }
      families.append(Family(tallies: tallies))
    }
  }
}

/// Sorts titles into families: each goes to the first whose first title it nearly equals.
private struct TitleKin {
  /// Of more families that share a word the last ones are looked at.
  private static let mostInBucket = 64

  private var heads: [TitleWords] = []
  private var wordless: Int?
  private var byWord: [UInt16: [Int]] = [:]

  /// The number of a title's family, by first appearance.
  mutating func family(of title: TitleWords) -> Int {
    if let known = find(title) { return known }
    let number = heads.count
    heads.append(title)
    if title.count == 0 { wordless = number }
    for word in title.first { byWord[word, default: []].append(number) }
    return number
  }

  private func find(_ title: TitleWords) -> Int? {
    if title.count == 0 { return wordless }
    var found: Int?
    for word in title.first {
      for number in byWord[word]?.suffix(Self.mostInBucket) ?? [] where number < found ?? .max && heads[number].isNearly(title) {
        found = number
      }
    }
    return found
  }
}
