import Tabular

/// The sellers' fields of a batch, each record's in one run of bytes.
struct PackedTuples {
  /// What ``ranges`` point into: the batch's own text where the fields follow each other there, else a copy.
  private(set) var bytes: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []
  /// The lengths of the fields, one after the other.
  private(set) var lengths: [UInt32] = []
  /// A hash of each record's bytes and lengths.
  private(set) var hashes: [UInt64] = []

  /// Takes in the fields at these positions, in this order, of some records of a batch; a missing position is an empty field.
  mutating func fill(_ batch: borrowing RecordBatch, _ kept: [Int], positions: [Int?]) {
    ranges.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    let present = positions.compactMap(\.self)
    var isAdjacent = true
    let absent = positions.count - present.count
    for record in kept {
      var start = 0
      var end = 0
      var shape: UInt64 = 0
      for _ in 0..<absent { lengths.append(0) }
      for place in present.indices {
        let field = batch.field(record, present[place])
        if place == 0 { (start, end) = (field.lowerBound, field.lowerBound) }
        if field.lowerBound != end { isAdjacent = false }
        end += field.count
        lengths.append(UInt32(field.count))
        shape = (shape << 7 | shape >> 57) ^ UInt64(field.count)
      }
      ranges.append(start..<end)
      hashes.append(shape &* 0x9e37_79b9_7f4a_7c15)
    }
    bytes = batch.text
    if !isAdjacent { copy(batch, kept, present) }
    let runs = bytes
    for place in ranges.indices { hashes[place] ^= HashSlots.hash(runs.span.extracting(ranges[place])) }
  }

  /// Copies the fields into a run a record.
  private mutating func copy(_ batch: borrowing RecordBatch, _ kept: [Int], _ present: [Int]) {
    let text = bytes
    bytes = []
    bytes.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
    for (place, record) in kept.enumerated() {
      let start = bytes.count
      for position in present { ByteKernel.append(text.span.extracting(batch.field(record, position)), to: &bytes) }
      ranges[place] = start..<bytes.count
    }
  }

  /// Lets go of the batch's text, so that the batch is filled again without a copy.
  mutating func release() { bytes = [] }
}
