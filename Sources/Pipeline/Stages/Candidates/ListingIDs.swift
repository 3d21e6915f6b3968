import Store

/// Finds a few listing ids among millions: each id is hashed where it stands, and no text is made of those that are not wanted.
struct ListingIDs {
  private var places: [UInt64: [Int]] = [:]
  private let ids: [[UInt8]]

  /// The ids to look for; the same one may stand there several times.
  init(_ wanted: [String]) {
    ids = wanted.map { Array($0.utf8) }
    for (place, id) in ids.enumerated() { places[xxh3(id.span), default: []].append(place) }
  }

  /// Whether nothing is looked for.
  var isEmpty: Bool { ids.isEmpty }

  /// The places, among those that are looked for, of an id; none for others.
  func places(of id: Span<UInt8>) -> [Int] {
    guard let found = places[xxh3(id)] else { return [] }
    return found.filter { place in
      guard ids[place].count == id.count else { return false }
      return id.indices.allSatisfy { ids[place][$0] == id[$0] }
    }
  }
}
