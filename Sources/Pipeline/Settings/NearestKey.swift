/// The edit distance of two texts: how many insertions, deletions, replacements and swaps of neighbours turn one into the other, where no
/// part is edited twice.
///
/// Source: optimal string alignment; Boytsov, "Indexing Methods for Approximate Dictionary Searching", JEA 16 (2011), section 2.1.
func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  var rows = [Array(0...right.count)]
  for (i, one) in left.enumerated() {
    var row = [i + 1]
    for (j, other) in right.enumerated() {
      var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (one == other ? 0 : 1))
      if i > 0, j > 0, one == right[j - 1], left[i - 1] == other { cost = min(cost, rows[i - 1][j - 1] + 1) }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}

/// The known key with the smallest edit distance, of equal ones the bytewise smallest; nil where none is known.
func nearestKey(to key: String, in known: [String]) -> String? {
  let clipped = String(key.prefix(100))
  return known.map { (editDistance(clipped, $0), $0) }
    .min { $0.0 == $1.0 ? $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) : $0.0 < $1.0 }?.1
}
