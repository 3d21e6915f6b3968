import Store

/// The listings of a segment since they were last taken, column by column.
struct SegmentColumns {
  var listingID = TextColumn()
  var title = TextColumn()
  var brand = DictionaryBuilder()
  var category = DictionaryBuilder()
  var price: [Int64] = []
  var currency = DictionaryBuilder()
  var condition: [UInt8] = []
  var gtin: [UInt64] = []
  var gtinLength: [UInt8] = []
  var imageHash: [UInt64] = []
  var imageHashes = Validity()
  var url = TextColumn()
  var shipsTo = DictionaryBuilder()
  var seller: [UInt32] = []
  var updatedAt: [Int64] = []
  var row: [UInt32] = []
  var byteOffset: [UInt64] = []
  var hashHigh: [UInt64] = []
  var hashLow: [UInt64] = []
  var flags: [UInt16] = []

  /// The number of listings.
  var rows: Int { row.count }

  /// The bytes of all texts.
  var textBytes: Int {
    listingID.bytes.count + title.bytes.count + url.bytes.count + brand.byteCount + category.byteCount + shipsTo.byteCount
      + currency.byteCount
  }

  /// The listings as rows of ``ListingTable``; nothing is left. `hasTimes`: whether the source says when a listing was updated.
  mutating func take(hasTimes: Bool) -> Chunk {
    let times = hasTimes ? nil : Validity(count: rows, allValid: false)
    let chunk = Chunk(
      ListingTable.Column.allCases.map { column in
        switch column {
        case .listingID: .utf8(Self.taken(&listingID))
        case .title: .utf8(Self.taken(&title))
        case .brand: brand.take()
        case .category: category.take()
        case .price: .int64(Self.taken(&price))
        case .currency: currency.take()
        case .condition: .uint8(Self.taken(&condition))
        case .gtin: .uint64(Self.taken(&gtin))
        case .gtinLength: .uint8(Self.taken(&gtinLength))
        case .imageHash: .uint64(Self.taken(&imageHash), imageHashes.nullCount > 0 ? imageHashes : nil)
        case .url: .utf8(Self.taken(&url))
        case .shipsTo: shipsTo.take()
        case .seller: .uint32(Self.taken(&seller))
        case .updatedAt: .timestamp(Self.taken(&updatedAt), times)
        case .row: .uint32(Self.taken(&row))
        case .byteOffset: .uint64(Self.taken(&byteOffset))
        case .recordHashHigh: .uint64(Self.taken(&hashHigh))
        case .recordHashLow: .uint64(Self.taken(&hashLow))
        case .flags: .uint16(Self.taken(&flags))
        }
      })
    imageHashes = Validity()
    return chunk
  }

  private static func taken<Value>(_ values: inout [Value]) -> [Value] {
    var next: [Value] = []
    next.reserveCapacity(values.count)
    swap(&next, &values)
    return next
  }

  private static func taken(_ texts: inout TextColumn) -> TextColumn {
    var next = TextColumn()
    next.reserve(values: texts.count, bytes: texts.bytes.count)
    swap(&next, &texts)
    return next
  }
}
