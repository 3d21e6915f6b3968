/// Chooses among the hits of a title: of overlapping ones the one around the other, then the plain one, then the longest; of each brand's the
/// plainest, then the longest, then the first; of more than ``Screener/mostHits`` the first ones.
func keepBest(_ hits: inout [MarkHit]) {
  guard hits.count > 1 else { return }
  dropCovered(&hits)
  hits.sort { ($0.brand, $0.form.rank, $0.start - $0.end, $0.start) < ($1.brand, $1.form.rank, $1.start - $1.end, $1.start) }
  var last: Int32 = -1
  hits.removeAll { hit in
    defer { last = hit.brand }
    return hit.brand == last
  }
  hits.sort { ($0.start, $0.brand) < ($1.start, $1.brand) }
  if hits.count > Screener.mostHits { hits.removeSubrange(Screener.mostHits...) }
}

/// Removes the hits that give way to others that they overlap. Few are compared each with each; many, as in a title of one mark again and
/// again, by a sweep over their places, which gives the same.
private func dropCovered(_ hits: inout [MarkHit]) {
  let all = hits
  if all.count <= 16 {
    hits.removeAll { hit in all.contains { hit.givesWay(to: $0) } }
  } else {
    let dropped = HitSweep(all).covered()
    hits = all.indices.filter { !dropped[$0] }.map { all[$0] }
  }
}

extension MarkHit {
  /// Whether another hit of the title, which may be this one itself, makes it needless.
  func givesWay(to other: MarkHit) -> Bool {
    let isInside = other.start <= start && end <= other.end && (other.start, other.end) != (start, end)
    if isInside, other.brand != brand || other.form.rank <= form.rank { return true }
    guard other.start < end, start < other.end, !(start <= other.start && other.end <= end) else { return false }
    if form.isDisguise != other.form.isDisguise { return form.isDisguise }
    let length = end - start
    let otherLength = other.end - other.start
    return otherLength > length || (otherLength == length && other.start < start)
  }
}
