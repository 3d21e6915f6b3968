/// Gives the bytes of a source in any code page as UTF-8, without a byte order mark.
public final class DecodedSource: ByteSource {
  /// How many undecodable pieces became U+FFFD.
  public var replaced: Int { repairs + (converter?.replaced ?? 0) }
  /// Where in the decoded stream the first of them stands; known no later than that place is given out.
  public private(set) var firstReplaced: Int?
  /// The code page that the first bytes above 7F told, where it was open until then: its name, how sure it is, and why.
  private(set) var settled: (name: String, sure: Double, why: String)?

  private let encoded: any ByteSource
  private var converter: CharacterConverter?
  /// Whether the code page is to be told by the first bytes above 7F.
  private var isOpen: Bool
  /// What stopped the reading ahead for that; thrown once all that was read is given out.
  private var failure: (any Error)?
  private var repairs = 0
  /// The place of the first repair in `decoded`.
  private var firstRepair: Int?
  /// How many decoded bytes were given out.
  private var given = 0
  private var chunk = [UInt8](repeating: 0, count: 16 << 10)
  /// Encoded bytes that wait for the rest of their character.
  private var waiting: [UInt8] = []
  private var decoded: [UInt8] = []
  private var position = 0
  private var isAtStart = true
  private var isFinal = false
  private static let mostBytes = 256 << 10
  private static let blockBytes = 1 << 10
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Decodes by the code page's name, any that iconv knows. `utf-16` and `utf-32` without an order are little-endian unless a mark says
  /// otherwise; `latin-1` is read as ISO 8859-1. One that `isOpen` counts until bytes above 7F come, which tell another.
  public init(_ encoded: any ByteSource, encoding: String, isOpen: Bool = false) throws(ConvertFault) {
    self.encoded = encoded
    self.isOpen = isOpen
    var name = Self.systemName(encoding)
    if name == "utf-8" {
      converter = nil
      return
    }
    let unit = name.hasPrefix("utf-16") || name.hasPrefix("ucs-2") ? 2 : name.hasPrefix("utf-32") || name.hasPrefix("ucs-4") ? 4 : 1
    if name == "utf-16" || name == "utf-32" { name = try Self.ordered(name, encoded, &waiting) }
    guard let opened = Self.converter(name, encoding, unit: unit) else { throw ConvertFault(.unknownEncoding(encoding)) }
    converter = opened
  }

  private static func converter(_ name: String, _ encoding: String, unit: Int) -> CharacterConverter? {
    // A few of iconv's own names have underscores.
    CharacterConverter(from: name.uppercased(), unit: unit) ?? CharacterConverter(from: encoding.uppercased(), unit: unit)
  }

  /// A code page's name as iconv writes it, in small letters. One that a source may have is read as it is there.
  private static func systemName(_ encoding: String) -> String {
    if let known = TextEncoding(name: encoding), known.unit == 1 { return SystemCharacters.systemName(known).lowercased() }
    var name = encoding.lowercased().replacing("_", with: "-")
    // Python's names, which iconv does not know.
    let aliases = [
      "utf-16-le": "utf-16le", "utf-16-be": "utf-16be", "utf-32-le": "utf-32le", "utf-32-be": "utf-32be", "utf16": "utf-16",
      "utf32": "utf-32", "kz1048": "rk1048", "kz-1048": "rk1048", "ptcp154": "pt154", "cp154": "pt154", "mac-latin2": "mac-centraleurope",
      "mac-iceland": "mac-is", "iso2022-jp-2004": "iso-2022-jp-3", "shift-jis-2004": "shift_jisx0213", "shift-jisx0213": "shift_jisx0213",
      "euc-jis-2004": "euc-jisx0213",
    ]
    name = aliases[name] ?? name
    if name.hasPrefix("iso2022") { name = "iso-2022" + name.dropFirst("iso2022".count) }
    return name
  }

  /// Reads the mark of a code page that has two byte orders.
  private static func ordered(_ name: String, _ source: any ByteSource, _ seen: inout [UInt8]) throws(ConvertFault) -> String {
    do {
      var byte: [UInt8] = [0, 0, 0, 0]
      while seen.count < 4 {
        let got = try source.read(into: &byte, upTo: 4 - seen.count)
        if got == 0 { break }
        seen += byte[..<got]
      }
    } catch {
      throw ConvertFault(.source(error))
    }
    let isBig = name == "utf-16" ? seen.starts(with: [0xFE, 0xFF]) : seen.starts(with: [0, 0, 0xFE, 0xFF])
    return name + (isBig ? "be" : "le")
  }

  /// Fills `buffer` with decoded bytes.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    if let whole = try readWhole(into: &buffer, count) { return whole }
    while position == decoded.count {
      if let failure { throw failure }
      if isFinal { return 0 }
      try refill()
    }
    let taken = min(count, decoded.count - position)
    ByteSearch.copy(decoded, position..<position + taken, to: &buffer, at: 0)
    position += taken
    given += taken
    return taken
  }

  /// Fills `buffer` with bytes that are UTF-8 as they come; nil where they have to pass `decoded`.
  private func readWhole(into buffer: inout [UInt8], _ count: Int) throws -> Int? {
    guard converter == nil, position == decoded.count, waiting.isEmpty, !isAtStart, !isFinal else { return nil }
    let got = try encoded.read(into: &buffer, upTo: count)
    isFinal = got == 0
    if isOpen, ByteSearch.firstHigh(in: buffer.span, 0..<got) != nil {
      settle(Array(buffer[..<got]))
      return nil
    }
    let end = Self.wholeCharacters(buffer, got)
    if ByteSearch.isUTF8(buffer.span.extracting(0..<end)) {
      waiting = Array(buffer[end..<got])
      given += end
      return end > 0 || got == 0 ? end : nil
    }
    decoded.removeAll(keepingCapacity: true)
    position = 0
    takeUTF8(Array(buffer[..<got]))
    noteFirstReplaced()
    return nil
  }

  /// Finds the code page by these bytes and what follows them, and decodes them.
  private func settle(_ first: [UInt8]) {
    isOpen = false
    var bytes = first
    // The line of the first letter may have begun before these bytes, so that those behind it tell, where there are any.
    let letter = ByteSearch.firstHigh(in: bytes.span, bytes.indices) ?? 0
    var start = bytes[letter...].firstIndex(of: 10)
    do {
      while bytes.count - (start ?? letter) < Sniffer.sampleBytes, !isFinal {
        let got = try encoded.read(into: &chunk, upTo: chunk.count)
        if start == nil { start = chunk[..<got].firstIndex(of: 10).map { bytes.count + $0 } }
        bytes += chunk[..<got]
        isFinal = got == 0
      }
    } catch {
      failure = error
    }
    let lines = Array(bytes[(start ?? letter)...].prefix(Sniffer.sampleBytes))
    let found = EncodingSniffer.letters(ByteSearch.isASCII(lines) ? bytes : lines)
    settled = found
    decoded.removeAll(keepingCapacity: true)
    position = 0
    if found.name != "utf-8", let opened = Self.converter(Self.systemName(found.name), found.name, unit: 1) {
      converter = opened
      let used = opened.convert(bytes, bytes.count, isFinal: isFinal, to: &decoded)
      waiting = Array(bytes[used...])
    } else {
      takeUTF8(bytes)
    }
    noteFirstReplaced()
  }

  /// Keeps where the first replacement stands, of what has just been decoded.
  private func noteFirstReplaced() {
    if firstReplaced == nil { firstReplaced = (firstRepair ?? converter?.firstReplaced).map { given + $0 - position } }
  }

  private func refill() throws {
    decoded.removeAll(keepingCapacity: true)
    position = 0
    let got = try encoded.read(into: &chunk, upTo: chunk.count)
    isFinal = got == 0
    defer { if got == chunk.count && got < Self.mostBytes { chunk = [UInt8](repeating: 0, count: 2 * got) } }
    if let converter {
      let input = waiting.isEmpty ? chunk : waiting + chunk[..<got]
      let length = waiting.count + got
      let used = converter.convert(input, length, isFinal: isFinal, to: &decoded)
      waiting = Array(input[used..<length])
    } else {
      takeUTF8(waiting + chunk[..<got])
    }
    if isAtStart, decoded.count >= Self.mark.count || isFinal {
      isAtStart = false
      if decoded.starts(with: Self.mark) { position = Self.mark.count }
    } else if isAtStart {
      // Less than a mark came: wait for the rest.
      if converter == nil { waiting = decoded + waiting } else { isAtStart = decoded.isEmpty }
      if converter == nil { decoded.removeAll(keepingCapacity: true) }
    }
    noteFirstReplaced()
  }

  private func takeUTF8(_ bytes: [UInt8]) {
    let end = isFinal ? bytes.count : Self.wholeCharacters(bytes, bytes.count)
    waiting = Array(bytes[end...])
    var start = 0
    // By blocks, so that one bad byte costs little.
    while start < end {
      let stop = end - start > Self.blockBytes ? Self.wholeCharacters(bytes, start + Self.blockBytes) : end
      if ByteSearch.isUTF8(bytes.span.extracting(start..<stop)) {
        ByteSearch.append(bytes, start..<stop, to: &decoded)
      } else {
        if firstRepair == nil { firstRepair = decoded.count + Self.wellFormed(bytes, start..<stop) - start }
        let repaired = Array(String(decoding: bytes[start..<stop], as: UTF8.self).utf8)
        ByteSearch.append(repaired, 0..<repaired.count, to: &decoded)
        repairs += Self.replacements(in: repaired) - Self.replacements(in: Array(bytes[start..<stop]))
      }
      start = stop
    }
  }

  /// Up to where a range of bytes is UTF-8.
  private static func wellFormed(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound, case let found = UTF8Form.next(bytes, position), found.isCharacter { position += found.length }
    return position
  }

  private static func replacements(in bytes: [UInt8]) -> Int {
    var count = 0
    for index in bytes.indices.dropLast(2) where bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD { count += 1 }
    return count
  }

  /// How many of the first bytes stand before a character that is not whole.
  private static func wholeCharacters(_ bytes: [UInt8], _ count: Int) -> Int {
    for back in 1...3 where back <= count {
      let byte = bytes[count - back]
      if byte < 0x80 { return count }
      if byte >= 0xC0 { return back < (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) ? count - back : count }
    }
    return count
  }
}
