import TestKit

@testable import Tabular

/// A sound file of some dialect, and what chance did to its bytes.
struct SpoiledFile: CustomStringConvertible {
  var bytes: [UInt8]
  let dialect: Dialect
  let limit: Int
  static let encodings: [TextEncoding] = [.utf8, .windows1252, .gb18030]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let encoding = Self.encodings[Int(seed) % Self.encodings.count]
    let delimiter = [UInt8](",;\t".utf8).randomElement(using: &random) ?? 9
    dialect = Dialect(delimiter: delimiter, encoding: encoding)
    limit = Int.random(in: 0..<4, using: &random) == 0 ? 40 : 1 << 20
    bytes = Self.sound(dialect, &random)
    Self.spoil(&bytes, &random)
  }

  /// A table whose every byte means something in the dialect.
  static func sound(_ dialect: Dialect, _ random: inout SeededRandom) -> [UInt8] {
    let feed: [UInt8] = [[10], [13, 10], [13]].randomElement(using: &random) ?? [10]
    let word =
      dialect.encoding == .utf8 ? utf8("é漢") : dialect.encoding == .gb18030 ? [0xCB, 0xAB, 0x81, 0x30, 0x81, 0x30] : [0xE9, 0x80]
    let words = [
      utf8("12.50"), utf8("lamp of steel"), word, [], utf8("\"a") + dialect.delimiter + feed + utf8("\"\"b\"\""), utf8("\"x\""),
    ]
    var bytes = Int.random(in: 0..<3, using: &random) == 0 ? dialect.encoding.byteOrderMark : []
    for row in 0..<Int.random(in: 2...24, using: &random) {
      let cells = (0..<3).map { row == 0 ? utf8("n\($0)") : words.randomElement(using: &random) ?? [] }
      bytes += Array(cells.joined(separator: dialect.delimiter))
      if bytes.last == UInt8(ascii: "b") || bytes.hasOpenQuote { bytes.append(UInt8(ascii: "\"")) }
      bytes += feed
      if Int.random(in: 0..<8, using: &random) == 0 { bytes += feed }
    }
    return bytes
  }

  /// One to four times: flips a bit, cuts a piece out or off, puts bytes in, or lets two pieces change places.
  static func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let places = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[min(places[0], bytes.count - 1)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.removeSubrange(places[0]..<min(places[0] + 20, places[1]))
      case 2: bytes.removeSubrange(places[2]...)
      case 3:
        let marks = utf8("\"\",;\t\r\n\n\u{0}a") + [0xFF, 0x81, UInt8.random(in: 0...255, using: &random)]
        bytes.insert(contentsOf: (0..<4).map { _ in marks.randomElement(using: &random) ?? 0 }, at: places[0])
      default: bytes = Array(bytes[..<places[0]] + bytes[places[1]..<places[2]] + bytes[places[0]..<places[1]] + bytes[places[2]...])
      }
    }
  }

  var description: String { "\(dialect) limit \(limit) bytes \(bytes)" }
}

extension [UInt8] {
  /// Whether a quote is open at the end.
  fileprivate var hasOpenQuote: Bool { count { $0 == UInt8(ascii: "\"") } % 2 == 1 }
}
