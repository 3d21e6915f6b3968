import CFuzz
import Tabular

/// Any bytes are read as records without a byte lost: the first input byte chooses the dialect, the second the limit, the third the size
/// of reads; records follow each other, their raw bytes are the file's own, reads of one size say what reads of another say, and the kernels
/// say what libcsv says.
@main struct FuzzCsv {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    _ = unsafe LLVMFuzzerRunDriver(&count, &arguments, fuzzOne)
  }

  static func check(_ bytes: [UInt8], choice: UInt8, limit: Int, step: Int) {
    let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
    let quotes: [UInt8?] = [UInt8(ascii: "\""), UInt8(ascii: "\""), UInt8(ascii: "'"), nil]
    let dialect = Dialect(
      delimiter: delimiters[Int(choice) % 3], quote: quotes[Int(choice) / 3 % 4],
      encoding: TextEncoding.allCases[Int(choice) / 12 % 3])
    let whole = read(bytes, dialect, limit, step: .max)
    precondition(whole == read(bytes, dialect, limit, step: step))
    precondition(whole == read(bytes, dialect, limit, step: step, splitting: .reference))
    var place = 0
    for record in whole {
      precondition(record.offset >= place && record.raw.count <= limit && !record.raw.isEmpty)
      precondition(bytes[record.offset...].starts(with: record.raw))
      place = record.offset + record.raw.count
    }
  }

  struct Record: Equatable {
    var row: Int
    var offset: Int
    var fault: RecordFault?
    var raw: [UInt8]
    var fields: [[UInt8]]
  }

  static func read(_ bytes: [UInt8], _ dialect: Dialect, _ limit: Int, step: Int, splitting: Implementation = .fast) -> [Record] {
    let limits = Limits(maxRecordBytes: limit, maxFields: 64)
    guard let reader = try? RecordReader(BytesSource(bytes, step: step), dialect: dialect, limits: limits, splitting: splitting) else {
      return []
    }
    var records: [Record] = []
    var batch = RecordBatch()
    while (try? reader.next(&batch)) == true {
      for place in 0..<batch.count {
        records.append(
          Record(
            row: batch.rows[place], offset: batch.byteOffsets[place], fault: batch.faults[place],
            raw: Array(batch.rawBytes[batch.raw(place)]), fields: (0..<batch.columnCount).map { Array(batch.text[batch.field(place, $0)]) })
        )
      }
    }
    return records
  }
}

/// libFuzzer brings a `main` of its own, which calls this by name; which of the two the linker takes makes no difference.
@_cdecl("LLVMFuzzerTestOneInput") func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if bytes.count > 3 { FuzzCsv.check(Array(bytes[3...]), choice: bytes[0], limit: Int(bytes[1]) + 1, step: Int(bytes[2]) % 16 + 1) }
  return 0
}
