import CTabularKernel
import Glibc

/// Finding and copying bytes, by the C library's vectorised loops.
enum ByteSearch {
  /// The index of the first such byte in that range.
  static func first(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? { first(byte, in: bytes.span, range) }

  /// The index of the first such byte in that range.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    unsafe bytes.withUnsafeBytes { all in
      let part = unsafe UnsafeRawBufferPointer(rebasing: all[range])
      guard let start = part.baseAddress, let found = unsafe memchr(start, Int32(byte), part.count) else { return nil }
      return unsafe range.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  /// The index of the first byte in that range that is one of four.
  static func firstOf(_ wanted: (UInt8, UInt8, UInt8, UInt8), in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let wanted: [4 of UInt8] = [wanted.0, wanted.1, wanted.2, wanted.3]
    let found = unsafe bytes.extracting(range).withUnsafeBufferPointer { part in
      unsafe wanted.span.withUnsafeBufferPointer { unsafe tk_first_of(part.baseAddress, part.count, $0.baseAddress) }
    }
    return found < range.count ? range.lowerBound + found : nil
  }

  /// The index of the first byte above 7F in that range.
  static func firstHigh(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let found = unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe tk_first_high($0.baseAddress, $0.count) }
    return found < range.count ? range.lowerBound + found : nil
  }

  /// Whether no byte is above 7F.
  static func isASCII(_ bytes: [UInt8]) -> Bool { firstHigh(in: bytes.span, bytes.indices) == nil }

  /// How many bytes of a range are this one.
  static func count(_ byte: UInt8, in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe tk_count($0.baseAddress, $0.count, byte) }
  }

  /// Whether these bytes are UTF-8.
  static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { unsafe tk_is_utf8($0.baseAddress, $0.count) }
  }

  /// Copies a range of one array over the bytes of another from `place` on.
  static func copy(_ source: [UInt8], _ range: Range<Int>, to target: inout [UInt8], at place: Int) {
    unsafe source.withUnsafeBytes { from in
      unsafe target.withUnsafeMutableBytes { into in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: into[place..<place + range.count])
        unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: from[range]))
      }
    }
  }

  /// Moves a range to the front of its own array.
  static func moveToFront(_ bytes: inout [UInt8], _ range: Range<Int>) {
    unsafe bytes.withUnsafeMutableBytes { all in
      let front = unsafe UnsafeMutableRawBufferPointer(rebasing: all[..<range.count])
      unsafe front.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[range]))
    }
  }

  /// Appends a range of one array to another.
  static func append(_ source: [UInt8], _ range: Range<Int>, to target: inout [UInt8]) {
    unsafe source.withUnsafeBufferPointer { unsafe target.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
