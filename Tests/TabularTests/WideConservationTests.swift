import TestKit
import Testing

@testable import Tabular

@Suite("Rule: under any damage each unit of a UTF-16 or UTF-32 file is in one record or a line end, the odd bytes at its end in the last")
struct WideConservationTests {
  private static let encodings: [(name: TextEncoding, width: Int, isBig: Bool)] = [
    (.utf16LittleEndian, 2, false), (.utf16BigEndian, 2, true), (.utf32LittleEndian, 4, false), (.utf32BigEndian, 4, true),
  ]

  private static func units(_ text: String, _ width: Int, isBig: Bool) -> [UInt8] {
    func bytes(_ number: UInt32) -> [UInt8] {
      let little = (0..<width).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
      return isBig ? little.reversed() : little
    }
    return width == 2 ? text.utf16.flatMap { bytes(UInt32($0)) } : text.unicodeScalars.flatMap { bytes($0.value) }
  }

  fileprivate static func text(_ random: inout SeededRandom, rows: Int? = nil) -> String {
    var text = "id,title,price\n"
    for row in 0..<(rows ?? Int.random(in: 1...20, using: &random)) {
      let title = ["lamp", "\"a, b\"\"c\"", "é漢🙂", "two\"quotes\"", "\"line\nend\"", ""].randomElement(using: &random) ?? ""
      text += "L\(row),\(title),9.90" + (Bool.random(using: &random) ? "\n" : "\r\n")
      if Int.random(in: 0..<9, using: &random) == 0 { text += "\n" }
    }
    return text
  }

  @Test("1,000 seeds", arguments: 0..<20)
  func damaged(block: Int) throws {
    var (faulty, good) = (0, 0)
    for number in 0..<50 {
      var random = SeededRandom(seed: UInt64(300_000 + block * 50 + number))
      let (encoding, width, isBig) = Self.encodings[number % Self.encodings.count]
      let header = Self.units("id,title,price\n", width, isBig: isBig)
      var body = Array(Self.units(Self.text(&random), width, isBig: isBig).dropFirst(header.count))
      SpoiledFile.spoil(&body, &random)
      let bytes = header + body
      let words = "seed \(300_000 + block * 50 + number), \(encoding)"
      let dialect = Dialect(encoding: encoding)
      let expected = try read(BytesSource(bytes), dialect)
      for step in [1, 3, 64, 4096] {
        let other = try read(BytesSource(bytes, step: step), dialect)
        #expect(other.records == expected.records && other.blankLines == expected.blankLines, "\(words), step \(step)")
      }
      // From record to record nothing but line ends, as many as there are records and blank lines.
      var (place, feeds) = (header.count, 0)
      for (index, record) in expected.records.enumerated() {
        let ends = lineEnds(bytes[place..<record.offset], width, isBig)
        #expect(ends != nil && record.row == index + 2, "\(words): \(record)")
        #expect(index == 0 || ends ?? 0 > 0, "\(words): \(record)")
        feeds += ends ?? 0
        #expect(bytes[record.offset...].starts(with: record.raw) && !record.raw.isEmpty, "\(words): \(record)")
        place = record.offset + record.raw.count
        if record.fault == nil { good += 1 } else { faulty += 1 }
      }
      let rest = lineEnds(bytes[place...], width, isBig)
      #expect(rest != nil, "\(words): \(Array(bytes[place...]))")
      feeds += rest ?? 0
      let ended = expected.records.count - (rest ?? 0 > 0 || expected.records.isEmpty ? 0 : 1)
      #expect(feeds == ended + expected.blankLines, "\(words): \(feeds) line ends")
    }
    #expect(faulty > 10 && good > 100, "control: rows of both kinds came up")
  }

  private func read(_ source: any ByteSource, _ dialect: Dialect) throws -> (records: [PlainRecord], blankLines: Int) {
    let reader = try RecordReader(source, dialect: dialect)
    var (records, batch) = ([PlainRecord](), RecordBatch())
    while try reader.next(&batch) { records += (0..<batch.count).map { batch.plain($0) } }
    return (records, reader.blankLines)
  }

  /// How many line ends these bytes are; nil if they are anything else.
  private func lineEnds(_ bytes: ArraySlice<UInt8>, _ width: Int, _ isBig: Bool) -> Int? {
    var (rest, count) = (bytes, 0)
    func unit() -> UInt32? {
      guard rest.count >= width else { return nil }
      let unit = rest.prefix(width)
      rest = rest.dropFirst(width)
      return (isBig ? Array(unit) : unit.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
    }
    while !rest.isEmpty {
      guard var end = unit() else { return nil }
      if end == 13, let feed = unit() { end = feed }
      guard end == 10 else { return nil }
      count += 1
    }
    return count
  }
}

@Suite("Rule: rows are the same for any size of reads, whatever the code page and the packing") struct AnyBufferTests {
  @Test(arguments: 0..<3) func wideAndZstd(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(700 + seed))
    let text = WideConservationTests.text(&random, rows: 150)
    let encodings: [(TextEncoding, String)] = [
      (.utf8, "UTF-8"), (.utf16LittleEndian, "UTF-16LE"), (.utf16BigEndian, "UTF-16BE"), (.utf32LittleEndian, "UTF-32LE"),
    ]
    for (encoding, name) in encodings {
      let bytes = recoded(text, name)
      let dialect = Dialect(encoding: encoding)
      let expected = try fastRead(bytes, dialect)
      #expect(expected.records.count == 150)
      let (frames, members) = (zstdFrame(Array(bytes[..<1000]), level: 1) + zstdFrame(Array(bytes[1000...])), try GzipEncoder.pack(bytes))
      for step in [1, 3, 64, 1000] {
        #expect(try fastRead(bytes, dialect, step: step) == expected, "\(name) by \(step)")
        #expect(try fastRead(ZstdSource(BytesSource(frames, step: step)), dialect) == expected, "\(name) in zstd by \(step)")
        #expect(try fastRead(GzipSource(Once(members, step: step)), dialect) == expected, "\(name) in gzip through a pipe by \(step)")
      }
    }
  }

  @Test("Rule: of damaged zstd the records that are given are the front of the whole, at their places: 1,000 seeds", arguments: 0..<20)
  func damagedZstd(block: Int) throws {
    var damaged = 0
    for number in 0..<50 {
      var random = SeededRandom(seed: UInt64(600_000 + block * 50 + number))
      let text = (0..<8).flatMap { _ in SpoiledFile.sound(Dialect(), &random) }
      let cut = text.count / 2
      var packed = zstdFrame(Array(text[..<cut])) + zstdFrame(Array(text[cut...]), level: 1)
      SpoiledFile.spoil(&packed, &random)
      let whole = unpackZstd(packed)
      for step in [1, 5, 333] {
        let pieces = unpackZstd(packed, step: step, read: 100 + step % 7000)
        #expect(pieces.bytes == whole.bytes && pieces.fault == whole.fault, "seed \(600_000 + block * 50 + number) by \(step)")
      }
      if whole.fault != nil { damaged += 1 }
      var records: [PlainRecord] = []
      if let reader = try? RecordReader(ZstdSource(BytesSource(packed)), dialect: Dialect()) {
        var batch = RecordBatch()
        while true {
          let more = try? reader.next(&batch)
          records += (0..<batch.count).map { batch.plain($0) }
          if more != true { break }
        }
      }
      let all = PlainReader(dialect: Dialect(), limit: 1 << 20).read(whole.bytes)
      #expect(records.elementsEqual(all.records.prefix(records.count)), "seed \(600_000 + block * 50 + number)")
      if whole.fault == nil && all.header?.fault == nil { #expect(records.count == all.records.count) }
    }
    #expect(damaged > 20, "control: most files were found damaged")
  }
}
