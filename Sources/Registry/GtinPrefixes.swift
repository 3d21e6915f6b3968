import Marketplace

/// Finds the longest company prefix with which a GTIN begins.
///
/// Prefixes count in the 13 digits of GTIN-13: a GTIN-12 has a zero in front of it, and the first digit of a GTIN-14 tells the packaging
/// and is left out. GTIN-8 have no company prefix.
struct GtinPrefixes: Sendable {
  private struct Key: Hashable {
    var digits: Int
    var number: UInt64
  }

  private var brands: [Key: [Int]] = [:]
  /// The lengths that occur, the longest first.
  private var lengths: [Int] = []

  init(_ prefixes: [(prefix: String, brand: Int)]) {
    for (prefix, brand) in prefixes {
      guard (1...13).contains(prefix.utf8.count), let number = UInt64(prefix) else { continue }
      brands[Key(digits: prefix.utf8.count, number: number), default: []].append(brand)
    }
    lengths = Set(brands.keys.map(\.digits)).sorted(by: >)
  }

  func brands(of gtin: Gtin) -> [Int] {
    guard gtin.length >= 12 else { return [] }
    let thirteen = gtin.number % 10_000_000_000_000
    for length in lengths {
      var number = thirteen
      for _ in 0..<13 - length { number /= 10 }
      if let found = brands[Key(digits: length, number: number)] { return found }
    }
    return []
  }
}
