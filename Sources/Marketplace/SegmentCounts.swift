/// How many rows of a file were read, and what became of them: `rowsRead == accepted + rejected`.
public struct SegmentCounts: Hashable, Sendable {
  /// Records after the header.
  public var rowsRead = 0
  /// Rows that are listings.
  public var accepted = 0
  /// Rows rejected for each reason.
  public var rejectedByReason: [RejectReason: Int] = [:]
  /// Accepted rows by flag: one number for each entry of ``ListingFlags/all``.
  public var flagged = [Int](repeating: 0, count: ListingFlags.all.count)
  /// Distinct tuples of what is shown of a seller.
  public var sellerTuples = 0

  /// Nothing counted yet.
  public init() {}

  /// Rows rejected for any reason.
  public var rejected: Int { RejectReason.all.reduce(0) { $0 + (rejectedByReason[$1] ?? 0) } }

  /// All counts by name, in a fixed order; of reasons and flags only those that occurred.
  public var named: [(name: String, count: Int)] {
    var list = [("rows_read", rowsRead), ("accepted", accepted), ("rejected", rejected), ("seller_tuples", sellerTuples)]
    for reason in RejectReason.all {
      if let count = rejectedByReason[reason], count > 0 { list.append(("rejected_\(reason.code)", count)) }
    }
    for (place, entry) in ListingFlags.all.enumerated() where flagged[place] > 0 { list.append(("flag_\(entry.code)", flagged[place])) }
    return list
  }

  mutating func count(_ flags: ListingFlags) {
    var bits = flags.rawValue
    while bits != 0 {
      flagged[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
  }
}
