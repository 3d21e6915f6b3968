/// Phone numbers: equal, the same last seven digits, or one digit wrong.
struct PhoneComparison: RecordComparison {
  let column: RecordColumn
  let levels = [
    RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1), RecordLevel(name: "one slip", group: 1),
    RecordLevel(name: "the same last seven digits", group: 1), RecordLevel(name: "equal", group: 1, equal: 1),
  ]

  var columns: [RecordColumn] { [column] }
  var isCostly: Bool { false }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    if left == right { return 4 }
    let first = column.units[column.unitRange(left)].suffix(7)
    if first.count == 7, first.elementsEqual(column.units[column.unitRange(right)].suffix(7)) { return 3 }
    return column.table.isOneSlip(Int(left), Int(right)) ? 2 : 1
  }
}
