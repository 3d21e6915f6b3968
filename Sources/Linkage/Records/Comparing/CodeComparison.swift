/// Letters and digits that identify: equal, or a slip apart. Of postal codes, also those of one region: the same first half.
struct CodeComparison: RecordComparison {
  let column: RecordColumn
  let hasRegions: Bool
  let levels: [RecordLevel]

  var columns: [RecordColumn] { [column] }
  var isCostly: Bool { false }

  init(_ column: RecordColumn, hasRegions: Bool) {
    self.column = column
    self.hasRegions = hasRegions
    levels = [
      RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1),
      RecordLevel(name: hasRegions ? "same first half" : "two slips", group: 1), RecordLevel(name: "one slip", group: 1),
      RecordLevel(name: "equal", group: 1, equal: 1),
    ]
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    if left == right { return 4 }
    if column.table.isOneSlip(Int(left), Int(right)) { return 3 }
    return (hasRegions ? isSameRegion(left, right) : isTwoSlips(left, right)) ? 2 : 1
  }

  private func isSameRegion(_ left: Int32, _ right: Int32) -> Bool {
    let one = column.unitRange(left)
    let other = column.unitRange(right)
    let half = (max(one.count, other.count) + 1) / 2
    if min(one.count, other.count) < half { return false }
    for place in 0..<half where column.units[one.lowerBound + place] != column.units[other.lowerBound + place] { return false }
    return true
  }

  /// Two substitutions in codes of one length of at least six.
  private func isTwoSlips(_ left: Int32, _ right: Int32) -> Bool {
    let one = column.unitRange(left)
    let other = column.unitRange(right)
    if one.count != other.count || one.count < 6 { return false }
    var different = 0
    for place in 0..<one.count where column.units[one.lowerBound + place] != column.units[other.lowerBound + place] { different += 1 }
    return different <= 2
  }
}
