import Store

/// The rejected rows of a segment since they were last taken.
struct SegmentRejects {
  private var rows: [UInt32] = []
  private var byteOffsets: [UInt64] = []
  private var reasons = DictionaryBuilder()
  private var listingIDs = TextColumn()
  private var raw = TextColumn()

  /// The bytes of all raw records.
  var byteCount: Int { raw.bytes.count + listingIDs.bytes.count }

  /// Adds a rejected row.
  mutating func append(row: UInt32, byteOffset: UInt64, reason: RejectReason, listingID: Span<UInt8>, raw record: Span<UInt8>) {
    rows.append(row)
    byteOffsets.append(byteOffset)
    let code = Array(reason.code.utf8)
    reasons.append(code.span)
    listingIDs.append(listingID)
    raw.append(record)
  }

  /// The rows as rows of ``RejectTable``, nil if there are none; nothing is left.
  mutating func take() -> Chunk? {
    guard !rows.isEmpty else { return nil }
    let chunk = Chunk(
      RejectTable.Column.allCases.map { column in
        switch column {
        case .row: .uint32(rows)
        case .byteOffset: .uint64(byteOffsets)
        case .reason: reasons.take()
        case .listingID: .utf8(listingIDs)
        case .raw: .binary(raw)
        }
      })
    self = SegmentRejects()
    return chunk
  }
}
