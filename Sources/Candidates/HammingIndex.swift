/// Finds 64-bit hashes within a few bits of others: exact, whatever the hashes are, and fast at ten million of them.
///
/// The bits are cut into bands, and each band has a table of the hashes by some bits of it. Two hashes that differ in at most `radius` bits
/// differ little in one band (``HammingBand``), so that a query looks up the few values near its own there. Entries hold the hashes
/// themselves, in the order of the table: what a value leads to is read in one stretch.
///
/// Source: Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index Hashing", CVPR 2012.
public struct HammingIndex: Sendable {
  /// The greatest difference in bits that counts as near.
  public let radius: Int
  private let bands: [HammingBand]
  /// For each band where the entries of each value of its key begin, and where the last ones end.
  private let starts: [[Int32]]
  /// For each band its entries: the hashes, and their places in what the index was made of.
  private let hashes: [[UInt64]]
  private let places: [[Int32]]

  /// An index of fewer than 2^31 hashes for differences of up to `radius` bits, 0...15. It takes some 50 bytes a hash.
  public init(_ hashes: [UInt64], radius: Int) {
    self.radius = radius
    bands = hashes.isEmpty ? [] : HammingBand.cheapest(radius: radius, count: hashes.count)
    var starts: [[Int32]] = []
    var sorted: [[UInt64]] = []
    var places: [[Int32]] = []
    for band in bands {
      var counts = [Int32](repeating: 0, count: (1 << band.width) + 1)
      for hash in hashes { counts[band.key(of: hash) + 1] += 1 }
      for key in 1..<counts.count { counts[key] += counts[key - 1] }
      var next = counts
      var ownHashes = [UInt64](repeating: 0, count: hashes.count)
      var ownPlaces = [Int32](repeating: 0, count: hashes.count)
      for (place, hash) in hashes.enumerated() {
        let key = band.key(of: hash)
        let slot = Int(next[key])
        ownHashes[slot] = hash
        ownPlaces[slot] = Int32(place)
        next[key] += 1
      }
      starts.append(counts)
      sorted.append(ownHashes)
      places.append(ownPlaces)
    }
    self.starts = starts
    self.hashes = sorted
    self.places = places
  }

  /// Hands the place and the distance in bits of each hash within the radius to `body`, once each, in no order.
  public func forEach(near hash: UInt64, _ body: (Int, Int) -> Void) {
    for (number, band) in bands.enumerated() {
      let key = band.key(of: hash)
      for flip in band.flips {
        let near = key ^ Int(flip)
        for entry in Int(starts[number][near])..<Int(starts[number][near + 1]) {
          let difference = hashes[number][entry] ^ hash
          let distance = difference.nonzeroBitCount
          // One that an earlier band leads to has been handed out already.
          guard distance <= radius, !bands[..<number].contains(where: { $0.leads(to: difference) }) else { continue }
          body(Int(places[number][entry]), distance)
        }
      }
    }
  }
}
