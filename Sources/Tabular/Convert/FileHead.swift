/// A source whose first bytes can be looked at before they are read.
public final class FileHead: ByteSource {
  /// The first bytes, as many as were asked for, or all that there are.
  public let head: [UInt8]
  /// Whether `head` is the whole source.
  public let isWhole: Bool

  private let rest: any ByteSource
  private var position = 0
  /// What stopped the reading of the head; given out behind what was read.
  private var failure: (any Error)?

  /// Reads the first `count` bytes of a source.
  public init(_ source: any ByteSource, count: Int) {
    var head: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(count, 64 << 10))
    var isWhole = false
    do {
      while head.count < count {
        let got = try source.read(into: &chunk, upTo: min(chunk.count, count - head.count))
        if got == 0 {
          isWhole = true
          break
        }
        head += chunk[..<got]
      }
    } catch {
      failure = error
    }
    self.head = head
    self.isWhole = isWhole
    rest = source
  }

  /// Throws what kept the first byte from being read.
  public func requireStart() throws {
    if let failure, head.isEmpty { throw failure }
  }

  /// Gives the head first, then the rest.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    if position < head.count {
      let taken = min(count, head.count - position)
      buffer.replaceSubrange(0..<taken, with: head[position..<position + taken])
      position += taken
      return taken
    }
    if let failure { throw failure }
    return isWhole ? 0 : try rest.read(into: &buffer, upTo: count)
  }

  /// Whether the source can be had again.
  public var canBeReopened: Bool { rest.canBeReopened }
  /// The same bytes from their start, where the source can be had again.
  public func reopened() throws -> (any ByteSource)? { try rest.reopened() }

  /// Unpacks a source that begins as gzip or zstd does, whatever its name; gives any other as it is. What is no text is refused
  /// (``FileKind``), and so is what is packed once more.
  public static func unpacked(_ source: any ByteSource, limits: Limits = Limits()) -> any ByteSource {
    var head = FileHead(source, count: FileKind.magicBytes)
    switch Packing(firstBytes: Array(head.head.prefix(Packing.magicBytes))) {
    case .gzip: head = FileHead(GzipSource(head, limits: limits), count: FileKind.magicBytes)
    case .zstd: head = FileHead(ZstdSource(head, limits: limits), count: FileKind.magicBytes)
    case nil: break
    }
    return FileKind(firstBytes: head.head).map { RefusedSource(ReadFault(.noText($0), offset: 0)) } ?? head
  }
}
