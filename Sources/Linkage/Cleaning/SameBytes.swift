import Glibc

/// Comparisons of bytes by the C library, which takes many at a time: the only pointers of this room.
extension Span<UInt8> {
  /// Whether two spans hold the same bytes.
  func hasSameBytes(as other: Span<UInt8>) -> Bool { count == other.count && compareBytes(with: other) == 0 }

  /// Below 0, 0 or above 0 as the bytes stand before others, are the same, or stand after them.
  func compareBytes(with other: Span<UInt8>) -> Int {
    let common = Swift.min(count, other.count)
    let order = unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { theirs -> Int32 in
        guard common > 0, let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return 0 }
        return unsafe memcmp(mine, theirs, common)
      }
    }
    return order == 0 ? count - other.count : Int(order)
  }
}
