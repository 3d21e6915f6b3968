/// Company names by their own words in any order, legal forms aside; a rare word counts for more than a common one, and a word that is spelt
/// nearly like another counts as that.
struct CompanyComparison: RecordComparison {
  let column: RecordColumn
  let similarities: [Double]
  let levels: [RecordLevel]
  /// The words of each distinct name, one behind the other.
  private let words: RecordWords

  var columns: [RecordColumn] { [column] }

  init(_ column: RecordColumn, similarities: [Double]) {
    self.column = column
    self.similarities = similarities
    words = RecordWords(column)
    levels = RecordLevel.ladder(similarities.reversed().map { "\(percent($0)) of the words' weight shared" })
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    if left == right { return UInt8(levels.count - 1) }
    // The words are paired greedily: in one order, so that the comparison is symmetric.
    let shared = words.shared(min(left, right), max(left, right))
    for (place, least) in similarities.enumerated() where shared >= least { return UInt8(similarities.count + 1 - place) }
    return 1
  }
}
