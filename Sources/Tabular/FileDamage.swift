/// Why a file cannot be read to its end though its beginning could: what R13's policies are about.
public struct FileDamage: Equatable, Sendable {
  /// The word for it in run.json: `truncated`, `bad_checksum` and their kin.
  public var code: String
  /// What and where, in one line, safe in a log.
  public var words: String
  /// Where in the file as it stands on the disk, in bytes from its start.
  public var compressedOffset: Int
  /// How many bytes were unpacked before.
  public var unpackedOffset: Int

  init(_ code: String, _ words: String, _ compressedOffset: Int, _ unpackedOffset: Int) {
    self.code = code
    self.words = words
    self.compressedOffset = compressedOffset
    self.unpackedOffset = unpackedOffset
  }
}

extension ReadFault {
  /// The damage, where that is what stopped the reading; nil for an empty file, one that is not packed as declared, and what is the
  /// system's fault.
  public var damage: FileDamage? {
    switch what {
    case .gzip(let fault): fault.code.map { FileDamage($0, fault.description, fault.compressedOffset, fault.unpackedOffset) }
    case .zstd(let fault): fault.code.map { FileDamage($0, fault.description, fault.compressedOffset, fault.unpackedOffset) }
    default: nil
    }
  }
}

extension GzipFault {
  fileprivate var code: String? {
    switch reason {
    case .emptyFile, .notGzip, .library: nil
    case .badHeader: "bad_header"
    case .badData: "bad_data"
    case .badChecksum: "bad_checksum"
    case .badLength: "bad_length"
    case .truncated: "truncated"
    case .trailingGarbage: "trailing_garbage"
    case .limit(let limit): limit.code
    }
  }
}

extension ZstdFault {
  fileprivate var code: String? {
    switch reason {
    case .emptyFile, .notZstd, .library: nil
    case .badHeader, .dictionary, .window: "bad_header"
    case .badData, .forbiddenBlock: "bad_data"
    case .badChecksum: "bad_checksum"
    case .truncated: "truncated"
    case .trailingGarbage: "trailing_garbage"
    case .limit(let limit): limit.code
    }
  }
}
