/// Whole runs of bytes at once: the one file of this room with pointers.
enum ByteKernel {
  /// Whether two runs hold the same bytes.
  static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withUnsafeBytes { first in
      unsafe right.withUnsafeBytes { second in
        var at = 0
        while at + 8 <= first.count {
          let words = unsafe (
            first.loadUnaligned(fromByteOffset: at, as: UInt64.self), second.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          )
          if words.0 != words.1 { return false }
          at += 8
        }
        while at < first.count {
          if unsafe first[at] != second[at] { return false }
          at += 1
        }
        return true
      }
    }
  }

  /// Adds a run at the end of another.
  static func append(_ source: Span<UInt8>, to target: inout [UInt8]) {
    unsafe source.withUnsafeBufferPointer { unsafe target.append(contentsOf: $0) }
  }

  /// Writes a run over another one's bytes, from a place on. The target must be long enough.
  static func copy(_ source: Span<UInt8>, to target: inout [UInt8], at place: Int) {
    precondition(place >= 0 && place + source.count <= target.count)
    guard !source.isEmpty else { return }
    unsafe source.withUnsafeBytes { from in
      unsafe target.withUnsafeMutableBytes { into in
        unsafe UnsafeMutableRawBufferPointer(rebasing: into[place..<place + from.count]).copyMemory(from: from)
      }
    }
  }
}
