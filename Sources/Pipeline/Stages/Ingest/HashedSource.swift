import Store
import Tabular

/// An unpacked export, hashed as it is read: two files that hold the same text have the same hash, however they were packed.
final class HashedSource: ByteSource {
  private let source: any ByteSource
  private var hash = XXH3Stream()
  private var isWhole = false
  /// The last bytes, four at most.
  private var last: [UInt8] = []

  init(_ source: any ByteSource) { self.source = source }

  /// The hash of all bytes; nil where the end was not reached, as behind damage.
  var digest: String? { isWhole ? hash.hex : nil }

  /// Whether the end was reached and is no line end.
  var endsWithinLine: Bool { isWhole && ![10, 13, nil].contains(last.last { $0 != 0 }) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    let read = try source.read(into: &buffer, upTo: count)
    if read == 0 {
      isWhole = true
    } else {
      hash.update(buffer.span.extracting(0..<read))
      last = Array((last + buffer[max(0, read - 4)..<read]).suffix(4))
    }
    return read
  }
}
