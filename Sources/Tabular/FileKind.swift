/// A kind of file that holds no delimited text and is often taken for one: known by its first bytes, whatever its name.
public enum FileKind: String, Sendable, CaseIterable {
  /// Also what spreadsheet programs write as .xlsx and .ods.
  case zip = "a zip archive, such as an Excel workbook"
  /// What older spreadsheet programs write as .xls.
  case compound = "an old Excel workbook or another Microsoft document"
  case pdf = "a PDF document"
  /// Inside of what was unpacked: packed twice.
  case gzip = "packed by gzip"
  case zstd = "packed by zstd"
  case xz = "packed by xz"
  case bzip2 = "packed by bzip2"
  case lz4 = "packed by lz4"
  case compress = "packed by compress"
  case sevenZip = "a 7z archive"
  case rar = "a RAR archive"
  case tar = "a tar archive"
  case parquet = "a Parquet file"
  case avro = "an Avro file"
  case arrow = "an Arrow file"
  case sqlite = "a SQLite database"
  case png = "a picture"

  /// How many first bytes tell all kinds.
  static let magicBytes = tarMark + 5
  /// Where a tar archive's mark stands, behind its first file's name and rights.
  private static let tarMark = 257

  /// The bytes that begin such a file. Each has bytes or a sequence that no CSV header begins with.
  private var magic: [UInt8] {
    switch self {
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    case .compound: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    case .pdf: Array("%PDF-1.".utf8)
    case .gzip: Packing.gzipMagic
    case .zstd: Packing.frameMagic
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .bzip2: [0x42, 0x5A, 0x68]
    case .lz4: [0x04, 0x22, 0x4D, 0x18]
    case .compress: [0x1F, 0x9D]
    case .rar: Array("Rar!".utf8) + [0x1A, 0x07]
    case .tar: Array("ustar".utf8)
    case .avro: Array("Obj".utf8) + [1]
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    case .sevenZip: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]
    case .parquet: Array("PAR1".utf8) + [0x15]
    case .arrow: Array("ARROW1".utf8) + [0, 0]
    case .sqlite: Array("SQLite format 3".utf8) + [0]
    }
  }

  /// Where those bytes stand.
  private var start: Int { self == .tar ? Self.tarMark : 0 }

  /// Where bzip2's first block or its end begins, behind a digit: the digits of pi, and those of its square root.
  private static let bzip2Blocks: [[UInt8]] = [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]]

  /// Looks at a file's first bytes; nil where they may be text.
  init?(firstBytes head: [UInt8]) {
    guard let kind = Self.allCases.first(where: { head.dropFirst($0.start).starts(with: $0.magic) }) else { return nil }
    if kind == .bzip2, !Self.bzip2Blocks.contains(where: { head.dropFirst(4).starts(with: $0) }) { return nil }
    self = kind
  }
}

/// A source that gives nothing but the reason why it is not read.
final class RefusedSource: ByteSource {
  private let fault: ReadFault

  init(_ fault: ReadFault) { self.fault = fault }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int { throw fault }
}
