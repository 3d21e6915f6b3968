import Glibc

/// Copies between typed arrays and little-endian bytes: with the compression, the only pointers of the Arrow files.
///
/// Arrow files are little-endian; so are all machines that Brandsieve is built for.
extension [UInt8] {
  /// Appends the bytes of a span.
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends the bytes of the numbers in a range.
  mutating func append<Number: BitwiseCopyable>(bytesOf numbers: [Number], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= numbers.count)
    unsafe numbers.withUnsafeBufferPointer { unsafe append(contentsOf: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: $0[range]))) }
  }
}

extension Array where Element: BitwiseCopyable {
  /// The first `count` numbers that little-endian bytes hold from `start` on, which must be there.
  init(copying bytes: [UInt8], from start: Int, count: Int) {
    let width = MemoryLayout<Element>.stride
    precondition(count >= 0 && start >= 0 && count <= (bytes.count - start) / width)
    self = unsafe [Element](unsafeUninitializedCapacity: count) { target, initialized in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[start..<start + count * width]))
      }
      initialized = count
    }
  }
}

extension Span<UInt8> {
  /// Whether two spans hold the same bytes.
  func hasSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return true }
        return unsafe memcmp(mine, theirs, count) == 0
      }
    }
  }
}
