/// A library that unpacks DEFLATE data (RFC 1951). `GzipSource` reads what gzip puts around them, whichever library it is.
protocol RawInflater: AnyObject {
  /// Gets ready for a member's data; false if the library has no memory.
  func reset() -> Bool

  /// Unpacks from `input[range]` into `output[filled..<limit]`.
  func step(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ filled: Int, _ limit: Int) -> InflaterStep

  /// Goes on with a CRC-32 over a range of bytes, the first being 0.
  func checksum(_ sum: UInt32, _ bytes: [UInt8], _ range: Range<Int>) -> UInt32
}

/// What one call of an inflater did.
struct InflaterStep {
  enum Outcome: Equatable {
    case more
    /// The data are complete.
    case finished
    /// The data contradict themselves.
    case damaged
    /// The library failed, with its status.
    case failed(Int32)
  }

  /// How many bytes of input were used; below 0 where the last bytes of the input before were not needed after all, at most 8 of them.
  var consumed: Int
  var produced: Int
  var outcome: Outcome
}
