/// What in a sample speaks for a dialect: what is said of delimiter, quote, escape and line ends.
struct DialectEvidence {
  /// How many quotes open a cell, and how many stand inside of quoted cells, doubled or behind the escape.
  private(set) var opens = 0, doubled = 0, escaped = 0
  /// How many delimiters and line ends stand behind the escape.
  private(set) var escapedDelimiters = 0, escapedLineEnds = 0
  /// Records with a quote where none may stand.
  private(set) var stray = 0
  /// How many records end with LF, CR LF and CR, how many hold a CR that ends none, and how many records there are.
  private(set) var feeds = 0, pairs = 0, returns = 0, innerReturns = 0, records = 0

  init(sample: [UInt8], dialect: ConvertDialect, skip: Int) {
    countRecords(sample, dialect, skip)
    countQuotes(sample.span, dialect)
    countEscapes(sample.span, dialect)
  }

  private mutating func countRecords(_ sample: [UInt8], _ dialect: ConvertDialect, _ skip: Int) {
    guard let reader = try? RowReader(BytesSource(sample), dialect: dialect) else { return }
    var row = ConvertRow()
    _ = try? reader.skip(lines: skip)
    while (try? reader.next(&row)) == true {
      records += 1
      if row.isMended || row.hasInnerQuote { stray += 1 }
      if row.hasInnerReturn { innerReturns += 1 }
      switch reader.lastLineEnd {
      case [10]: feeds += 1
      case [13, 10]: pairs += 1
      case [13]: returns += 1
      default: break
      }
    }
  }

  /// Counts what stands behind the escape besides quotes.
  private mutating func countEscapes(_ text: Span<UInt8>, _ dialect: ConvertDialect) {
    guard let escape = dialect.escape else { return }
    var position = 0
    while position < text.count {
      guard text.holds(escape, at: position) else {
        position += 1
        continue
      }
      position += escape.count
      if text.holds(escape, at: position) {
        position += escape.count
      } else if text.holds(dialect.delimiter, at: position) {
        escapedDelimiters += 1
      } else if dialect.lineEndEscape != nil, position < text.count, text[position] == 10 || text[position] == 13 {
        escapedLineEnds += 1
      }
    }
  }

  private mutating func countQuotes(_ text: Span<UInt8>, _ dialect: ConvertDialect) {
    guard let quote = dialect.quote else { return }
    var position = 0
    var isAtStart = true
    while position < text.count {
      if let escape = dialect.escape, text.holds(escape, at: position), text.holds(quote, at: position + escape.count) {
        escaped += 1
        position += escape.count + quote.count
        isAtStart = false
      } else if text.holds(quote, at: position) {
        if isAtStart {
          opens += 1
          position += quote.count
        } else if text.holds(quote, at: position + quote.count) {
          doubled += 1
          position += 2 * quote.count
        } else {
          position += quote.count
        }
        isAtStart = false
      } else if text.holds(dialect.delimiter, at: position) {
        isAtStart = true
        position += dialect.delimiter.count
      } else {
        isAtStart = text[position] == 10 || text[position] == 13
        position += 1
      }
    }
  }

  /// What to say of a dialect that was the best of these.
  func facts(_ best: DialectSniffer.Trial, _ trials: [DialectSniffer.Trial], _ told: SnifferHints) -> [SniffedFact] {
    [delimiter(best, trials, told), quote(best.dialect, told), escape(best.dialect, told), lineEnds]
  }

  private func delimiter(_ best: DialectSniffer.Trial, _ trials: [DialectSniffer.Trial], _ told: SnifferHints) -> SniffedFact {
    let name = SniffedFact.name(best.dialect.delimiter)
    if told.delimiter != nil { return .told(.delimiter, name) }
    let rows = "\(best.regular) of \(best.rows) records have \(SniffedFact.cells(best.width))"
    if let drawing = best.dialect.drawing {
      let why = "\(rows), drawn for people; spaces around them are none of theirs"
      if case .places = drawing.columns { return SniffedFact(.delimiter, "columns below a rule", sure: best.score, why) }
      return SniffedFact(.delimiter, name, sure: best.score, why)
    }
    guard best.width > 1 else { return SniffedFact(.delimiter, "none", sure: 0.5, "no delimiter gives columns; \(rows)") }
    if best.dialect.joinsDelimiters {
      let least = best.dialect.delimiter.count
      return SniffedFact(
        .delimiter, "runs of \(least) or more spaces", sure: Double(best.regular) / Double(best.rows),
        "\(rows), aligned for people; what an empty cell would hold cannot be told")
    }
    let next = trials.first { $0.dialect.delimiter != best.dialect.delimiter }
    let rival = next?.score ?? 0
    let against = next.map { "; next is \(SniffedFact.name($0.dialect.delimiter))" } ?? ""
    return SniffedFact(.delimiter, name, sure: best.score > 0 ? best.score / (best.score + rival) : 0.5, rows + against)
  }

  private func quote(_ dialect: ConvertDialect, _ told: SnifferHints) -> SniffedFact {
    let name = dialect.quote.map(SniffedFact.name) ?? "none"
    if dialect.drawing != nil { return SniffedFact(.quote, "none", sure: 1, "a drawn table quotes nothing") }
    if told.quote != nil { return .told(.quote, name) }
    if opens == 0 { return SniffedFact(.quote, name, sure: 0.5, "no cell begins with a quote; the usual one is taken") }
    let strays = stray == 0 ? "none stands where it may not" : "\(stray) records have one where it may not stand"
    return SniffedFact(.quote, name, sure: SniffedFact.share(opens, against: stray), "\(opens) cells begin with it, \(strays)")
  }

  private func escape(_ dialect: ConvertDialect, _ told: SnifferHints) -> SniffedFact {
    let name = dialect.escape.map(SniffedFact.name) ?? "doubled quote"
    if dialect.drawing != nil {
      guard dialect.escape != nil else { return SniffedFact(.escape, "none", sure: 1, "a drawn table quotes nothing") }
      return SniffedFact(
        .escape, name, sure: SniffedFact.few(escapedDelimiters), "\(escapedDelimiters) bars inside of cells are written so")
    }
    if told.escape != nil { return .told(.escape, name) }
    let others = escapedDelimiters + escapedLineEnds
    if escaped == 0, others > 0 {
      let kinds = [("delimiters", escapedDelimiters), ("line ends", escapedLineEnds)].filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
      return SniffedFact(
        .escape, name, sure: SniffedFact.few(others), "\(kinds.joined(separator: " and ")) inside of cells are written so")
    }
    let (favour, against) = dialect.escape == nil ? (doubled, stray) : (escaped, doubled)
    if favour == 0 { return SniffedFact(.escape, name, sure: 0.5, "no quote inside of a cell is escaped; the usual way is taken") }
    return SniffedFact(
      .escape, name, sure: SniffedFact.share(favour, against: against),
      "\(favour) quotes inside of cells are written so, \(against == 0 ? "none otherwise" : "\(against) otherwise")")
  }

  private var lineEnds: SniffedFact {
    let kinds = [("LF", feeds), ("CR LF", pairs), ("CR", returns)].filter { $0.1 > 0 }
    let ended = feeds + pairs + returns
    guard ended > 0 else { return SniffedFact(.lineEnds, "none", sure: 0.5, "the only record has none") }
    let counts = kinds.map { "\($0.1) end with \($0.0)" }.joined(separator: ", ")
    let inner = innerReturns > 0 ? "; \(innerReturns) hold a CR that ends none" : ""
    return SniffedFact(
      .lineEnds, kinds.map(\.0).joined(separator: " and "), sure: SniffedFact.share(ended, against: innerReturns),
      "of \(records) records \(counts)\(inner)")
  }
}
