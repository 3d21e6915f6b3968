/// Whether the left text stands before the right one by their UTF-8 bytes. Swift's own `<` orders by canonical equivalence instead.
func precedesByBytes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

/// The order of two lists of equal length by the bytes of their texts: below 0, 0 or above 0.
func compareByBytes(_ left: [String], _ right: [String]) -> Int {
  for (one, other) in zip(left, right) where !one.utf8.elementsEqual(other.utf8) {
    return precedesByBytes(one, other) ? -1 : 1
  }
  return left.count - right.count
}
