import Glibc

/// Text in any code page that this system can write; a character that it lacks is left out.
func recoded(_ text: String, _ name: String) -> [UInt8] {
  let opened = unsafe iconv_open(name, "UTF-8")
  guard Int(bitPattern: opened) != -1, let converter = unsafe opened else { return [] }
  defer { unsafe iconv_close(converter) }
  return text.unicodeScalars.flatMap { scalar -> [UInt8] in
    var source = String(scalar).utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: 8)
    var written = 0
    unsafe source.withUnsafeMutableBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        var (from, fromLeft) = (source.baseAddress, source.count)
        var (into, intoLeft) = (target.baseAddress, target.count)
        if unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft) == 0 { written = target.count - intoLeft }
      }
    }
    return target[..<written].map { UInt8(bitPattern: $0) }
  }
}
