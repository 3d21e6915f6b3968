/// Tells of many hits which give way to others, as ``MarkHit/givesWay(to:)`` does for each pair, in a time that grows with their number and
/// the logarithm of it.
///
/// A hit that overlaps another and does not lie in it reaches over that one's beginning or over its end. So for each end of a hit the longest
/// plain name and the longest disguise over it are all that is needed.
struct HitSweep {
  private let hits: [MarkHit]

  init(_ hits: [MarkHit]) { self.hits = hits }

  /// For each hit whether it gives way to another one.
  func covered() -> [Bool] {
    let plain = hits.indices.filter { !hits[$0].form.isDisguise }
    let disguised = hits.indices.filter { hits[$0].form.isDisguise }
    let plainOver = longestOver(plain)
    let disguisedOver = longestOver(disguised)
    let inDisguise = insideOfOtherBrands(plain, disguised)
    return hits.indices.map { hit in
      let length = hits[hit].end - hits[hit].start
      if hits[hit].form.isDisguise {
        return plainOver.start[hit] > 0 || plainOver.end[hit] > 0 || disguisedOver.start[hit] >= length || disguisedOver.end[hit] > length
      }
      return plainOver.start[hit] >= length || plainOver.end[hit] > length || inDisguise[hit]
    }
  }

  /// For the start and the end of each hit the length of the longest of `some` hits that reaches over it; 0 where none does.
  private func longestOver(_ some: [Int]) -> (start: [Int32], end: [Int32]) {
    // The end is the start of the mirror image.
    let start = longestOverBegin(some, begin: { self.hits[$0].start }, end: { self.hits[$0].end })
    let end = longestOverBegin(some, begin: { -self.hits[$0].end }, end: { -self.hits[$0].start })
    return (start, end)
  }

  private func longestOverBegin(_ some: [Int], begin: (Int) -> Int32, end: (Int) -> Int32) -> [Int32] {
    var result = [Int32](repeating: 0, count: hits.count)
    let queries = hits.indices.sorted { begin($0) < begin($1) }
    let entries = some.sorted { begin($0) < begin($1) }
    var next = 0
    // Those that begin before the place at hand, from `first` on each longer than the next: a longer one that begins later also ends later.
    var longest: [Int] = []
    var first = 0
    for query in queries {
      let place = begin(query)
      while next < entries.count, begin(entries[next]) < place {
        let length = end(entries[next]) - begin(entries[next])
        while longest.count > first, let last = longest.last, end(last) - begin(last) <= length { longest.removeLast() }
        longest.append(entries[next])
        next += 1
      }
      while first < longest.count, end(longest[first]) <= place { first += 1 }
      if first < longest.count { result[query] = end(longest[first]) - begin(longest[first]) }
    }
    return result
  }

  /// For each of the plain names whether it lies in a larger disguise of another brand.
  private func insideOfOtherBrands(_ plain: [Int], _ disguised: [Int]) -> [Bool] {
    var result = [Bool](repeating: false, count: hits.count)
    guard !disguised.isEmpty else { return result }
    func precedes(_ a: Int, _ b: Int) -> Bool { (hits[a].start, -hits[a].end) < (hits[b].start, -hits[b].end) }
    let queries = plain.sorted(by: precedes)
    let entries = disguised.sorted(by: precedes)
    var next = 0
    // The disguise that reaches farthest, and the farthest of other brands than that one's.
    var far: (brand: Int32, end: Int32) = (-1, -1)
    var otherEnd: Int32 = -1
    for query in queries {
      while next < entries.count, precedes(entries[next], query) {
        let entry = hits[entries[next]]
        next += 1
        if entry.brand == far.brand {
          far.end = max(far.end, entry.end)
        } else if entry.end > far.end {
          otherEnd = far.end
          far = (entry.brand, entry.end)
        } else {
          otherEnd = max(otherEnd, entry.end)
        }
      }
      result[query] = (hits[query].brand == far.brand ? otherEnd : far.end) >= hits[query].end
    }
    return result
  }
}
