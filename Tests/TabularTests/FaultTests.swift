import Testing

@testable import Tabular

@Suite("Rule: what cannot be read says what, where and what to do")
struct FaultTests {
  private func open(_ bytes: [UInt8], _ dialect: Dialect = Dialect(), limits: Limits = Limits()) -> ReadFault? {
    do {
      _ = try RecordReader(BytesSource(bytes), dialect: dialect, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func filesWithoutARecord() {
    #expect(open([])?.description == "the file is empty")
    #expect(open([0xEF, 0xBB, 0xBF])?.description == "the file is empty")
    #expect(open(utf8("\n\r\n\n"))?.description == "the file has no header: all of its lines are blank")
    var dialect = Dialect()
    dialect.skip = 1
    let skipped = open(utf8("a\n\n"), dialect)
    #expect(skipped?.description == "the file has no header: behind the 1 lines that `skip` leaves out all are blank, or there are none")
    #expect(skipped?.remedy == "Check `skip` of this source in the pipeline file.")
  }

  @Test func headersThatCannotBeRead() {
    #expect(open([0x61, 0xFF, 10])?.description == "the header at byte 0 cannot be read (undecodable)")
    #expect(open(utf8("\n\"a,b\nc"))?.description == "the header at byte 1 cannot be read (unclosed_quote)")
    #expect(open(utf8("a\0b\n"))?.description == "the header at byte 0 cannot be read (nul_byte)")
    #expect(open(utf8("aaaa\n"), limits: Limits(maxRecordBytes: 3))?.description == "the header at byte 0 cannot be read (record_too_long)")
    #expect(open(utf8("a,b,c\n"), limits: Limits(maxFields: 2))?.description == "the header has 3 columns, more than the limit of 2")
    #expect(open(utf8("a,b,c\n"), limits: Limits(maxFields: 3)) == nil, "control")
  }

  @Test func dialectsThatCannotBeRead() {
    #expect(open(utf8("a|b\n"), Dialect(delimiter: UInt8(ascii: "|"), encoding: .gb18030)) == nil, "decoded first")
    #expect(open(utf8("a|b\n"), Dialect(delimiter: UInt8(ascii: "|"), encoding: .windows1252)) == nil, "control")
    #expect(open(utf8("a\n"), Dialect(delimiter: 10)) != nil)
    #expect(open(utf8("a\n"), Dialect(quote: UInt8(ascii: ","))) != nil)
    #expect(open(utf8("a\n"), Dialect(headerRows: 0))?.remedy.contains("header_rows: 1") == true)
  }

  @Test("Rule: of several faults the first in a fixed order is told")
  func orderOfFaults() throws {
    func fault(_ line: [UInt8], limit: Int = 1 << 20) throws -> RecordFault? {
      try fastRead(utf8("a,b\n") + line + [10], Dialect(), limit: limit).records.first?.fault
    }
    let bad: [UInt8] = [0xFF]
    #expect(try fault(utf8("\"x\0") + bad, limit: 4) == .unclosedQuote)
    #expect(try fault(utf8("\"x\0") + bad, limit: 3) == .tooLong)
    #expect(try fault(utf8("x\0") + bad) == .nul)
    #expect(try fault(utf8("x") + bad) == .undecodable)
    #expect(try fault(utf8("1,2,") + bad) == .undecodable, "a field beyond the header is decoded too")
    #expect(try fault(utf8("x")) == .fieldCount)
    #expect(try fault(utf8("x,y,z")) == .fieldCount)
    #expect(try fault(utf8("x,y")) == nil)
  }

  @Test("Rule: damage comes after the records before it, and comes again")
  func damageAfterGoodRecords() throws {
    let packed = try GzipEncoder.pack(utf8("a,b\n1,2\n3,4\n5,"))
    let reader = try RecordReader(GzipSource(BytesSource(packed + [1])), dialect: Dialect())
    var batch = RecordBatch()
    for expected in [2, 0] {
      #expect(throws: ReadFault.self) { try reader.next(&batch) }
      #expect(batch.count == expected)
    }
    do {
      _ = try reader.next(&batch)
    } catch {
      guard case .gzip(let fault) = error.what else { throw error }
      #expect(fault.reason == .trailingGarbage)
      #expect(error.offset == 14)
      #expect(error.description == fault.description)
      #expect(error.remedy == fault.remedy)
    }
  }

  @Test func aFailingSourceIsHandedOn() throws {
    struct DiskBroke: Error {}
    final class Broken: ByteSource {
      func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int { throw DiskBroke() }
    }
    do {
      _ = try RecordReader(Broken(), dialect: Dialect())
      Issue.record("a broken source was read")
    } catch {
      guard case .source(let cause) = error.what else { throw error }
      #expect(cause is DiskBroke)
    }
  }

  @Test func everyRemedyIsASentence() {
    let whats: [ReadFault.What] = [
      .emptyFile, .noHeader(skipped: 0), .noHeader(skipped: 1), .badHeader(.nul, nil), .badHeader(.nul, "utf-16le"),
      .unusableDialect("comment", because: "it is empty"),
      .tooManyFields(found: 2, limit: 1), .unusableDelimiter(1), .unusableQuote(1),
      .unusableHeaderRows(2), .noConverter(.gb18030), .splitter(2),
      .gzip(GzipFault(.truncated, compressedOffset: 1, unpackedOffset: 2, member: 1)),
    ]
    let faults = whats.map { ReadFault($0, offset: 3) }
    #expect(Set(faults.map(\.description)).count == whats.count)
    #expect(faults.allSatisfy { $0.remedy.hasSuffix(".") || $0.remedy.hasSuffix(").") })
  }
}
