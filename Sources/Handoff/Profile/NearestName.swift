/// The known name with the fewest edits to a wrong one, of equally near ones the bytewise smallest; nil where none is known.
///
/// - Parameter isSlip: whether only a name counts that may have been meant: one within a third of the wrong name's length in edits, or one
///   edit.
public func nearestName(to wrong: String, among known: [String], isSlip: Bool) -> String? {
  // Nobody means a name of hundreds of characters: what is compared is bounded.
  let wrong = String(wrong.prefix(100))
  let limit = isSlip ? max(1, wrong.unicodeScalars.count / 3) : .max
  return known.map { (name: $0, edits: editDistance(wrong, $0)) }.filter { $0.edits <= limit }
    .min { $0.edits == $1.edits ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.edits < $1.edits }?.name
}

/// The least number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other, where no part is
/// edited twice.
///
/// Source: optimal string alignment; Boytsov, "Indexing Methods for Approximate Dictionary Searching", JEA 16 (2011), section 2.1.
public func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  var beforeLast = [Int]()
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
      var least = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
