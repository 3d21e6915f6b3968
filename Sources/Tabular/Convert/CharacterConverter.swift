import Glibc

/// iconv to UTF-8, a piece at a time. What means nothing in the code page becomes U+FFFD and is counted. The one file of this folder with
/// pointers.
@safe final class CharacterConverter {
  /// How many undecodable pieces were replaced.
  private(set) var replaced = 0
  private let converter: iconv_t
  /// How many bytes an undecodable piece has.
  private let unit: Int

  /// A converter from a code page by its name in iconv; nil where the system has none.
  init?(from name: String, unit: Int) {
    let opened = unsafe iconv_open("UTF-8", name)
    guard Int(bitPattern: opened) != -1, let opened = unsafe opened else { return nil }
    unsafe converter = opened
    self.unit = unit
  }

  deinit { unsafe iconv_close(converter) }

  /// Appends the UTF-8 of `input[0..<count]` to `output`, and returns how many bytes were used: all, or all but an unfinished character.
  func convert(_ input: [UInt8], _ count: Int, isFinal: Bool, to output: inout [UInt8]) -> Int {
    var used = 0
    var room = [UInt8](repeating: 0, count: 64 << 10)
    while used < count {
      let done = unsafe input.withUnsafeBufferPointer { source in
        unsafe room.withUnsafeMutableBufferPointer { target in
          unsafe step(UnsafeBufferPointer(rebasing: source[used..<count]), into: target)
        }
      }
      used += done.used
      output.append(contentsOf: room[..<done.written])
      switch done.error {
      case 0, E2BIG: break
      case EINVAL where !isFinal: return used
      default:
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replaced += 1
        used = min(count, used + unit)
      }
    }
    return used
  }

  private func step(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> (used: Int, written: Int, error: Int32) {
    unsafe source.withMemoryRebound(to: CChar.self) { source in
      unsafe target.withMemoryRebound(to: CChar.self) { target in
        var from = unsafe UnsafeMutablePointer(mutating: source.baseAddress)
        var fromLeft = source.count
        var into = target.baseAddress
        var intoLeft = target.count
        let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
        return (source.count - fromLeft, target.count - intoLeft, status == -1 ? errno : 0)
      }
    }
  }
}
