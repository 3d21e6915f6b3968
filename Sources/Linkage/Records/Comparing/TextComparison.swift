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
    levels =
      [RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1)]
      + similarities.reversed().map { RecordLevel(name: "similar by \(percent($0))", group: 1) }
      + [RecordLevel(name: "equal", group: 1, equal: 1)]
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
