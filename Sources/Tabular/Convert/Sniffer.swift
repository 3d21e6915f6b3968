/// Finds out how a file is written, from its first bytes.
public struct Sniffer {
  /// How many bytes of a file are looked at.
  public static let sampleBytes = 512 << 10
  /// How many of its rows are looked at.
  private static let rows = 400

  /// What was found.
  public struct Finding: Sendable {
    /// What to convert the file with.
    public var settings: ConvertSettings
    /// What was found, one thing after the other.
    public var facts: [SniffedFact]
    /// Whether the footer is not known yet, since the file is longer than what was looked at: it is looked for at the file's end.
    public var isFooterOpen = false

    /// How many physical lines the footer that was found has, the blank ones before and in it counted; 0 where there is none.
    public var footerLines = 0

    /// The facts in words, a line each.
    public var reasons: [String] { facts.map(\.description) }

    /// How sure what was found about something is, and why.
    public func reason(_ subject: SniffedFact.Subject) -> String { facts.first { $0.subject == subject }?.reason ?? "" }
  }

  /// Looks at a file's head. What was told is taken as it is.
  public static func sniff(_ head: FileHead, told: SnifferHints = SnifferHints()) -> Finding {
    var settings = ConvertSettings()
    var told = told
    let encoding = told.encoding.map { ($0, 1, "as told") } ?? EncodingSniffer.sniff(head.head)
    settings.encoding = encoding.0
    settings.encodingIsOpen = told.encoding == nil && !head.isWhole && encoding.0 == "utf-8" && ByteSearch.isASCII(head.head)
    let looked = head.isWhole || told.encoding != nil ? "" : ", in the first \(head.head.count >> 10) KiB"
    let facts = [SniffedFact(.encoding, encoding.0, sure: encoding.1, encoding.2 + looked)]
    let sniffed = SniffSample(head, encoding: encoding.0)
    let sample = sniffed.text
    let printed = DrawnTable(sample: sample, told: told).find() ?? FieldsDirective(sample: sample, told: told).find()
    let found = printed ?? CommentSniffer(sample: sample, told: told).find()
    if told.comment == nil { told.comment = found.comment ?? [] }
    guard var best = found.trials.first, best.rows > 0 else {
      settings.headerRows = 0
      return Finding(settings: settings, facts: facts + [SniffedFact(.table, "none", sure: 1, "the file has no records")])
    }
    if !best.isNamed {
      if best.isProse && told.delimiter == nil { best = DialectSniffer(told: told, sample: sample).wholeLines() ?? best }
      if let aligned = AlignedColumns(sample: sample, told: told).trial(insteadOf: best) { best = aligned }
    }
    // What quotes or escapes may come first behind the rows that were looked at.
    var evidence = sample
    if !best.isNamed, let late = LateSigns(head, encoding: encoding.0, sample: sample, dialect: best.dialect, told: told)?.found() {
      (best.dialect, evidence) = (late.dialect, late.sample)
    }
    settings.dialect = best.dialect
    var finding = Finding(settings: settings, facts: facts)
    finding.facts += DialectEvidence(sample: evidence, dialect: best.dialect, skip: told.linesToPass).facts(best, found.trials, told)
    finding.facts.append(found.fact)
    finding.addTable(rows(sample, best.dialect, skip: told.linesToPass, upTo: rows), best, told)
    // Of a record that is cut nobody knows how many cells it has.
    if sniffed.endsInRecord { finding.settings.width = nil }
    finding.addFooter(head, told)
    return finding
  }

  /// The records of a sample; a second table behind a repeated header is left out, as in converting.
  static func rows(_ sample: [UInt8], _ dialect: ConvertDialect, skip: Int, upTo count: Int) -> [ConvertRow] {
    guard let reader = try? RowReader(BytesSource(sample), dialect: dialect) else { return [] }
    var rows: [ConvertRow] = []
    var row = ConvertRow()
    var headers: [Int: Bool] = [:]
    _ = try? reader.skip(lines: skip)
    while rows.count < count, (try? reader.next(&row)) == true {
      if rows.count > 1,
        let first = rows.prefix(4).firstIndex(where: { $0.count > 2 && row.repeats($0) && $0.line + 1 < row.line }),
        headers[first] != false
      {
        // A row may come again as well.
        let isHeader = TableSniffer(rows: Array(rows[first...]), width: rows[first].count, regularity: 1).beginsWithHeader
        headers[first] = isHeader
        if isHeader { break }
      }
      rows.append(row)
    }
    return rows
  }
}

extension Sniffer.Finding {
  /// Where the table begins and what its header is: as it is named, or as its columns tell.
  private static func shape(_ rows: [ConvertRow], _ best: DialectSniffer.Trial) -> TableSniffer.Shape {
    typealias Shape = TableSniffer.Shape
    if best.names != nil { return Shape(headerRows: 0, sure: 1, why: "a directive names the columns", isTold: true) }
    if let (before, names) = best.namedLines {
      return Shape(skip: before, headerRows: names, width: best.width, sure: 1, why: "a rule stands below it", isTold: true)
    }
    return TableSniffer(rows: rows, width: best.width, regularity: Double(best.regular) / Double(max(1, best.rows))).shape()
  }

  /// Adds where the table begins, its header, its width and its null words.
  fileprivate mutating func addTable(_ rows: [ConvertRow], _ best: DialectSniffer.Trial, _ told: SnifferHints) {
    let shape = Self.shape(rows, best)
    settings.columns = best.names
    settings.skip = max(told.linesToPass, shape.skip)
    settings.skipIsFound = told.skip == nil
    (settings.headerRows, settings.width) = (shape.headerRows, best.width == 1 && told.delimiter == nil ? 1 : shape.width)
    settings.endsAtRepeat = told.headerRows != nil || shape.isTold
    let table = rows.filter { $0.line > settings.skip }
    let headerRows = told.headerRows ?? shape.headerRows
    let width = settings.width ?? WidthSample.width(header: table.prefix(headerRows).map(\.count).max() ?? 0, table.dropFirst(headerRows))
    let alike = table.count { $0.count == width }
    let sure = SniffedFact.share(alike, against: table.count - alike)
    let usual = table.count { $0.count == best.width }
    if let skip = told.skip {
      facts.append(.told(.skip, "\(skip)"))
    } else {
      let words =
        settings.skip == 0
        ? "the first record belongs to those below it" : "the records there are of another width, or emptier, than those below"
      facts.append(
        SniffedFact(
          .skip, "\(settings.skip)", sure: SniffedFact.share(usual, against: table.count - usual),
          "\(words), of which \(usual) of \(table.count) have \(SniffedFact.cells(best.width))"))
    }
    if let headerRows = told.headerRows {
      settings.headerRows = headerRows
      facts.append(.told(.headerRows, "\(headerRows)"))
    } else {
      facts.append(SniffedFact(.headerRows, "\(shape.headerRows)", sure: shape.sure, shape.why))
    }
    let others = table.count - alike
    let ragged =
      others == 0 ? "all \(table.count) records have so many" : "\(others) of \(table.count) records have not: they are padded or cut"
    facts.append(SniffedFact(.width, "\(width)", sure: sure, ragged))
    guard told.nullWords.isEmpty else {
      facts.append(.told(.nullWords, told.nullWords.map { SniffedFact.name(Array($0.utf8)) }.joined(separator: " ")))
      return
    }
    let nulls = NullWordSniffer(rows: Array(table.dropFirst(settings.headerRows)), width: best.width).find()
    (settings.nullWords, settings.nullColumns) = (nulls.words, nulls.words.isEmpty ? nil : nulls.columns)
    facts.append(nulls.fact)
  }

  /// Adds the footer: where the whole file is in sight, by converting it.
  fileprivate mutating func addFooter(_ head: FileHead, _ told: SnifferHints) {
    if let footerRows = told.footerRows {
      settings.footerRows = footerRows
      return facts.append(.told(.footer, "\(footerRows) lines"))
    }
    settings.findsFooter = settings.width ?? 2 > 1
    guard settings.findsFooter else {
      return facts.append(SniffedFact(.footer, "none", sure: 0.5, "a table of one column shows none"))
    }
    guard head.isWhole, let converter = try? Converter(BytesSource(head.head), settings, output: { _ in }, rejects: nil) else {
      isFooterOpen = true
      return facts.append(
        SniffedFact(.footer, "not known yet", sure: 0.5, "the file is longer than what was looked at; it is looked for at the end"))
    }
    try? converter.run()
    facts.append(.footer(converter.report))
    if let line = converter.report.footers.firstLine { footerLines = converter.lines - line + 1 }
  }
}
