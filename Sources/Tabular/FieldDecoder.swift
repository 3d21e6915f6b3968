import Glibc

/// Turns one field's encoded bytes into UTF-8. One of the few files of this room with pointers.
@safe final class FieldDecoder {
  /// The most bytes of UTF-8 that one encoded byte can become: 80 in Windows-1252 is E2 82 AC.
  static let growth = 3

  private let encoding: TextEncoding
  private let table: UnsafeMutablePointer<UInt32>
  private let converter: iconv_t?

  init(_ encoding: TextEncoding) throws(ReadFault) {
    self.encoding = encoding
    unsafe table = .allocate(capacity: 256)
    let isKnown = encoding == .windows1252 || !encoding.isSingleByte
    let entries = isKnown ? Windows1252.table : try SystemCharacters(encoding).singleBytes()
    for byte in 0..<256 { unsafe table[byte] = entries[byte] }
    guard encoding == .gb18030 else {
      unsafe converter = nil
      return
    }
    let opened = unsafe iconv_open("UTF-8", "GB18030")
    guard Int(bitPattern: opened) != -1 else {
      unsafe converter = nil
      throw ReadFault(.noConverter(encoding), offset: 0)
    }
    unsafe converter = opened
  }

  deinit {
    unsafe table.deallocate()
    if let converter = unsafe converter { _ = unsafe iconv_close(converter) }
  }

  /// Whether a whole record is decodable, where that can be told at once: UTF-8, whose delimiters and quotes are no part of a character.
  /// What this lets pass in other code pages, `decode` still looks at.
  func accepts(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    encoding != .utf8 || (try? UTF8Span(validating: bytes.span.extracting(range))) != nil
  }

  /// Writes the field's UTF-8 to `target`, which has room for `growth` bytes per byte, and returns its length; nil if it is undecodable.
  func decode(_ field: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>) -> Int? {
    guard let source = field.baseAddress, field.count > 0 else { return 0 }
    switch encoding {
    case _ where encoding.isSingleByte: return unsafe decodeByTable(field, target)
    case .gb18030 where unsafe !Self.isASCII(field): return unsafe decodeByConverter(source, field.count, target)
    default:
      unsafe memcpy(target, source, field.count)
      return field.count
    }
  }

  private func decodeByTable(_ field: UnsafeRawBufferPointer, _ target: UnsafeMutablePointer<UInt8>) -> Int? {
    var source = 0
    var written = 0
    while source < field.count {
      if source + 8 <= field.count {
        let eight = unsafe field.loadUnaligned(fromByteOffset: source, as: UInt64.self)
        if eight & 0x8080_8080_8080_8080 == 0 {
          unsafe UnsafeMutableRawPointer(target + written).storeBytes(of: eight, as: UInt64.self)
          source += 8
          written += 8
          continue
        }
      }
      let entry = unsafe table[Int(field[source])]
      guard entry != 0 else { return nil }
      let length = Int(entry >> 24)
      for place in 0..<length { unsafe target[written + place] = UInt8(truncatingIfNeeded: entry >> UInt32(8 * place)) }
      source += 1
      written += length
    }
    return written
  }

  private func decodeByConverter(_ source: UnsafeRawPointer, _ count: Int, _ target: UnsafeMutablePointer<UInt8>) -> Int? {
    guard let converter = unsafe converter else { return nil }
    var input: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutablePointer(
      mutating: source.assumingMemoryBound(to: CChar.self))
    var inputLeft = count
    let room = count * Self.growth
    return unsafe target.withMemoryRebound(to: CChar.self, capacity: room) { start in
      var output: UnsafeMutablePointer<CChar>? = unsafe start
      var outputLeft = room
      let status = unsafe iconv(converter, &input, &inputLeft, &output, &outputLeft)
      guard status != -1, inputLeft == 0 else {
        _ = unsafe iconv(converter, nil, nil, nil, nil)
        return nil
      }
      return room - outputLeft
    }
  }

  private static func isASCII(_ field: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place + 8 <= field.count {
      if unsafe field.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      place += 8
    }
    while place < field.count {
      if unsafe field[place] >= 0x80 { return false }
      place += 1
    }
    return true
  }
}

extension FieldDecoder {
  /// The text of a few bytes; nil if they are undecodable. Not for hot loops.
  func string(_ bytes: [UInt8]) -> String? {
    var decoded = [UInt8](repeating: 0, count: bytes.count * Self.growth + 1)
    let length = unsafe bytes.withUnsafeBytes { source in
      unsafe decoded.withUnsafeMutableBufferPointer { target in
        unsafe target.baseAddress.flatMap { unsafe decode(source, to: $0) }
      }
    }
    return length.flatMap { String(validating: decoded[..<$0], as: UTF8.self) }
  }
}
