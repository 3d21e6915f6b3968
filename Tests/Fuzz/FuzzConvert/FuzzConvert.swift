import CFuzz
import Tabular

/// Any bytes in any dialect are converted: the first input bytes choose the dialect and what else can be told. The kernels write what the plain
/// converter writes, reads of one size give what reads of another give, and what was written is read again unchanged.
@main struct FuzzConvert {
  static let choices = 8

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    _ = unsafe LLVMFuzzerRunDriver(&count, &arguments, fuzzOne)
  }

  static func settings(_ choice: [UInt8]) -> ConvertSettings {
    func pick<Value>(_ place: Int, _ values: [Value]) -> Value { values[Int(choice[place]) % values.count] }
    var settings = ConvertSettings()
    settings.dialect = ConvertDialect(
      delimiter: pick(0, [",", ",", ";", "\t", " ", "|", "||", ", ", "a", "\u{0}", "¬"]),
      quote: pick(1, ["\"", "\"", "'", "a", nil]), escape: pick(2, [nil, nil, nil, "\\", "¬"]), comment: pick(3, [nil, nil, "#", "//"]),
      loneReturns: pick(1, [nil, nil, nil, nil, nil, true, false]))
    settings.headerRows = Int(choice[4]) % 3
    settings.skip = Int(choice[4]) / 3 % 3
    settings.footerRows = Int(choice[5]) % 4
    settings.findsFooter = choice[5] & 4 != 0
    settings.nullWords = pick(6, [[], [], ["NULL", "a"], ["\"", "''", ""]])
    settings.columns = pick(6, [nil, nil, nil, nil, ["p", "q,r"]])
    settings.encoding = pick(5, ["utf-8", "utf-8", "utf-8", "utf-8", "windows-1252", "gb18030", "utf-16"])
    return settings
  }

  struct Result: Equatable {
    var output: [UInt8] = []
    var rejects: [UInt8] = []
    var report = ConvertReport()
    var fault: String?
  }

  static func convert(_ bytes: [UInt8], _ settings: ConvertSettings, step: Int = .max, _ writing: Implementation = .fast) -> Result {
    var result = Result()
    do {
      let converter = try Converter(
        BytesSource(bytes, step: step), settings, writing: writing, output: { result.output += $0 }, rejects: { result.rejects += $0 })
      defer { result.report = converter.report }
      try converter.run()
    } catch {
      result.fault = "\(error)"
    }
    return result
  }

  static func check(_ bytes: [UInt8], _ settings: ConvertSettings, step: Int) {
    let plain = convert(bytes, settings, .reference)
    precondition(convert(bytes, settings) == plain && convert(bytes, settings, step: step) == plain)
    var again = ConvertSettings()
    again.headerRows = 0
    again.dialect.loneReturns = false
    let twice = convert(plain.output, again)
    precondition(
      twice.output == plain.output && twice.report.strayQuotes.count == 0 && twice.report.cut.count == 0 && twice.report.padded.count == 0)
    if case nil = settings.dialect.flaw { agree(bytes, settings) }
  }

  /// Where the reader of sources finds a record good, the reader of any dialect finds the same cells.
  static func agree(_ bytes: [UInt8], _ settings: ConvertSettings) {
    let (delimiter, quote) = (settings.dialect.delimiter, settings.dialect.quote)
    guard delimiter.count == 1, settings.dialect.escape == nil, quote?.count ?? 1 == 1, settings.encoding == "utf-8",
      String(validating: bytes, as: UTF8.self) != nil,
      let reader = try? RecordReader(BytesSource(bytes), dialect: Dialect(delimiter: delimiter[0], quote: quote?[0])),
      let decoded = try? DecodedSource(BytesSource(bytes), encoding: "utf-8"),
      let rows = try? RowReader(
        decoded,
        dialect: ConvertDialect(
          delimiter: String(decoding: delimiter, as: UTF8.self),
          quote: quote.map {
            String(decoding: $0, as: UTF8.self)
          }))
    else { return }
    var (batch, row) = (RecordBatch(), ConvertRow())
    precondition((try? rows.next(&row)) == true)
    while (try? reader.next(&batch)) == true {
      for record in 0..<batch.count {
        precondition((try? rows.next(&row)) == true && row.record == batch.rows[record])
        guard batch.faults[record] == nil else { continue }
        precondition(row.count == batch.columnCount && !row.isMended)
        for cell in 0..<row.count { precondition(row.bytes(cell).elementsEqual(batch.text[batch.field(record, cell)])) }
      }
    }
    precondition((try? rows.next(&row)) == false && rows.blankLines == reader.blankLines)
  }
}

/// libFuzzer brings a `main` of its own, which calls this by name; which of the two the linker takes makes no difference.
@_cdecl("LLVMFuzzerTestOneInput") func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard bytes.count > FuzzConvert.choices else { return 0 }
  let choice = Array(bytes[..<FuzzConvert.choices])
  FuzzConvert.check(Array(bytes[FuzzConvert.choices...]), FuzzConvert.settings(choice), step: Int(choice[7]) % 16 + 1)
  return 0
}
