import Marketplace

/// Days: equal, day and month the wrong way round, one digit wrong or two swapped, near, or of one year.
struct DateComparison: RecordComparison {
  let column: RecordColumn
  /// The day of each distinct value since 1970, nil where the calendar has no such day.
  private let days: [Int32?]
  let levels = [
    RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1), RecordLevel(name: "the same year", group: 1),
    RecordLevel(name: "within 31 days", group: 1), RecordLevel(name: "one digit wrong, or two swapped", group: 1),
    RecordLevel(name: "day and month swapped", group: 1), RecordLevel(name: "equal", group: 1, equal: 1),
  ]

  var columns: [RecordColumn] { [column] }
  var isCostly: Bool { false }

  init(_ column: RecordColumn) {
    self.column = column
    days = (0..<column.table.count).map { number in
      let digits = column.table[number].map { Int($0) - 48 }
      let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
      return CalendarDate(year: year, month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])?.daysSinceEpoch
    }
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    if left == right { return 6 }
    let first = column.unitRange(left).lowerBound
    let second = column.unitRange(right).lowerBound
    var different: UInt8 = 0
    for place in 0..<8 where column.units[first + place] != column.units[second + place] { different |= 1 << UInt8(place) }
    if different & 0b1111 == 0, crosses(first, second, 4, 6), crosses(first, second, 5, 7) { return 5 }
    if different.nonzeroBitCount == 1 { return 4 }
    let place = different.trailingZeroBitCount
    if different.nonzeroBitCount == 2, different >> UInt8(place) == 0b11, crosses(first, second, place, place + 1) { return 4 }
    if let one = days[Int(left)], let other = days[Int(right)], abs(one - other) <= 31 { return 3 }
    return different & 0b1111 == 0 ? 2 : 1
  }

  /// Whether two digits stand in each other's place.
  private func crosses(_ first: Int, _ second: Int, _ one: Int, _ other: Int) -> Bool {
    column.units[first + one] == column.units[second + other] && column.units[first + other] == column.units[second + one]
  }
}
