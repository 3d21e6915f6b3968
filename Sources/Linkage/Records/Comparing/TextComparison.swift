/// Words, by Jaro and Winkler's similarity.
struct TextComparison: RecordComparison {
  let column: RecordColumn
  /// Where levels begin, the greatest first.
  let similarities: [Double]
  let levels: [RecordLevel]

  var columns: [RecordColumn] { [column] }

  init(_ column: RecordColumn, similarities: [Double]) {
    self.column = column
    self.similarities = similarities
    levels = RecordLevel.ladder(similarities.reversed().map { "similar by \(percent($0))" })
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    if left == right { return UInt8(levels.count - 1) }
    let similarity = column.similarity(left, right)
    for (place, least) in similarities.enumerated() where similarity >= least { return UInt8(similarities.count + 1 - place) }
    return 1
  }
}
