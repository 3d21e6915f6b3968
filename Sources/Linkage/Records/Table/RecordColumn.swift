/// A column with each distinct value once.
struct RecordColumn: Sendable {
  /// The number of each record's value, -1 where it is missing.
  let values: [Int32]
  /// The distinct values.
  let table: InternTable
  /// How many records have each value.
  let counts: [Int32]
  /// The values as UTF-16, which similarity counts by.
  let units: [UInt16]
  private let starts: [Int32]

  /// The values of a column in the order of the records.
  init(_ texts: TextList, _ normalisation: Normalisation, order: RecordOrder) {
    var table = InternTable()
    var values: [Int32] = []
    values.reserveCapacity(order.places.count)
    var counts: [Int32] = []
    var scratch: [UInt8] = []
    for place in order.places {
      normalisation.apply(texts[Int(place)], &scratch)
      guard !scratch.isEmpty else {
        values.append(-1)
        continue
      }
      let number = table.intern(scratch)
      if number == counts.count { counts.append(0) }
      counts[number] += 1
      values.append(Int32(number))
    }
    var units: [UInt16] = []
    units.reserveCapacity(table.pool.count)
    var starts: [Int32] = [0]
    for number in 0..<table.count {
      let bytes = table[number]
      if bytes.allSatisfy({ $0 < 0x80 }) {
        for byte in bytes { units.append(UInt16(byte)) }
      } else {
        units.append(contentsOf: String(decoding: bytes, as: UTF8.self).utf16)
      }
      starts.append(Int32(units.count))
    }
    self.table = table
    self.values = values
    self.counts = counts
    self.units = units
    self.starts = starts
  }

  /// Where the UTF-16 of a value stands.
  func unitRange(_ value: Int32) -> Range<Int> { Int(starts[Int(value)])..<Int(starts[Int(value) + 1]) }

  /// How alike two values are, from 0 to 1, whichever comes first.
  func similarity(_ one: Int32, _ other: Int32) -> Double {
    jaroWinkler(units, unitRange(min(one, other)), units, unitRange(max(one, other)))
  }

  /// How probably two records that both have a value have the same one, as counted over the whole column.
  var equalShare: Double {
    var known = 0.0
    var equal = 0.0
    for count in counts {
      known += Double(count)
      equal += Double(count) * Double(count - 1)
    }
    return known > 1 ? equal / (known * (known - 1)) : 0
  }
}
