/// Finds 64-bit hashes within a few bits of others: exact, whatever the hashes are.
///
/// The bits are cut into one band more than there may be bits of difference, so that two hashes within the radius agree in a band.
///
/// Source: Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index Hashing", CVPR 2012.
struct HashIndex: Sendable {
  let radius: Int
  private let hashes: [UInt64]
  /// For each band its lowest bit and its width.
  private let bands: [(shift: UInt64, mask: UInt64)]
  /// For each band where the entries of each of its values begin, and the entries: places in `hashes`.
  private let starts: [[Int32]]
  private let entries: [[Int32]]

  /// An index of hashes for differences of up to `radius` bits, 0...15.
  init(_ hashes: [UInt64], radius: Int) {
    self.radius = radius
    self.hashes = hashes
    bands = (0...radius).map { band in
      let first = band * 64 / (radius + 1)
      // A band wider than 16 bits needs no more of them to be selective.
      let width = min((band + 1) * 64 / (radius + 1) - first, 16)
      return (UInt64(first), (1 << UInt64(width)) - 1)
    }
    var starts: [[Int32]] = []
    var entries: [[Int32]] = []
    for (shift, mask) in bands {
      var counts = [Int32](repeating: 0, count: Int(mask) + 2)
      for hash in hashes { counts[Int(hash >> shift & mask) + 1] += 1 }
      for value in 1..<counts.count { counts[value] += counts[value - 1] }
      var next = counts
      var places = [Int32](repeating: 0, count: hashes.count)
      for (place, hash) in hashes.enumerated() {
        let value = Int(hash >> shift & mask)
        places[Int(next[value])] = Int32(place)
        next[value] += 1
      }
      starts.append(counts)
      entries.append(places)
    }
    self.starts = starts
    self.entries = entries
  }

  /// Hands the place and the distance in bits of each hash within the radius to `body`, once each.
  func forEach(near hash: UInt64, _ body: (Int, Int) -> Void) {
    guard !hashes.isEmpty else { return }
    for (band, (shift, mask)) in bands.enumerated() {
      let value = Int(hash >> shift & mask)
      for entry in starts[band][value]..<starts[band][value + 1] {
        let place = Int(entries[band][Int(entry)])
        let difference = hashes[place] ^ hash
        // One that an earlier band agrees in has been handed out already.
        guard difference.nonzeroBitCount <= radius, !bands[..<band].contains(where: { difference >> $0.shift & $0.mask == 0 }) else {
          continue
        }
        body(place, difference.nonzeroBitCount)
      }
    }
  }
}
