/// A sample of candidates for a person to judge, from which precision can be estimated.
///
/// A fifth of it are the candidates whose scores are nearest to one half, where a judgement teaches most: they are sure to be in it. The
/// rest is drawn by chance, evenly from five bands of scores with equally many candidates each. So every candidate's chance to be in
/// the sample is known and above 0, and an estimate that weighs by its inverse is unbiased.
///
/// Source: Horvitz and Thompson, "A Generalization of Sampling Without Replacement from a Finite Universe", JASA 47 (1952).
public enum ReviewSample {
  /// A candidate that was drawn.
  public struct Draw: Hashable, Sendable {
    /// Its place among the candidates.
    public var place: Int
    /// The chance that it had to be in the sample.
    public var inclusion: Double
  }

  private static let bands = 5

  /// Draws `count` candidates, in their order; all of them where there are no more. The same candidates and seed give the same sample,
  /// whatever their order. `sha256` gives the 32 bytes of the digest.
  public static func draw(
    _ candidates: [(id: String, scoreMillionths: Int)], count: Int, seed: Int, sha256: ([UInt8]) -> [UInt8]
  ) -> [Draw] {
    guard count < candidates.count else { return candidates.indices.map { Draw(place: $0, inclusion: 1) } }
    func precedes(_ left: Int, _ right: Int) -> Bool { candidates[left].id.utf8.lexicographicallyPrecedes(candidates[right].id.utf8) }
    func distance(_ place: Int) -> Int { abs(candidates[place].scoreMillionths - 500_000) }
    let byDoubt = candidates.indices.sorted { distance($0) == distance($1) ? precedes($0, $1) : distance($0) < distance($1) }
    // The bands take one each at least.
    let sure = min(count / 5, max(0, count - bands))
    var draws = byDoubt[..<sure].map { Draw(place: $0, inclusion: 1) }
    let rest = byDoubt[sure...].sorted { left, right in
      let scores = (candidates[left].scoreMillionths, candidates[right].scoreMillionths)
      return scores.0 == scores.1 ? precedes(left, right) : scores.0 < scores.1
    }
    let wanted = count - sure
    for band in 0..<bands {
      let members = rest[rest.count * band / bands..<rest.count * (band + 1) / bands]
      // Every band with members gives one at least, so that nobody's chance is 0.
      let share = wanted * (band + 1) / bands - wanted * band / bands
      guard !members.isEmpty else { continue }
      let taken = min(max(share, 1), members.count)
      let shuffled = members.map { (place: $0, key: sha256(Array("\(seed) \(candidates[$0].id)".utf8))) }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      draws += shuffled.prefix(taken).map { Draw(place: $0.place, inclusion: Double(taken) / Double(members.count)) }
    }
    return draws.sorted { $0.place < $1.place }
  }
}
