import TestKit
import Testing

@testable import Tabular

@Suite("Rule: under any damage each byte is in one record, one blank line or the header, and nothing crashes") struct ConservationTests {
  @Test("The text is damaged: 1,000 seeds", arguments: 0..<20)
  func damagedText(block: Int) throws {
    var (faulty, good) = (0, 0)
    for number in 0..<50 {
      let file = SpoiledFile(seed: UInt64(block * 50 + number))
      let plain = PlainReader(dialect: file.dialect, limit: file.limit).read(file.bytes)
      guard var expected = conserved(plain, file), let header = plain.header else { continue }
      expected.header = nil
      guard header.fault == nil, header.fields.count <= Limits().maxFields else {
        #expect(throws: ReadFault.self, "\(file)") { try fastRead(file.bytes, file.dialect, limit: file.limit) }
        continue
      }
      for splitting in Implementation.allCases {
        let step = [Int.max, 1, 5, 64][number % 4]
        let found = try countedRead(BytesSource(file.bytes, step: step), file.dialect, limit: file.limit, splitting: splitting).result
        #expect(found == expected, "\(splitting) \(file)")
      }
      faulty += expected.records.count { $0.fault != nil }
      good += expected.records.count { $0.fault == nil }
    }
    #expect(faulty > 10 && good > 100, "control: rows of both kinds came up")
  }

  /// Walks over the file from record to record: between two there is one line end, then blank lines, and they are as many as were counted.
  private func conserved(_ read: PlainReader.Result, _ file: SpoiledFile) -> PlainReader.Result? {
    guard let header = read.header else {
      #expect(read.records.isEmpty)
      return nil
    }
    let mark = file.dialect.encoding.byteOrderMark
    var place = file.bytes.starts(with: mark) ? mark.count : 0
    var blanks = 0
    var lone = true
    for (index, record) in ([header] + read.records).enumerated() {
      let before = lineEnds(file.bytes[place..<record.offset], lone)
      blanks += (before ?? -1000) - (index == 0 ? 0 : 1)
      #expect(index == 0 || before ?? 0 > 0, "\(record) of \(file)")
      #expect(file.bytes[record.offset...].starts(with: record.raw) && !record.raw.isEmpty, "\(record) of \(file)")
      #expect(record.row == index + 1)
      place = record.offset + record.raw.count
      if record.fault == .tooLong { place += file.bytes[place...].prefix { $0 != 10 && !(lone && $0 == 13) }.count }
      if record.fault == .tooLong, !lone, place < file.bytes.count, file.bytes[place] == 10, file.bytes[place - 1] == 13 { place -= 1 }
      if index == 0 { lone = file.bytes[place...].first == 13 && file.bytes.dropFirst(place + 1).first != 10 }
    }
    let rest = lineEnds(file.bytes[place...], lone)
    blanks += max(0, (rest ?? -1000) - 1)
    #expect(rest != nil && blanks == read.blankLines, "\(blanks) blank lines, not \(read.blankLines), of \(file)")
    return read
  }

  /// How many line ends these bytes are; nil if they are anything else.
  private func lineEnds(_ bytes: ArraySlice<UInt8>, _ lone: Bool) -> Int? {
    var (count, rest) = (0, bytes)
    while let byte = rest.popFirst() {
      if byte == 13, rest.first == 10 { rest.removeFirst() } else if byte != 10, !(byte == 13 && lone) { return nil }
      count += 1
    }
    return count
  }

  @Test("Convert counts each record that it read: 1,000 seeds", arguments: 0..<20)
  func convertCountsAll(block: Int) throws {
    for number in 0..<50 {
      let file = SpoiledFile(seed: UInt64(block * 50 + number))
      var settings = ConvertSettings()
      settings.dialect.delimiter = file.dialect.delimiter
      settings.encoding = file.dialect.encoding.rawValue
      settings.findsFooter = number % 2 == 0
      let reader = try RowReader(DecodedSource(BytesSource(file.bytes), encoding: settings.encoding), dialect: settings.dialect)
      var row = ConvertRow()
      while try reader.next(&row) {}
      let found = ConvertFastTests.convert(BytesSource(file.bytes), settings, .fast).result
      #expect(found == ConvertFastTests.convert(BytesSource(file.bytes, step: 3), settings, .reference).result, "\(file)")
      let report = found.report
      #expect(min(reader.records, 1) + report.rows + report.footers.count + report.afterTable == reader.records, "\(report) of \(file)")
      #expect(report.blankLines == reader.blankLines && report.strayQuotes.count == reader.mendedRecords, "\(report) of \(file)")
      #expect(found.fault == nil)
    }
  }

  @Test("The packed file is damaged: 1,000 seeds", arguments: 0..<20)
  func damagedGzip(block: Int) throws {
    var damaged = 0
    for number in 0..<50 {
      var random = SeededRandom(seed: UInt64(500_000 + block * 50 + number))
      let dialect = Dialect()
      let text = (0..<8).flatMap { _ in SpoiledFile.sound(dialect, &random) }
      let cut = text.count / 2
      var packed = try GzipEncoder.pack(Array(text[..<cut])) + GzipEncoder.pack(Array(text[cut...]))
      SpoiledFile.spoil(&packed, &random)
      let fast = unpack(packed, unpacking: .fast)
      let plain = unpack(packed, unpacking: .reference)
      #expect(fast.fault == plain.fault)
      #expect(fast.fault == nil ? fast.bytes == plain.bytes : fast.bytes.starts(with: plain.bytes), "seed \(number) of \(block)")
      if fast.fault != nil { damaged += 1 }
      // What can be read of it are the records at the front of what was unpacked, each at its place.
      var records: [PlainRecord] = []
      if let reader = try? RecordReader(GzipSource(BytesSource(packed)), dialect: dialect) {
        var batch = RecordBatch()
        while true {
          let more = try? reader.next(&batch)
          records += (0..<batch.count).map { batch.plain($0) }
          if more != true { break }
        }
      }
      for record in records { #expect(fast.bytes[record.offset...].starts(with: record.raw)) }
      let whole = PlainReader(dialect: dialect, limit: 1 << 20).read(fast.bytes)
      #expect(records.elementsEqual(whole.records.prefix(records.count)), "seed \(number) of \(block)")
      if fast.fault == nil && whole.header?.fault == nil { #expect(records.count == whole.records.count) }
    }
    #expect(damaged > 20, "control: most files were found damaged")
  }

  @Test("Rule: rows are the same for any size of reads, packed or not", arguments: Implementation.allCases)
  func anyBuffer(_ way: Implementation) throws {
    var random = SeededRandom(seed: 77)
    for encoding in SpoiledFile.encodings {
      let dialect = Dialect(delimiter: UInt8(ascii: ";"), encoding: encoding)
      let text = SpoiledFile.sound(dialect, &random) + (0..<40).flatMap { _ in SpoiledFile.sound(dialect, &random) }
      let packed = try GzipEncoder.pack(text)
      let expected = try fastRead(text, dialect, splitting: .reference)
      #expect(expected.records.count > 100)
      for step in [1, 2, 3, 7, 63, 64, 65, 1000, 4096, 1 << 16] {
        #expect(try fastRead(BytesSource(text, step: step), dialect, splitting: way) == expected)
        let source = GzipSource(BytesSource(packed, step: step), unpacking: way)
        #expect(try fastRead(CappedSource(source, step), dialect, splitting: way) == expected, "\(step)")
      }
    }
  }
}

/// A source that is asked for a few bytes at a time.
private final class CappedSource: ByteSource {
  private let source: any ByteSource
  private let step: Int

  init(_ source: any ByteSource, _ step: Int) { (self.source, self.step) = (source, step) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int { try source.read(into: &buffer, upTo: min(count, step)) }
}
