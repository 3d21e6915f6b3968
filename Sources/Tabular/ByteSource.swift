/// Where bytes come from: a file, an unpacked file, an array.
///
/// Sources are read front to back by one reader; they are not shared between threads.
public protocol ByteSource: AnyObject {
  /// Reads the next bytes into `buffer[0..<n]` and returns n: at least 1, at most `count`, and 0 only at the end.
  ///
  /// The caller passes an array of at least `count` elements; what stands behind the first n is left over from earlier.
  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int

  /// Whether ``reopened()`` gives them again.
  var canBeReopened: Bool { get }
  /// The same bytes from their start, to be read on their own; nil where they can be had only once.
  func reopened() throws -> (any ByteSource)?
}

extension ByteSource {
  /// Bytes can be had only once, unless a source says otherwise.
  public var canBeReopened: Bool { false }
  /// Bytes can be had only once, unless a source says otherwise.
  public func reopened() -> (any ByteSource)? { nil }
}

/// A source over bytes that are in memory already, such as a small registry table.
public final class BytesSource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0
  private let step: Int

  /// A source that gives at most `step` bytes at a time.
  public init(_ bytes: [UInt8], step: Int = .max) {
    self.bytes = bytes
    self.step = max(1, step)
  }

  /// They are in memory.
  public var canBeReopened: Bool { true }
  /// A source over the same bytes.
  public func reopened() -> (any ByteSource)? { BytesSource(bytes, step: step) }

  /// Copies the next bytes out.
  public func read(into buffer: inout [UInt8], upTo count: Int) -> Int {
    let taken = min(count, step, bytes.count - position)
    guard taken > 0 else { return 0 }
    buffer.replaceSubrange(0..<taken, with: bytes[position..<position + taken])
    position += taken
    return taken
  }
}
