/// The values of one column that wait for their batch to be full, laid out as the file has them.
struct PendingColumn {
  let field: Field
  private(set) var count = 0
  /// Fixed-width values, or the bytes of texts.
  private(set) var values: [UInt8] = []
  /// Where texts end; empty for fixed-width values.
  private(set) var offsets: [Int32]
  /// nil while no value is missing.
  private(set) var validity: Validity?
  /// The distinct texts of a dictionary column, of all batches.
  private(set) var dictionary = TextDictionary()

  /// Texts of one batch stop here, so that memory does not grow with their length; a text longer than that is a batch by itself.
  static let textLimit = 32 << 20

  init(_ field: Field) {
    self.field = field
    offsets = field.type.width == nil ? [0] : []
  }

  /// Forgets the values, keeps the memory and the dictionary.
  mutating func removeAll() {
    count = 0
    values.removeAll(keepingCapacity: true)
    if field.type.width == nil { offsets = [0] }
    validity = nil
  }

  /// How many of the values of `column` from `start` on, at most `wanted`, fit into the batch.
  func room(for column: Column, from start: Int, wanted: Int) -> Int {
    guard case .utf8(let texts) = column, field.type == .utf8 else {
      guard case .binary(let texts) = column else { return wanted }
      return room(for: texts, from: start, wanted: wanted)
    }
    return room(for: texts, from: start, wanted: wanted)
  }

  private func room(for texts: TextColumn, from start: Int, wanted: Int) -> Int {
    let end = Int(texts.offsets[start]) + Self.textLimit - values.count
    if Int(texts.offsets[start + wanted]) <= end { return wanted }
    // The last place whose text ends within the limit, by halving.
    var (low, high) = (0, wanted)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(texts.offsets[start + middle]) <= end { low = middle } else { high = middle }
    }
    return low
  }

  /// Takes a range of the values of a column of the right type.
  mutating func append(_ column: Column, _ range: Range<Int>) throws(TableProblem) {
    if let more = column.validity, more.nullCount > 0 {
      guard field.nullable else { throw TableProblem(.nullValue) }
      var marks = validity ?? Validity(count: count)
      validity = nil
      marks.append(more, range)
      validity = marks
    } else {
      validity?.append(valid: range.count)
    }
    switch (column, field.type) {
    case (.uint8(let numbers, _), .uint8): values.append(bytesOf: numbers, range)
    case (.uint16(let numbers, _), .uint16): values.append(bytesOf: numbers, range)
    case (.uint32(let numbers, _), .uint32): values.append(bytesOf: numbers, range)
    case (.uint64(let numbers, _), .uint64): values.append(bytesOf: numbers, range)
    case (.int32(let numbers, _), .int32): values.append(bytesOf: numbers, range)
    case (.int64(let numbers, _), .int64): values.append(bytesOf: numbers, range)
    case (.timestamp(let numbers, _), .timestamp): values.append(bytesOf: numbers, range)
    case (.float64(let numbers, _), .float64): values.append(bytesOf: numbers, range)
    case (.utf8(let texts), .utf8), (.binary(let texts), .binary): append(texts, range)
    case (.utf8(let texts), .dictionary): try intern(texts, range)
    case (.dictionary(let indices, let texts, let validity), .dictionary): try intern(indices, texts, validity, range)
    default: throw TableProblem(.wrongType(expected: [field.type], found: column.type))
    }
    count += range.count
  }

  private mutating func append(_ texts: TextColumn, _ range: Range<Int>) {
    let first = texts.offsets[range.lowerBound]
    let shift = Int32(values.count) - first
    offsets.reserveCapacity(offsets.count + range.count)
    for place in range { offsets.append(texts.offsets[place + 1] + shift) }
    values.append(copying: texts.bytes.span.extracting(Int(first)..<Int(texts.offsets[range.upperBound])))
  }

  private mutating func intern(_ texts: TextColumn, _ range: Range<Int>) throws(TableProblem) {
    var indices: [UInt32] = []
    indices.reserveCapacity(range.count)
    for place in range { indices.append(texts.isNull(place) ? 0 : try number(of: texts, place)) }
    values.append(bytesOf: indices, 0..<indices.count)
  }

  private mutating func intern(
    _ numbers: [UInt32], _ texts: TextColumn, _ validity: Validity?, _ range: Range<Int>
  ) throws(TableProblem) {
    let unknown = UInt32.max
    var known = [UInt32](repeating: unknown, count: texts.count)
    var indices: [UInt32] = []
    indices.reserveCapacity(range.count)
    for place in range {
      if let validity, !validity.isValid(place) {
        indices.append(0)
        continue
      }
      let old = Int(numbers[place])
      guard old < known.count else { throw TableProblem(.noSuchDictionaryValue(numbers[place])) }
      if known[old] == unknown { known[old] = try number(of: texts, old) }
      indices.append(known[old])
    }
    values.append(bytesOf: indices, 0..<indices.count)
  }

  private mutating func number(of texts: TextColumn, _ place: Int) throws(TableProblem) -> UInt32 {
    let range = texts.range(place)
    guard dictionary.values.bytes.count + range.count <= Int(Int32.max) else { throw TableProblem(.dictionaryTooLarge) }
    return dictionary.number(of: texts.bytes.span.extracting(range))
  }
}
