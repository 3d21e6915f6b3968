import TestKit
import Testing

@testable import Tabular

@Suite("Rule: letters beyond ASCII tell the code page wherever in a file they stand")
struct LateLettersTests {
  private static let words = ["Müller", "Köln", "Café", "Straße", "Jürgen", "Größe", "Übung", "François", "Peña", "Zoë"]

  /// So many rows of ASCII, then some with letters, which `encode` writes.
  private func file(plain: Int, lettered: Int = 40, _ encode: (String) -> [UInt8]) -> [UInt8] {
    let rows = (0..<lettered).map { "\($0),\(Self.words[$0 % Self.words.count]) für Küche,9.50\n" }.joined()
    return utf8("id,name,price\n" + String(repeating: "1,Plain item,9.50\n", count: plain)) + encode(rows)
  }

  private func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  @Test("--sniff finds the code page of letters behind the first 64 KiB, and behind all that it looks at", arguments: [4_000, 40_000])
  func sniffed(plain: Int) {
    let found = convert(file(plain: plain, latin), sniff: true)
    #expect(found.report.replaced.count == 0 && found.report.rows == plain + 40)
    #expect(found.lines[plain + 2] == "1,Köln für Küche,9.50" && found.report.likelierEncoding == nil)
    #expect(found.report.lateEncoding?.value == (plain > 30_000 ? "windows-1252" : nil))
    let unicode = convert(file(plain: plain, utf8), sniff: true)
    #expect(unicode.lines[plain + 2] == "1,Köln für Küche,9.50" && unicode.report.lateEncoding == nil)
    #expect(unicode.report.replaced.count == 0)
  }

  @Test("the same rows for any size of reads, and for letters at any place in one", arguments: [1, 3, 4096, 65_537])
  func anySizeOfReads(step: Int) {
    let bytes = file(plain: 30_000, lettered: 7, latin)
    let whole = convert(bytes, sniff: true)
    let pieces = convert(bytes, step: step, sniff: true)
    #expect(pieces.text == whole.text && pieces.report == whole.report)
    #expect(whole.report.lateEncoding?.value == "windows-1252")
  }

  @Test func damageBehindTheLettersLosesNoRowBeforeIt() {
    let bytes = file(plain: 40_000, latin)
    let found = convert(BrokenSource(bytes), sniff: true)
    #expect(found.fault != nil && found.report.rows >= 40_038 && found.lines.contains("1,Köln für Küche,9.50"))
  }

  @Test("a wrong declaration is suspected aloud", arguments: [100, 4_000, 40_000])
  func declared(plain: Int) {
    #expect(convert(file(plain: plain, utf8)) { $0.encoding = "windows-1252" }.report.likelierEncoding == "utf-8")
    #expect(convert(file(plain: plain, latin)).report.likelierEncoding == "windows-1252")
    #expect(convert(file(plain: plain, utf8)).report.likelierEncoding == nil)
    #expect(convert(file(plain: plain, latin)) { $0.encoding = "windows-1252" }.report.likelierEncoding == nil)
  }

  @Test("in a source too, behind any number of rows") func declaredOfASource() throws {
    let reader = try RecordReader(BytesSource(file(plain: 60_000, utf8)), dialect: Dialect(encoding: .windows1252))
    var witness = EncodingWitness(declared: .windows1252)
    var batch = RecordBatch()
    while try reader.next(&batch) { witness.look(at: batch) }
    #expect(witness.suspicion?.looksLike == "utf-8" && witness.suspicion?.example.row == 60_002)
  }
}

/// A source that fails where its bytes end.
private final class BrokenSource: ByteSource {
  private let whole: BytesSource

  init(_ bytes: [UInt8]) { whole = BytesSource(bytes) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    let got = whole.read(into: &buffer, upTo: count)
    if got == 0 { throw ReadFault(.emptyFile, offset: 0) }
    return got
  }
}
