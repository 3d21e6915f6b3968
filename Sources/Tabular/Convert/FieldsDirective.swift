/// Sees whether a sample is a log whose columns a directive names, as W3C's extended log format (`#Fields: date time`) and Zeek (`#fields`,
/// with tabs) have it: the other lines that begin with `#` are directives as well.
///
/// The format: Hallam-Baker and Behlendorf, "Extended Log File Format", W3C working draft WD-logfile-960323.
struct FieldsDirective {
  let sample: [UInt8]
  let told: SnifferHints
  private static let sign = UInt8(ascii: "#")

  /// The log, as what is found of comments and dialects; nil where there is none, or where something else was told.
  func find() -> CommentSniffer.Found? {
    guard told.comment.map({ $0 == [Self.sign] }) ?? true, told.skip == nil, told.headerRows == nil, let (names, line) = directive else {
      return nil
    }
    for delimiter in [[9], [32], [UInt8(ascii: ",")]] where told.delimiter.map({ $0 == delimiter }) ?? true {
      guard let trial = trial(delimiter, names) else { continue }
      let why = "line \(line) names the columns, and lines that begin so are directives"
      return CommentSniffer.Found(comment: [Self.sign], trials: [trial], fact: SniffedFact(.comment, "'#'", sure: 1, why))
    }
    return nil
  }

  /// The names, and the line that they stand on. Nothing but directives stands before it.
  private var directive: (names: [String], line: Int)? {
    for (place, line) in PhysicalLines(sample, upTo: DialectSniffer.maxRows).texts.enumerated() where !line.isEmpty {
      guard line.first == Self.sign else { return nil }
      let text = String(decoding: line, as: UTF8.self)
      guard ["#fields:", "#fields\t"].contains(text.prefix(8).lowercased()) else { continue }
      let names = text.dropFirst(8).split { $0 == " " || $0 == "\t" }.map(String.init)
      return names.count > 1 ? (names, place + 1) : nil
    }
    return nil
  }

  private func trial(_ delimiter: [UInt8], _ names: [String]) -> DialectSniffer.Trial? {
    var dialect = ConvertDialect(comment: "#")
    dialect.delimiter = delimiter
    if let quote = told.quote { dialect.quote = quote.isEmpty ? nil : quote }
    if let escape = told.escape, !escape.isEmpty, escape != dialect.quote { dialect.escape = escape }
    dialect.loneReturns = !sample.contains(10)
    guard dialect.flaw == nil else { return nil }
    let rows = Sniffer.rows(sample, dialect, skip: 0, upTo: DialectSniffer.maxRows)
    let regular = rows.count { $0.count == names.count }
    guard regular > 0, 10 * regular >= 9 * rows.count else { return nil }
    var trial = DialectSniffer.Trial(dialect: dialect)
    (trial.width, trial.regular, trial.rows, trial.used) = (names.count, regular, rows.count, names.count)
    trial.beginsWide = rows[0].count == names.count
    trial.score = Double(regular) / Double(rows.count)
    trial.names = names
    return trial
  }
}
