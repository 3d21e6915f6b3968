import CCSV
import Glibc

/// Splits one framed record into decoded fields, by libcsv with its space and line-end rules off.
///
/// This is the reference of any faster splitter behind the same face.
@safe final class RecordSplitter {
  /// What a record turned out to be.
  struct Found: Equatable {
    var fields: Int
    var decodable: Bool
  }

  /// libcsv got no memory.
  struct Failure: Error {
    var status: Int32
  }

  /// What libcsv's callback works on.
  @safe private struct Progress {
    let decoder: FieldDecoder
    var text: UnsafeMutablePointer<UInt8>?
    var bounds: UnsafeMutablePointer<UInt32>?
    var columns = 0
    var used = 0
    var found = Found(fields: 0, decodable: true)
  }

  private let decoder: FieldDecoder
  private let parser: UnsafeMutablePointer<csv_parser>
  private let progress: UnsafeMutablePointer<Progress>

  init(_ dialect: Dialect) throws(ReadFault) {
    decoder = try FieldDecoder(dialect.encoding)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: csv_parser())
    unsafe progress = .allocate(capacity: 1)
    unsafe progress.initialize(to: Progress(decoder: decoder))
    _ = unsafe csv_init(parser, 0)
    unsafe csv_set_delim(parser, dialect.delimiterByte)
    // A dialect without a quote gets NUL, which no record that comes here holds.
    unsafe csv_set_quote(parser, dialect.quoteByte ?? 0)
    unsafe csv_set_space_func(parser, csv_never)
    unsafe csv_set_blk_size(parser, 16 << 10)
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
    unsafe progress.deinitialize(count: 1)
    unsafe progress.deallocate()
  }

  /// Splits `raw[range]`, writes fields from `text[used...]` on, and their starts and ends to `2 * columns` of `bounds` from `place` on.
  ///
  /// All fields are decoded, also those beyond `columns`, so that whether a record is readable does not depend on the columns wanted.
  func split(
    _ raw: [UInt8], _ range: Range<Int>, text: inout [UInt8], used: inout Int, bounds: inout [UInt32], place: Int, columns: Int
  ) throws(Failure) -> Found {
    let wanted = used + range.count * FieldDecoder.growth
    if text.count < wanted { text.append(contentsOf: repeatElement(0, count: max(wanted - text.count, text.count))) }
    guard decoder.accepts(raw, range) else { return Found(fields: 0, decodable: false) }
    let status = unsafe raw.withUnsafeBytes { source in
      unsafe text.withUnsafeMutableBufferPointer { arena in
        unsafe bounds.withUnsafeMutableBufferPointer { places in
          unsafe progress.pointee.text = arena.baseAddress
          unsafe progress.pointee.bounds = UnsafeMutableBufferPointer(rebasing: places[place..<place + 2 * columns]).baseAddress
          unsafe progress.pointee.columns = columns
          unsafe progress.pointee.used = used
          unsafe progress.pointee.found = Found(fields: 0, decodable: true)
          return unsafe parse(UnsafeRawBufferPointer(rebasing: source[range]))
        }
      }
    }
    guard status == CSV_SUCCESS else { throw Failure(status: status) }
    used = unsafe progress.pointee.used
    return unsafe progress.pointee.found
  }

  private func parse(_ record: UnsafeRawBufferPointer) -> Int32 {
    // libcsv's own rule, CR and LF, is quicker than a call, and the same where an unquoted CR cannot stand; an unquoted LF never can.
    unsafe csv_set_term_func(parser, holdsReturn(record) ? csv_never : nil)
    let taken = unsafe csv_parse(parser, record.baseAddress, record.count, Self.takeField, nil, progress)
    let ending = unsafe csv_fini(parser, Self.takeField, nil, progress)
    if taken == record.count && ending == 0 { return CSV_SUCCESS }
    let status = unsafe csv_error(parser)
    return status == CSV_SUCCESS ? CSV_ENOMEM : status
  }

  private func holdsReturn(_ record: UnsafeRawBufferPointer) -> Bool {
    guard let start = record.baseAddress else { return false }
    return unsafe memchr(start, 13, record.count) != nil
  }

  private static let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    field, count, context in
    guard let progress = unsafe context?.assumingMemoryBound(to: Progress.self) else { return }
    unsafe RecordSplitter.take(UnsafeRawBufferPointer(start: field, count: count), &progress.pointee)
  }

  private static func take(_ field: UnsafeRawBufferPointer, _ progress: inout Progress) {
    let column = progress.found.fields
    progress.found.fields += 1
    guard let text = unsafe progress.text, let bounds = unsafe progress.bounds else { return }
    guard let count = unsafe progress.decoder.decode(field, to: text + progress.used) else {
      progress.found.decodable = false
      return
    }
    guard column < progress.columns else { return }
    unsafe bounds[2 * column] = UInt32(progress.used)
    unsafe bounds[2 * column + 1] = UInt32(progress.used + count)
    progress.used += count
  }
}
