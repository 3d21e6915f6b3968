import Screening

/// Which hits of one listing count: one for each brand.
enum HitGroup {
  /// Marks the hits of a listing that another hit says better.
  ///
  /// Where two brands' marks share letters of the title, a name or alias as registered beats a disguise, and of two alike the longer
  /// one beats what it contains. Of one brand's hits those in the title beat the brand field; of several the one with the highest
  /// first look counts, then the one that stands first.
  static func superseded(_ hits: [MarkHit], firstLooks: [Double]) -> [Bool] {
    guard hits.count > 1 else { return [Bool](repeating: false, count: hits.count) }
    var lost = hits.map { hit in hits.contains { beats($0, hit) } }
    for index in hits.indices where !lost[index] {
      lost[index] = hits.indices.contains { other in
        other != index && !lost[other] && hits[other].brand == hits[index].brand
          && isBetter(hits[other], firstLooks[other], other, than: hits[index], firstLooks[index], index)
      }
    }
    return lost
  }

  /// Whether a mark takes the letters of another brand's.
  private static func beats(_ strong: MarkHit, _ weak: MarkHit) -> Bool {
    guard strong.brand != weak.brand, !strong.context.contains(.brandField), !weak.context.contains(.brandField),
      strong.start < weak.end, weak.start < strong.end
    else { return false }
    if strong.form.isDisguise != weak.form.isDisguise { return weak.form.isDisguise }
    return strong.start <= weak.start && strong.end >= weak.end && strong.end - strong.start > weak.end - weak.start
  }

  private static func isBetter(
    _ left: MarkHit, _ leftLook: Double, _ leftPlace: Int, than right: MarkHit, _ rightLook: Double, _ rightPlace: Int
  ) -> Bool {
    let fields = (left.context.contains(.brandField), right.context.contains(.brandField))
    if fields.0 != fields.1 { return fields.1 }
    if leftLook != rightLook { return leftLook > rightLook }
    let keys = ((left.start, left.end, left.form.rawValue), (right.start, right.end, right.form.rawValue))
    return keys.0 == keys.1 ? leftPlace < rightPlace : keys.0 < keys.1
  }
}
