import CFuzz
import Glibc
import Tabular

/// Any bytes become UTF-8, whatever the code page: the first input byte chooses it, the second the size of reads. Reads of one size give what
/// reads of another give, and all give what iconv gives when it is asked directly.
@main struct FuzzCodePage {
  static let names = [
    "utf-8", "windows-1252", "gb18030", "koi8-r", "iso-8859-15", "shift_jis", "euc-jp", "big5", "utf-16", "utf-16le", "utf-16be", "utf-32",
    "utf-32le", "utf-32be", "cp1258", "macintosh",
  ]

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    _ = unsafe LLVMFuzzerRunDriver(&count, &arguments, fuzzOne)
  }

  static func check(_ bytes: [UInt8], _ name: String, step: Int) {
    let whole = decode(bytes, name, step: .max)
    let pieces = decode(bytes, name, step: step)
    precondition(whole.text == pieces.text && whole.replaced == pieces.replaced)
    precondition(String(validating: whole.text, as: UTF8.self) != nil)
    let unit = name.hasPrefix("utf-16") ? 2 : name.hasPrefix("utf-32") ? 4 : 1
    switch name {
    case "utf-8": precondition(strip(Array(String(decoding: bytes, as: UTF8.self).utf8)) == whole.text)
    case "utf-16", "utf-32": break
    // Big5 is read with its extensions, Shift_JIS and EUC-KR as Windows writes them, and no single byte is a control character above 7F.
    case "big5": precondition(strip(withoutControls(system(bytes, "BIG5-HKSCS", unit))) == whole.text)
    case "euc-jp": precondition(strip(withoutControls(system(bytes, "EUC-JP", unit))) == whole.text)
    case "euc-kr": precondition(strip(system(bytes, "UHC", unit)) == whole.text)
    case "shift_jis": precondition(strip(system(bytes, "WINDOWS-31J", unit)) == whole.text)
    default: precondition(strip(system(bytes, name.uppercased(), unit)) == whole.text)
    }
  }

  static func decode(_ bytes: [UInt8], _ name: String, step: Int) -> (text: [UInt8], replaced: Int) {
    guard let source = try? DecodedSource(BytesSource(bytes, step: step), encoding: name) else { return ([], -1) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1000)
    while let got = try? source.read(into: &buffer, upTo: buffer.count), got > 0 { text += buffer[..<got] }
    return (text, source.replaced)
  }

  /// The text with U+FFFD for U+0080 to U+009F.
  static func withoutControls(_ text: [UInt8]) -> [UInt8] {
    String(decoding: text, as: UTF8.self).unicodeScalars.flatMap { scalar in
      Array(((0x80..<0xA0).contains(scalar.value) ? "\u{FFFD}" : String(scalar)).utf8)
    }
  }

  /// The text without a byte order mark.
  static func strip(_ text: [UInt8]) -> [UInt8] { text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text[3...]) : text }

  /// How many of the first bytes could together have been one character: those that stand above ASCII and go on what iconv waits to be gone on.
  static func pieceLength(_ bytes: ArraySlice<UInt8>, _ name: String) -> Int {
    var length = 1
    // The first bytes of characters of one's own, which iconv denies at once.
    if name == "UHC", [0xC9, 0xFE].contains(bytes[bytes.startIndex]), bytes.count > 1, bytes[bytes.startIndex + 1] >= 0xA1 { return 2 }
    while length < min(4, bytes.count), bytes[bytes.startIndex + length] >= 0x80, isUnfinished(bytes.prefix(length), name) { length += 1 }
    return length
  }

  private static func isUnfinished(_ bytes: ArraySlice<UInt8>, _ name: String) -> Bool {
    let converter = unsafe iconv_open("UTF-8", name)
    defer { unsafe iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16)
    return unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        var (from, fromLeft) = (source.baseAddress, source.count)
        var (into, intoLeft) = (target.baseAddress, target.count)
        let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
        return status == -1 && errno == EINVAL && intoLeft == target.count
      }
    }
  }

  /// What iconv makes of the bytes, with U+FFFD for what it refuses.
  static func system(_ bytes: [UInt8], _ name: String, _ unit: Int) -> [UInt8] {
    let converter = unsafe iconv_open("UTF-8", name)
    defer { unsafe iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * bytes.count + 16)
    var text: [UInt8] = []
    var used = 0
    while used < input.count {
      let (taken, written, failed) = unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe output.withUnsafeMutableBufferPointer { target in
          var from = unsafe source.baseAddress.map { unsafe $0 + used }
          var fromLeft = source.count - used
          var into = target.baseAddress
          var intoLeft = target.count
          let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
          return (source.count - used - fromLeft, target.count - intoLeft, status == -1)
        }
      }
      text += output[..<written].map { UInt8(bitPattern: $0) }
      used += taken
      if failed {
        if unit == 1 { text += unsafe waiting(converter) }
        if name == "BIG5-HKSCS", used + 1 < bytes.count, let known = plainBig5(Array(bytes[used...used + 1])) {
          text += known
          used += 2
          continue
        }
        text += [0xEF, 0xBF, 0xBD]
        used += unit == 1 ? pieceLength(bytes[used...], name) : unit
      }
    }
    return text + (unsafe waiting(converter))
  }

  /// What two bytes are in plain Big5, if anything that is not of private use.
  private static func plainBig5(_ pair: [UInt8]) -> [UInt8]? {
    let text = system(pair, "BIG5", 1)
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return scalars.count == 1 && scalars.allSatisfy { $0.value != 0xFFFD && $0.properties.generalCategory != .privateUse } ? text : nil
  }

  /// A letter that waits for a mark to join it.
  private static func waiting(_ converter: iconv_t?) -> [UInt8] {
    var output = [CChar](repeating: 0, count: 16)
    let written: Int = unsafe output.withUnsafeMutableBufferPointer { target in
      var into = target.baseAddress
      var left = target.count
      _ = unsafe iconv(converter, nil, nil, &into, &left)
      return target.count - left
    }
    return output[..<written].map { UInt8(bitPattern: $0) }
  }
}

/// libFuzzer brings a `main` of its own, which calls this by name; which of the two the linker takes makes no difference.
@_cdecl("LLVMFuzzerTestOneInput") func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if bytes.count > 2 {
    FuzzCodePage.check(Array(bytes[2...]), FuzzCodePage.names[Int(bytes[0]) % FuzzCodePage.names.count], step: Int(bytes[1]) % 16 + 1)
  }
  return 0
}
