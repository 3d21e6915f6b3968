/// Why a record cannot be read. Where several hold, the first in this order is told:
/// tooLong, unclosedQuote, nul, undecodable, fieldCount.
public enum RecordFault: UInt8, CaseIterable, Error, Sendable {
  /// A physical line longer than the limit; `raw` then holds its first `maxRecordBytes` bytes.
  case tooLong
  /// A quote that opens and does not close where it may, within the limit; the record is then its first physical line.
  case unclosedQuote
  /// A byte of value 0.
  case nul
  /// Bytes that mean nothing in the declared code page.
  case undecodable
  /// More or fewer fields than the header has.
  case fieldCount

  /// The word for it in rejects and counts.
  public var code: String {
    switch self {
    case .tooLong: "record_too_long"
    case .unclosedQuote: "unclosed_quote"
    case .nul: "nul_byte"
    case .undecodable: "undecodable"
    case .fieldCount: "field_count"
    }
  }
}
