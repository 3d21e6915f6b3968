import Glibc

/// Asks the system's converter what single characters of a code page mean. One of the few files of this room with pointers.
@safe final class SystemCharacters {
  private let converter: iconv_t
  /// What means something to others in the same code page, where the system's converter knows it not.
  private let supplement: SystemCharacters?
  /// Whether characters have several bytes.
  private var isMultibyte = false
  /// Whether single bytes from 80 to 9F are control characters to the system's converter, though characters have several bytes: they are
  /// halves of something then, and mean nothing.
  private(set) var deniesControls = false

  /// What some bytes are.
  enum Meaning: Equatable {
    /// One character, or several: its UTF-8.
    case character([UInt8])
    /// The beginning of a character.
    case unfinished
    /// Nothing.
    case none
  }

  /// Throws where the system has no converter.
  convenience init(_ encoding: TextEncoding) throws(ReadFault) {
    guard let opened = unsafe Self.open(Self.systemName(encoding)) else { throw ReadFault(.noConverter(encoding), offset: 0) }
    unsafe self.init(opened, Self.systemName(encoding))
  }

  /// By the system's name; nil where it has none such.
  convenience init?(systemName: String) {
    guard let opened = unsafe Self.open(systemName) else { return nil }
    unsafe self.init(opened, systemName)
  }

  private init(_ converter: iconv_t, _ name: String) {
    unsafe self.converter = converter
    supplement = Self.supplement(to: name)
    isMultibyte = meaning([0xB0, 0, 0, 0], 1) == .unfinished
    deniesControls = isMultibyte && meaning([0x80, 0, 0, 0], 1) == .character([0xC2, 0x80])
  }

  private static func supplement(to name: String) -> SystemCharacters? { name == "BIG5-HKSCS" ? SystemCharacters(systemName: "BIG5") : nil }

  private static func open(_ name: String) -> iconv_t? {
    let opened = unsafe iconv_open("UTF-8", name)
    return unsafe Int(bitPattern: opened) == -1 ? nil : opened
  }

  deinit { unsafe iconv_close(converter) }

  /// What the system calls a code page. EUC-KR and Shift_JIS are read as Windows writes them: the one with the syllables that it lacks, the
  /// other with a backslash and a tilde where JIS has a yen sign and an overline. Big5 is read with its extensions, as the WHATWG Encoding
  /// Standard has it: kana and characters of Hong Kong, where plain Big5 gives signs of private use; of plain Big5 what that lacks.
  static func systemName(_ encoding: TextEncoding) -> String {
    switch encoding {
    case .eucKR, .windows949: "UHC"
    case .big5: "BIG5-HKSCS"
    case .shiftJIS: "WINDOWS-31J"
    default: encoding.rawValue
    }
  }

  /// What the first `count` of these bytes are.
  func meaning(_ bytes: [4 of UInt8], _ count: Int) -> Meaning {
    var source: [4 of CChar] = .init { CChar(bitPattern: bytes[$0]) }
    var target: [16 of CChar] = .init(repeating: 0)
    var sourceSpan = source.mutableSpan
    var targetSpan = target.mutableSpan
    let (written, error) = unsafe sourceSpan.withUnsafeMutableBufferPointer { source in
      unsafe targetSpan.withUnsafeMutableBufferPointer { target -> (Int, Int32) in
        var from = source.baseAddress
        var fromLeft = count
        var into = target.baseAddress
        var intoLeft = target.count
        let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
        let error = status == -1 ? errno : status > 0 ? EILSEQ : 0
        // A letter may wait for a mark to join it.
        if error == 0 { _ = unsafe iconv(converter, nil, nil, &into, &intoLeft) }
        _ = unsafe iconv(converter, nil, nil, nil, nil)
        return (target.count - intoLeft, error)
      }
    }
    if error == EINVAL && written == 0 { return .unfinished }
    if deniesControls, count == 1, (0x80..<0xA0).contains(bytes[0]), written > 0 { return .none }
    guard error == 0, written > 0 else { return count == 2 ? supplementary(bytes).map(Meaning.character) ?? .none : .none }
    return .character((0..<written).map { UInt8(bitPattern: target[$0]) })
  }

  /// What the first two of these bytes are that the system's converter does not know: nothing of private use.
  func supplementary(_ bytes: [4 of UInt8]) -> [UInt8]? {
    guard let supplement, case .character(let text) = supplement.meaning(bytes, 2) else { return nil }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.properties.generalCategory == .privateUse } ? nil : text
  }

  /// How many bytes belong to a piece that is no character: as many as might have been one, without a byte of ASCII. So an unknown character
  /// does not put all behind it out of step, and a delimiter or line end is never taken for a part of one.
  ///
  /// Source: WHATWG Encoding Standard, the decoders of legacy multi-byte encodings.
  func unknownLength(_ input: [UInt8], _ position: Int, _ end: Int) -> Int {
    var bytes: [4 of UInt8] = [input[position], 0, 0, 0]
    var length = 1
    // Rows for characters of one's own, whose first byte alone the system's converter denies.
    if isMultibyte, [0xC9, 0xFE].contains(bytes[0]), meaning(bytes, 1) == .none, position + 1 < end, input[position + 1] >= 0xA1 {
      return 2
    }
    while length < 4, position + length < end, input[position + length] >= 0x80, meaning(bytes, length) == .unfinished {
      bytes[length] = input[position + length]
      length += 1
    }
    return length
  }

  /// The entries of all single bytes, as in `Windows1252.table`: UTF-8 with the first byte lowest, its length in the top byte; 0 for none.
  func singleBytes() -> [UInt32] {
    (0..<256).map { byte in
      guard case .character(let text) = meaning([UInt8(byte), 0, 0, 0], 1), text.count <= 3 else { return 0 }
      return text.enumerated().reduce(UInt32(text.count) << 24) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    }
  }
}
