import Store

/// A digest of what a table says, decoded: it does not depend on how zstd packs it, nor on where its batches end.
enum TableDigest {
  static func of(_ path: String) throws -> String {
    let table = try TableReader(path: path, disk: .real)
    var lines: [String] = []
    for field in table.schema.fields {
      var hash = SHA256()
      for batch in 0..<table.batchCount { hash.update(values(try table.column(field.name, batch: batch))) }
      lines.append("\(field.name) \(field.type) \(hash.finish().hex)")
    }
    return SHA256.digest(lines.joined(separator: "\n")).hex
  }

  /// The values one after the other, each told apart from the next; missing ones are all alike.
  private static func values(_ column: Column) -> [UInt8] {
    switch column {
    case .uint8(let values, let validity): numbers(values, validity)
    case .uint16(let values, let validity): numbers(values, validity)
    case .uint32(let values, let validity): numbers(values, validity)
    case .uint64(let values, let validity): numbers(values, validity)
    case .int32(let values, let validity): numbers(values, validity)
    case .int64(let values, let validity), .timestamp(let values, let validity): numbers(values, validity)
    case .float64(let values, let validity): numbers(values.map(\.bitPattern), validity)
    case .utf8(let texts), .binary(let texts): self.texts(texts, Array(0..<texts.count).map { texts.isNull($0) ? nil : $0 })
    case .dictionary(let indices, let values, let validity):
      texts(values, indices.enumerated().map { validity?.isValid($0) ?? true ? Int($1) : nil })
    }
  }

  private static func numbers<Value: FixedWidthInteger>(_ values: [Value], _ validity: Validity?) -> [UInt8] {
    guard let validity else { return Array("\(values)".dropFirst().dropLast().utf8) + [0x2C] }
    return Array(values.enumerated().map { validity.isValid($0) ? "\($1)," : "," }.joined().utf8)
  }

  private static func texts(_ texts: TextColumn, _ places: [Int?]) -> [UInt8] {
    var all: [UInt8] = []
    for place in places {
      guard let place else {
        all += [0x2D]
        continue
      }
      let range = texts.range(place)
      all += Array("\(range.count):".utf8)
      all += texts.bytes[range]
    }
    return all
  }
}
