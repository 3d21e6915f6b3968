import CTabularKernel
import Glibc

/// iconv to UTF-8, a piece at a time. What means nothing in the code page becomes U+FFFD and is counted. A code page of one byte a character
/// is asked for each byte once, and goes by that table then.
@safe final class CharacterConverter {
  /// How many undecodable pieces were replaced.
  private(set) var replaced = 0
  /// Where in the output of its call the first of them was put.
  private(set) var firstReplaced: Int?
  private let converter: iconv_t
  /// How many bytes an undecodable piece has at least.
  private let unit: Int
  /// Tells how long such a piece is where it may be longer, as the code page's characters are; nil where a shift state decides what bytes are.
  private let pieces: SystemCharacters?
  /// The characters of a code page of one byte each, as the kernel reads them; empty for other code pages.
  private var table: [UInt32] = []
  private var room = [UInt8](repeating: 0, count: 16 << 10)

  /// A converter from a code page by its name in iconv; nil where the system has none. `.reference` uses no table.
  init?(from name: String, unit: Int, decoding: Implementation = .fast) {
    let opened = unsafe iconv_open("UTF-8", name)
    guard Int(bitPattern: opened) != -1, let opened = unsafe opened else { return nil }
    unsafe converter = opened
    self.unit = unit
    let hasShifts = ["ISO-2022", "UTF-7", "HZ"].contains { name.hasPrefix($0) }
    pieces = unit == 1 && !hasShifts ? SystemCharacters(systemName: name) : nil
    if decoding == .fast && unit == 1 { table = entries() ?? [] }
    _ = unsafe iconv(converter, nil, nil, nil, nil)
  }

  /// Whether each byte is a character.
  var usesTable: Bool { !table.isEmpty }

  deinit { unsafe iconv_close(converter) }

  /// Appends the UTF-8 of `input[0..<count]` to `output`, and returns how many bytes were used: all, or all but an unfinished character.
  func convert(_ input: [UInt8], _ count: Int, isFinal: Bool, to output: inout [UInt8]) -> Int {
    if usesTable {
      decode(input, count, &output)
      return count
    }
    var used = 0
    while used < count {
      let done = unsafe input.withUnsafeBufferPointer { source in
        unsafe room.withUnsafeMutableBufferPointer { target in
          unsafe step(UnsafeBufferPointer(rebasing: source[used..<count]), into: target)
        }
      }
      used += done.used
      append(done.written, &output)
      switch done.error {
      case 0, E2BIG: break
      case EINVAL where !isFinal: return used
      default:
        // A letter that waits for a mark stands before.
        if pieces != nil { finish(&output) }
        if used + 1 < count, let known = pieces?.supplementary([input[used], input[used + 1], 0, 0]) {
          output.append(contentsOf: known)
          used += 2
          continue
        }
        firstReplaced = firstReplaced ?? output.count
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replaced += 1
        used = min(count, used + (pieces?.unknownLength(input, used, count) ?? unit))
      }
    }
    if isFinal { finish(&output) }
    return used
  }

  /// Appends what was decoded, without control characters that mean nothing.
  private func append(_ count: Int, _ output: inout [UInt8]) {
    var start = 0
    if pieces?.deniesControls == true {
      for place in 0..<max(0, count - 1) where room[place] == 0xC2 && (0x80..<0xA0).contains(room[place + 1]) {
        output.append(contentsOf: room[start..<place])
        firstReplaced = firstReplaced ?? output.count
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replaced += 1
        start = place + 2
      }
    }
    output.append(contentsOf: room[start..<count])
  }

  /// Appends a letter that waited for a mark to join it.
  private func finish(_ output: inout [UInt8]) {
    let written: Int = unsafe room.withUnsafeMutableBytes { target in
      var into = unsafe target.bindMemory(to: CChar.self).baseAddress
      var left = target.count
      _ = unsafe iconv(converter, nil, nil, &into, &left)
      return target.count - left
    }
    output.append(contentsOf: room[..<written])
  }

  /// What each byte means; nil where not every one stands for itself alone, or the lower half is not ASCII.
  private func entries() -> [UInt32]? {
    var entries: [UInt32] = []
    for byte in UInt8.min...UInt8.max {
      _ = unsafe iconv(converter, nil, nil, nil, nil)
      let done = unsafe [byte].withUnsafeBufferPointer { source in
        unsafe room.withUnsafeMutableBufferPointer { target in unsafe step(source, into: target) }
      }
      switch (done.error, done.used, done.written) {
      case (EILSEQ, _, 0): entries.append(0)
      case (0, 1, 1...3):
        let character = (0..<done.written).reduce(UInt32(0)) { $0 | UInt32(room[$1]) << UInt32(8 * $1) }
        if byte < 0x80, character != byte { return nil }
        entries.append(character | UInt32(done.written) << 24)
      default: return nil
      }
      if byte < 0x80, entries[Int(byte)] == 0 { return nil }
    }
    return entries
  }

  private func decode(_ input: [UInt8], _ count: Int, _ output: inout [UInt8]) {
    if room.count < 3 * count + 16 { room = [UInt8](repeating: 0, count: 3 * count + 16) }
    var lost = 0
    let written = unsafe input.withUnsafeBufferPointer { source in
      unsafe table.withUnsafeBufferPointer { table in
        unsafe room.withUnsafeMutableBufferPointer { target in
          unsafe tk_decode_bytes(source.baseAddress, count, table.baseAddress, target.baseAddress, &lost)
        }
      }
    }
    // No byte of such a code page means U+FFFD itself.
    if lost > 0, firstReplaced == nil {
      firstReplaced = room.span.extracting(0..<written).firstOccurrence(of: [0xEF, 0xBF, 0xBD]).map { output.count + $0 }
    }
    ByteSearch.append(room, 0..<written, to: &output)
    replaced += lost
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
