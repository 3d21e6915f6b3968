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
