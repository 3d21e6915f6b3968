/// Finds out how a file is written, from its first bytes.
public struct Sniffer {
  /// How many bytes of a file are looked at.
  public static let sampleBytes = 512 << 10
  /// How many decoded bytes each dialect is tried on.
  private static let trialBytes = 48 << 10

  /// What was found.
  public struct Finding: Sendable {
    /// What to convert the file with.
    public var settings: ConvertSettings
    /// A line each for what was found, how sure that is (0 to 1) and why.
    public var reasons: [String]
  }

  /// Looks at a file's head. What was told is taken as it is.
  public static func sniff(_ head: FileHead, told: SnifferHints = SnifferHints()) -> Finding {
    var settings = ConvertSettings()
    var told = told
    let encoding = told.encoding.map { ($0, 1, "as told") } ?? EncodingSniffer.sniff(head.head)
    settings.encoding = encoding.0
    var reasons = [Self.line("encoding", encoding.0, encoding.1, encoding.2)]
    let sample = decoded(head, encoding.0)
    if told.comment == nil { told.comment = comment(sample) }
    let trials = DialectSniffer(told: told, sample: sample).trials()
    guard var best = trials.first, best.rows > 0 else {
      settings.headerRows = 0
      return Finding(settings: settings, reasons: reasons + ["table: none, the file has no records"])
    }
    if best.isProse && told.delimiter == nil {
      best.dialect.delimiter = [UInt8(ascii: ",")]
      best.width = 1
    }
    settings.dialect = best.dialect
    reasons += words(best, trials)
    let rows = rows(sample, best.dialect, skip: told.skip, upTo: 400)
    let shape = TableSniffer(rows: rows, width: best.width, regularity: Double(best.regular) / Double(max(1, best.rows))).shape()
    (settings.skip, settings.headerRows, settings.width) = (max(told.skip, shape.skip), shape.headerRows, shape.width)
    settings.findsFooter = best.width > 1
    reasons.append(line("header rows", "\(shape.headerRows)", shape.sure, shape.why))
    if settings.skip > 0 { reasons.append("lines before the table: \(settings.skip), narrower or emptier than its rows") }
    return Finding(settings: settings, reasons: reasons)
  }

  /// The records of a sample; a second table behind a repeated header is left out, as in converting.
  static func rows(_ sample: [UInt8], _ dialect: ConvertDialect, skip: Int, upTo count: Int) -> [ConvertRow] {
    guard let reader = try? RowReader(BytesSource(sample), dialect: dialect) else { return [] }
    var rows: [ConvertRow] = []
    var row = ConvertRow()
    _ = try? reader.skip(lines: skip)
    while rows.count < count, (try? reader.next(&row)) == true {
      if rows.count > 1, rows.prefix(4).contains(where: { $0.count > 2 && row.repeats($0) && $0.line + 1 < row.line }) { break }
      rows.append(row)
    }
    return rows
  }

  /// The head in UTF-8, cut at a line end where it is not the whole file.
  private static func decoded(_ head: FileHead, _ encoding: String) -> [UInt8] {
    guard let source = try? DecodedSource(BytesSource(head.head), encoding: encoding) else { return [] }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: trialBytes)
    while text.count < trialBytes, let got = try? source.read(into: &buffer, upTo: trialBytes - text.count), got > 0 {
      text += buffer[..<got]
    }
    if text.count == trialBytes || !head.isWhole, let end = text.lastIndex(where: { $0 == 10 || $0 == 13 }) {
      text.removeLast(text.count - end - 1)
    }
    return text
  }

  /// A sign that at least two lines begin with, and that no line without it would be split like: `#`, `//` or `%`.
  private static func comment(_ sample: [UInt8]) -> [UInt8]? {
    let lines = sample.split(omittingEmptySubsequences: true) { $0 == 10 || $0 == 13 }
    guard let body = lines.firstIndex(where: { $0.first != UInt8(ascii: "#") }), body < lines.count - 1 else { return nil }
    let later = lines[body...].count { $0.first == UInt8(ascii: "#") }
    let plain = lines[body...].filter { $0.first != UInt8(ascii: "#") }
    guard body + later >= 2, later > 0, plain.count > 2 * later else { return nil }
    // A column may hold such values: then those lines have as many delimiters as the others.
    let marks = Array(",;\t|".utf8)
    func delimiters(_ line: ArraySlice<UInt8>) -> Int { line.count { marks.contains($0) } }
    let least = plain.map(delimiters).min() ?? 0
    let most = lines[body...].filter { $0.first == UInt8(ascii: "#") }.map(delimiters).max() ?? 0
    return most < max(1, least) ? [UInt8(ascii: "#")] : nil
  }

  // MARK: Words

  private static func words(_ best: DialectSniffer.Trial, _ trials: [DialectSniffer.Trial]) -> [String] {
    let dialect = best.dialect
    let next = trials.first { $0.dialect.delimiter != dialect.delimiter }
    let rival = next?.score ?? 0
    let sure = best.score > 0 ? best.score / (best.score + rival) : 0.5
    let against = next.map { "; next is \(name($0.dialect.delimiter))" } ?? ""
    let rows = "\(best.regular) of \(best.rows) records have \(best.width) cells"
    return [
      line("delimiter", name(dialect.delimiter), sure, rows + against),
      "quote: \(dialect.quote.map(name) ?? "none"), escape: \(dialect.escape.map(name) ?? "doubled quote")",
    ]
      + (dialect.comment.map { ["comment: \(name($0))"] } ?? []) + (dialect.loneReturns == true ? ["line ends: CR too"] : [])
  }

  private static func line(_ what: String, _ value: String, _ sure: Double, _ why: String) -> String {
    let hundredths = Int((sure * 100).rounded())
    return "\(what): \(value) (sure \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100): \(why))"
  }

  private static func name(_ token: [UInt8]) -> String {
    let shown = String(decoding: token, as: UTF8.self).unicodeScalars.map { scalar -> String in
      scalar == "\t" ? "\\t" : scalar.value < 32 ? "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
    }
    return "'" + shown.joined() + "'"
  }
}
