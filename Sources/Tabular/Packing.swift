/// What packed a file, known by its first bytes.
enum Packing {
  case gzip
  case zstd

  /// How many first bytes tell it.
  static let magicBytes = 4

  static let gzipMagic: [UInt8] = [0x1F, 0x8B]
  static let frameMagic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  /// Behind a first byte of 50 to 5F.
  private static let skippableMagic: [UInt8] = [0x2A, 0x4D, 0x18]

  /// Whether a zstd frame that begins so holds no data; of fewer than four bytes whether it may be one.
  static func isSkippable(_ head: [UInt8]) -> Bool {
    guard let first = head.first else { return false }
    return first & 0xF0 == 0x50 && skippableMagic.starts(with: head.dropFirst().prefix(3))
  }

  /// Looks at a file's first four bytes, fewer only where these are the whole file; nil where nothing packed it.
  ///
  /// A whole file that ends inside a magic number is a packed file that was cut, and not a text: as a text it would be a header of one to
  /// three odd characters without a line end, so that no row can be lost by refusing it, while an export can be lost in silence by taking it.
  /// Only one letter of P to _, with which skippable frames begin, is left to be a text.
  init?(firstBytes head: [UInt8]) {
    func isCut(_ magic: [UInt8]) -> Bool { !head.isEmpty && head.count < magic.count && magic.starts(with: head) }
    if head.starts(with: Self.gzipMagic) || isCut(Self.gzipMagic) {
      self = .gzip
    } else if head.starts(with: Self.frameMagic) || isCut(Self.frameMagic) {
      self = .zstd
    } else if head.count > 1, Self.isSkippable(head) {
      self = .zstd
    } else {
      return nil
    }
  }
}
