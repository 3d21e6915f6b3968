import Glibc

@testable import Tabular

/// A record as the tests compare it: everything that a reader says of it.
struct PlainRecord: Equatable, CustomStringConvertible {
  var row: Int
  var offset: Int
  var raw: [UInt8]
  var fault: RecordFault?
  var fields: [[UInt8]]

  var description: String {
    "row \(row) at \(offset) \(fault.map(\.code) ?? "good") raw \(raw) fields \(fields)"
  }
}

/// The rules R8 and R9 written down slowly and plainly, over bytes that are all in memory: the reference of the fast reader.
struct PlainReader {
  let dialect: Dialect
  let limit: Int
  private let converter: SystemConverter

  init(dialect: Dialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    converter = SystemConverter(dialect.encoding)
  }

  struct Result: Equatable {
    var header: PlainRecord?
    var records: [PlainRecord] = []
    var blankLines = 0
  }

  func read(_ bytes: [UInt8]) -> Result {
    var result = Result()
    let mark = dialect.encoding.byteOrderMark
    var position = bytes.starts(with: mark) ? mark.count : 0
    var lone = true
    var row = 0
    while position < bytes.count {
      let line = firstLine(bytes, position, lone)
      if line.content == position {
        result.blankLines += 1
        position = line.next
        continue
      }
      row += 1
      let whole = record(bytes, position, lone)
      var end = whole ?? line
      var fault: RecordFault?
      if line.content - position > limit {
        end = (position + limit, line.next)
        fault = .tooLong
      } else if whole.map({ $0.content - position > limit }) ?? true {
        end = line
        fault = .unclosedQuote
      }
      let raw = Array(bytes[position..<end.content])
      var found = split(raw, row: row, offset: position, fault: fault)
      if row == 1 {
        lone = bytes[end.content..<end.next].elementsEqual([13])
        result.header = found
      } else {
        if found.fault == nil && found.fields.count != result.header?.fields.count { found.fault = .fieldCount }
        if found.fault != nil { found.fields = [] }
        result.records.append(found)
      }
      position = end.next
    }
    return result
  }

  private func firstLine(_ bytes: [UInt8], _ start: Int, _ lone: Bool) -> (content: Int, next: Int) {
    for position in start..<bytes.count {
      if let length = lineEnd(bytes, position, lone) { return (position, position + length) }
    }
    return (bytes.count, bytes.count)
  }

  /// How many bytes of line end stand here, if any do.
  private func lineEnd(_ bytes: [UInt8], _ position: Int, _ lone: Bool) -> Int? {
    if bytes[position] == 10 { return 1 }
    if bytes[position] == 13 {
      if position + 1 < bytes.count && bytes[position + 1] == 10 { return 2 }
      if lone { return 1 }
    }
    return nil
  }

  private func record(_ bytes: [UInt8], _ start: Int, _ lone: Bool) -> (content: Int, next: Int)? {
    var position = start
    while true {
      if position < bytes.count && bytes[position] == dialect.quoteByte {
        position += 1
        while true {
          guard position < bytes.count else { return nil }
          if bytes[position] != dialect.quoteByte {
            position += 1
          } else if position + 1 < bytes.count && bytes[position + 1] == dialect.quoteByte {
            position += 2
          } else {
            position += 1
            break
          }
        }
        if position < bytes.count && bytes[position] != dialect.delimiterByte && lineEnd(bytes, position, lone) == nil { return nil }
      }
      while position < bytes.count && bytes[position] != dialect.delimiterByte {
        if let length = lineEnd(bytes, position, lone) { return (position, position + length) }
        position += 1
      }
      if position >= bytes.count { return (position, position) }
      position += 1
    }
  }

  private func split(_ raw: [UInt8], row: Int, offset: Int, fault: RecordFault?) -> PlainRecord {
    var record = PlainRecord(row: row, offset: offset, raw: raw, fault: fault, fields: [])
    guard fault == nil else { return record }
    if raw.contains(0) {
      record.fault = .nul
      return record
    }
    for field in encodedFields(raw) {
      guard let text = converter.utf8(field) else {
        record.fault = .undecodable
        record.fields = []
        return record
      }
      record.fields.append(text)
    }
    return record
  }

  private func encodedFields(_ raw: [UInt8]) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    var position = 0
    while true {
      var field: [UInt8] = []
      if position < raw.count && raw[position] == dialect.quoteByte {
        position += 1
        while raw[position] != dialect.quoteByte || (position + 1 < raw.count && raw[position + 1] == dialect.quoteByte) {
          if raw[position] == dialect.quoteByte { position += 1 }
          field.append(raw[position])
          position += 1
        }
        position += 1
      } else {
        while position < raw.count && raw[position] != dialect.delimiterByte {
          field.append(raw[position])
          position += 1
        }
      }
      fields.append(field)
      if position >= raw.count { return fields }
      position += 1
    }
  }
}

/// The C library's converter, as the reference of decoding.
@safe final class SystemConverter {
  private let toUTF16: iconv_t?
  private let toUTF8: iconv_t?

  init(_ encoding: TextEncoding) {
    // By way of UTF-16, since from UTF-8 to UTF-8 glibc lets values above 10FFFF pass.
    unsafe toUTF16 = iconv_open("UTF-16LE", encoding.rawValue)
    unsafe toUTF8 = iconv_open("UTF-8", "UTF-16LE")
  }

  deinit {
    unsafe iconv_close(toUTF16)
    unsafe iconv_close(toUTF8)
  }

  func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    unsafe Self.convert(bytes, toUTF16).flatMap { unsafe Self.convert($0, toUTF8) }
  }

  private static func convert(_ bytes: [UInt8], _ converter: iconv_t?) -> [UInt8]? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * bytes.count + 16)
    let room = output.count
    let written: Int? = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var fromLeft = source.count
        var into = target.baseAddress
        var intoLeft = room
        let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
        if status == -1 { _ = unsafe iconv(converter, nil, nil, nil, nil) }
        return status == -1 || fromLeft > 0 ? nil : room - intoLeft
      }
    }
    return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
  }
}
