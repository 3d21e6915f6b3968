/// Decodes any code page piece by piece, and keeps count of where each character came from. What means nothing becomes U+FFFD and is marked:
/// one unit of the code page at a time, in UTF-8 one maximal subpart (Unicode, section 3.9), in code pages of several bytes what
/// `SystemCharacters.unknownLength` says.
final class TextDecoder {
  private enum Way {
    case utf8
    case single([UInt32])
    case several(CharacterCache)
    /// Units of two or four bytes; nil until the byte order mark has been looked for.
    case wide(unit: Int, isBig: Bool?)
  }

  private var way: Way
  private let declared: TextEncoding

  /// The code page, with the order of the byte order mark once that has been looked for.
  var encoding: TextEncoding {
    guard case .wide(let unit, true?) = way else { return declared }
    return unit == 2 ? .utf16BigEndian : .utf32BigEndian
  }

  /// A decoder at a file's beginning. Throws where the system has no converter.
  init(_ encoding: TextEncoding) throws(ReadFault) {
    declared = encoding
    switch encoding {
    case .utf8: way = .utf8
    case .windows1252: way = .single(Windows1252.table)
    case .utf16, .utf32: way = .wide(unit: encoding.unit, isBig: nil)
    case .utf16LittleEndian, .utf32LittleEndian: way = .wide(unit: encoding.unit, isBig: false)
    case .utf16BigEndian, .utf32BigEndian: way = .wide(unit: encoding.unit, isBig: true)
    case _ where encoding.isSingleByte: way = .single(try SystemCharacters(encoding).singleBytes())
    default: way = .several(try CharacterCache(encoding))
    }
  }

  /// Decodes `input` from a position on, and returns where it stopped: at the end, or before a character that is not whole yet.
  func decode(_ input: [UInt8], from start: Int, isFinal: Bool, into mapped: inout MappedText) -> Int {
    switch way {
    case .utf8: return decodeUTF8(input, start, isFinal, &mapped)
    case .single(let table):
      for position in start..<input.count {
        let entry = table[Int(input[position])]
        if entry == 0 {
          mapped.replace(1)
        } else {
          for byte in 0..<Int(entry >> 24) { mapped.text.append(UInt8(truncatingIfNeeded: entry >> UInt32(8 * byte))) }
          mapped.close(1)
        }
      }
      return input.count
    case .several(let cache): return decodeSeveral(input, start, isFinal, cache, &mapped)
    case .wide(let unit, let order):
      guard let isBig = order ?? Self.order(input, start, unit, isFinal) else { return start }
      way = .wide(unit: unit, isBig: isBig)
      return unit == 2 ? decode16(input, start, isFinal, isBig, &mapped) : decode32(input, start, isFinal, isBig, &mapped)
    }
  }

  private func decodeUTF8(_ input: [UInt8], _ start: Int, _ isFinal: Bool, _ mapped: inout MappedText) -> Int {
    var position = start
    while position < input.count {
      if input[position] < 0x80 {
        let run = Self.asciiRun(input, position)
        mapped.appendASCII(input, run)
        position = run.upperBound
        continue
      }
      let found = UTF8Form.next(input, position)
      if found.isCut && !isFinal { return position }
      if found.isCharacter {
        mapped.text.append(contentsOf: input[position..<position + found.length])
        mapped.close(found.length)
      } else {
        mapped.replace(found.length)
      }
      position += found.length
    }
    return position
  }

  private func decodeSeveral(
    _ input: [UInt8], _ start: Int, _ isFinal: Bool, _ cache: CharacterCache, _ mapped: inout MappedText
  ) -> Int {
    var position = start
    while position < input.count {
      let length = cache.decode(input, position, input.count, into: &mapped.text)
      if length == 0 && !isFinal { return position }
      if let length, length > 0 {
        mapped.close(length)
        position += length
      } else {
        let unknown = cache.unknownLength(input, position, input.count)
        mapped.replace(unknown)
        position += unknown
      }
    }
    return position
  }

  private func decode16(_ input: [UInt8], _ start: Int, _ isFinal: Bool, _ isBig: Bool, _ mapped: inout MappedText) -> Int {
    func unit(_ at: Int) -> UInt32 {
      let (first, second) = (UInt32(input[at]), UInt32(input[at + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var position = start
    while position + 2 <= input.count {
      let one = unit(position)
      if (0xD800..<0xDC00).contains(one) {
        if position + 4 > input.count {
          if !isFinal { return position }
        } else {
          let two = unit(position + 2)
          if (0xDC00..<0xE000).contains(two) {
            mapped.append(0x1_0000 + ((one - 0xD800) << 10 | (two - 0xDC00)), 4)
            position += 4
            continue
          }
        }
      }
      mapped.append(one, 2)
      position += 2
    }
    return finish(input, position, isFinal, &mapped)
  }

  private func decode32(_ input: [UInt8], _ start: Int, _ isFinal: Bool, _ isBig: Bool, _ mapped: inout MappedText) -> Int {
    var position = start
    while position + 4 <= input.count {
      let scalar = (0..<4).reduce(UInt32(0)) { $0 | UInt32(input[position + $1]) << UInt32(8 * (isBig ? 3 - $1 : $1)) }
      mapped.append(scalar, 4)
      position += 4
    }
    return finish(input, position, isFinal, &mapped)
  }

  /// The bytes of half a unit at the end of a file mean nothing.
  private func finish(_ input: [UInt8], _ position: Int, _ isFinal: Bool, _ mapped: inout MappedText) -> Int {
    guard isFinal, position < input.count else { return position }
    mapped.replace(input.count - position)
    return input.count
  }

  /// Whether the units are big-endian, by the mark in front; nil where it is not there yet.
  private static func order(_ input: [UInt8], _ start: Int, _ unit: Int, _ isFinal: Bool) -> Bool? {
    guard input.count - start >= unit else { return isFinal ? false : nil }
    return unit == 2
      ? input[start] == 0xFE && input[start + 1] == 0xFF
      : input[start] == 0 && input[start + 1] == 0 && input[start + 2] == 0xFE && input[start + 3] == 0xFF
  }

  private static func asciiRun(_ input: [UInt8], _ start: Int) -> Range<Int> {
    let bytes = input.span
    var end = start
    while end < bytes.count && bytes[end] < 0x80 { end += 1 }
    return start..<end
  }
}
