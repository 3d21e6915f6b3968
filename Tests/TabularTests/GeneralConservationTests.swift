import TestKit
import Testing

@testable import Tabular

/// A file with a preamble, a header of several rows, comments and a footer, whose rows chance has damaged.
private struct SpoiledReport: CustomStringConvertible {
  var bytes: [UInt8]
  /// Where the header's last line ends.
  var bodyStart: Int
  var dialect = Dialect()

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    dialect.delimiter = [utf8(","), utf8("||"), utf8(" ; "), utf8("¦")].randomElement(using: &random) ?? []
    dialect.escape = Bool.random(using: &random) ? .double : .character(utf8("\\"))
    dialect.comment = Bool.random(using: &random) ? utf8("#") : utf8("//")
    (dialect.skip, dialect.headerRows) = (Int.random(in: 0...3, using: &random), Int.random(in: 1...3, using: &random))
    dialect.footerRows = Int.random(in: 0...3, using: &random)
    dialect.undecodable = Bool.random(using: &random) ? .reject : .replace
    bytes = Array(repeating: utf8("made, by us \"\n"), count: dialect.skip).flatMap(\.self)
    for row in 0..<dialect.headerRows { bytes += Self.line((0..<3).map { utf8("n\(row)\($0)") }, dialect) }
    bodyStart = bytes.count
    let quote = dialect.escape == .double ? "\"\"" : "\\\""
    let delimiter = String(decoding: dialect.delimiter, as: UTF8.self)
    let words = ["12.50", "lamp of steel", "é漢", "", "\"a\(delimiter)\n\(quote)b\"", "\"x\"", "\(quote.first ?? " ")y"].map(utf8)
    var body: [UInt8] = []
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      body += Self.line((0..<3).map { _ in words.randomElement(using: &random) ?? [] }, dialect)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: body += utf8("\n")
      case 1: body += (dialect.comment ?? []) + utf8(" a note\r\n")
      default: break
      }
    }
    body += (0..<dialect.footerRows).flatMap { utf8("total \($0)\n") }
    SpoiledFile.spoil(&body, &random)
    bytes += body
  }

  private static func line(_ cells: [[UInt8]], _ dialect: Dialect) -> [UInt8] { Array(cells.joined(separator: dialect.delimiter)) + [10] }

  var description: String { "\(dialect) bytes \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
}

@Suite("Rule: under any damage each byte of any dialect is in one record, a blank line, a comment or the footer")
struct GeneralConservationTests {
  @Test("1,000 seeds", arguments: 0..<20)
  func damaged(block: Int) throws {
    var (faulty, good, passed) = (0, 0, 0)
    for number in 0..<50 {
      let file = SpoiledReport(seed: UInt64(block * 50 + number))
      // Where less is left than a footer has, it takes of the header too.
      let lines = file.bytes[file.bodyStart...].count { $0 == 10 } + (file.bytes.last == 10 ? 0 : 1)
      guard lines >= file.dialect.footerRows else { continue }
      let reader = try RecordReader(BytesSource(file.bytes, step: [Int.max, 1, 7, 64][number % 4]), dialect: file.dialect)
      var batch = RecordBatch()
      var walk = Walk(file.bytes, from: file.bodyStart, comment: file.dialect.comment)
      var row = file.dialect.headerRows
      while try reader.next(&batch) {
        for record in 0..<batch.count {
          let raw = Array(batch.rawBytes[batch.raw(record)])
          row += 1
          #expect(batch.rows[record] == row && walk.passes(to: batch.byteOffsets[record], raw), "row \(row) of \(file)")
          if batch.faults[record] == nil { good += 1 } else { faulty += 1 }
        }
      }
      let rest = walk.rest()
      #expect(walk.blankLines == reader.tally.blankLines && walk.comments == reader.tally.commentLines, "\(file)")
      #expect(rest == reader.tally.footerLines && rest <= file.dialect.footerRows, "\(file)")
      passed += walk.blankLines + walk.comments + rest
    }
    #expect(faulty > 10 && good > 100 && passed > 50, "control: lines of all kinds came up")
  }
}

/// Goes over a file from record to record.
private struct Walk {
  private let bytes: [UInt8]
  private let comment: [UInt8]
  private var place: Int
  private(set) var blankLines = 0
  private(set) var comments = 0

  init(_ bytes: [UInt8], from place: Int, comment: [UInt8]?) { (self.bytes, self.place, self.comment) = (bytes, place, comment ?? [0]) }

  /// Whether nothing but blank lines and comments stands before a record that begins there, and a line end or nothing behind it.
  mutating func passes(to offset: Int, _ raw: [UInt8]) -> Bool {
    while place < offset { if !passLine() { return false } }
    guard place == offset, bytes[offset...].starts(with: raw), !raw.isEmpty else { return false }
    place += raw.count
    if place == bytes.count { return true }
    if bytes[place] == 13 { place += 1 }
    guard place < bytes.count, bytes[place] == 10 else { return false }
    place += 1
    return true
  }

  /// How many physical lines are left behind blank lines and comments.
  mutating func rest() -> Int {
    while place < bytes.count, passLine() {}
    let left = bytes[place...]
    return left.count { $0 == 10 } + (left.last.map { $0 == 10 ? 0 : 1 } ?? 0)
  }

  private mutating func passLine() -> Bool {
    let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
    let line = bytes[place..<end]
    if line.isEmpty || end < bytes.count && line.elementsEqual([13]) {
      blankLines += 1
    } else if line.starts(with: comment) {
      comments += 1
    } else {
      return false
    }
    place = min(bytes.count, end + 1)
    return true
  }
}
