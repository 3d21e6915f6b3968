/// Quantities, by their difference relative to the greater.
struct NumberComparison: RecordComparison {
  let column: RecordColumn
  /// Where levels begin, the smallest difference first.
  let differences: [Double]
  private let numbers: [Double]
  let levels: [RecordLevel]

  var columns: [RecordColumn] { [column] }
  var isCostly: Bool { false }

  init(_ column: RecordColumn, differences: [Double]) {
    self.column = column
    self.differences = differences
    numbers = (0..<column.table.count).map { number in
      Double(String(decoding: column.table[number], as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil } ?? .nan
    }
    levels = RecordLevel.ladder(differences.reversed().map { "within \(percent($0))" })
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    let first = numbers[Int(left)]
    let second = numbers[Int(right)]
    if first.isNaN || second.isNaN { return 0 }
    if first == second { return UInt8(levels.count - 1) }
    let difference = abs(first - second) / max(abs(first), abs(second))
    for (place, most) in differences.enumerated() where difference <= most { return UInt8(differences.count + 1 - place) }
    return 1
  }
}
