/// Whole runs of bytes at once: the one file of this room that looks behind the bounds checks.
enum ByteKernel {
  /// Whether two runs hold the same bytes.
  @inline(__always)
  static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    if count < 8 { return shortWords(left) == shortWords(right) }
    let (first, second) = unsafe (left.bytes, right.bytes)
    var at = 0
    while at < count - 8 {
      if word(first, at) != word(second, at) { return false }
      at += 8
    }
    return word(first, count - 8) == word(second, count - 8)
  }

  /// All bytes of a run of at most 16, as two words: equal words and equal counts mean equal runs.
  @inline(__always)
  static func shortWords(_ run: Span<UInt8>) -> (UInt64, UInt64) {
    let count = run.count
    let bytes = unsafe run.bytes
    if count >= 8 { return (word(bytes, 0), word(bytes, count - 8)) }
    if count >= 4 {
      return unsafe (
        UInt64(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)),
        UInt64(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count - 4, as: UInt32.self))
      )
    }
    if count == 0 { return (0, 0) }
    return (UInt64(run[0]) << 16 | UInt64(run[count / 2]) << 8 | UInt64(run[count - 1]), 0)
  }

  /// Eight bytes from a place on; the caller has made sure that they are there.
  @inline(__always)
  static func word(_ bytes: RawSpan, _ place: Int) -> UInt64 {
    assert(place >= 0 && place + 8 <= bytes.byteCount)
    return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
  }

  /// Adds a run at the end of another.
  static func append(_ source: Span<UInt8>, to target: inout [UInt8]) {
    unsafe source.withUnsafeBufferPointer { unsafe target.append(contentsOf: $0) }
  }
}
