/// The known name that is most like a wrong one; nil where none is near enough to be meant.
///
/// Near means at most a third of the wrong name's length in edits, and at least one; the first of equally near names wins.
func nearestName(to wrong: String, among known: [String]) -> String? {
  let limit = max(1, wrong.unicodeScalars.count / 3)
  var nearest: (name: String, edits: Int)?
  for name in known {
    let edits = editDistance(wrong, name)
    if edits <= limit, edits < nearest?.edits ?? .max { nearest = (name, edits) }
  }
  return nearest?.name
}

/// The least number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
///
/// Source: the optimal string alignment distance, after Damerau, "A technique for computer detection and correction of spelling errors",
/// CACM 7 (1964).
func editDistance(_ left: String, _ right: String) -> Int {
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
