/// Lays out and packs the buffers of one batch after the other.
struct BatchEncoder {
  /// The body of the batch: the packed buffers, each on 8 bytes.
  private(set) var body: [UInt8] = []
  private var nullCounts: [Int] = []
  private var buffers: [BatchLayout.Buffer] = []
  private let packer = ZstdPacker()

  /// Adds a column of fixed-width values or of texts.
  mutating func add(values: [UInt8], offsets: [Int32], validity: Validity?, isVariable: Bool) throws(TableProblem) {
    nullCounts.append(validity?.nullCount ?? 0)
    try add(nullCounts.last == 0 ? [] : validity?.bits ?? [])
    if isVariable {
      var raw: [UInt8] = []
      raw.append(bytesOf: offsets, 0..<offsets.count)
      try add(raw)
    }
    try add(values)
  }

  /// The layout of what was added; the encoder is then ready for the next batch, once the body has been written.
  mutating func finish(rows: Int) -> BatchLayout {
    defer {
      nullCounts = []
      buffers = []
    }
    return BatchLayout(rows: rows, nullCounts: nullCounts, buffers: buffers)
  }

  /// Forgets the body and keeps its memory.
  mutating func removeBody() { body.removeAll(keepingCapacity: true) }

  /// Adds a buffer: its length in 8 bytes, then it packed, then padding. An empty one has no bytes at all.
  private mutating func add(_ buffer: [UInt8]) throws(TableProblem) {
    let start = body.count
    if !buffer.isEmpty {
      for byte in 0..<8 { body.append(UInt8(truncatingIfNeeded: buffer.count >> (8 * byte))) }
      _ = try packer.pack(buffer.span, onto: &body)
    }
    buffers.append(.init(offset: start, length: body.count - start))
    while body.count % 8 != 0 { body.append(0) }
  }
}
