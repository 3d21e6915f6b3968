/// Equal or not.
struct ExactComparison: RecordComparison {
  let column: RecordColumn
  let levels = [
    RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1), RecordLevel(name: "equal", group: 1, equal: 1),
  ]

  var columns: [RecordColumn] { [column] }
  var isCostly: Bool { false }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    return left < 0 || right < 0 ? 0 : left == right ? 2 : 1
  }
}
