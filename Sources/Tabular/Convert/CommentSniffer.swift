/// Finds what comment lines begin with: the same sign, on lines that stand among the rows and that are no rows.
struct CommentSniffer {
  /// What was found.
  struct Found {
    /// The sign; nil for none.
    var comment: [UInt8]?
    /// The dialects that were tried, without the comments, best first.
    var trials: [DialectSniffer.Trial]
    /// What to say.
    var fact: SniffedFact
  }

  let sample: [UInt8]
  let told: SnifferHints
  /// Signs that may begin a comment. Of some only two make one: a single one begins paths and negative numbers.
  private static let signs = Array("#%;!*/-~:@".utf8), doubled = Array("/-~:@".utf8)
  /// A comment is rarer than rows are.
  private static let mostShare = 0.4
  /// How many signs that several lines begin with are tried.
  private static let mostTried = 4

  func find() -> Found {
    let plain = DialectSniffer(told: told, sample: sample).trials()
    if let comment = told.comment {
      return Found(comment: comment, trials: plain, fact: .told(.comment, comment.isEmpty ? "none" : SniffedFact.name(comment)))
    }
    var refused: (sign: [UInt8], rows: Int, lines: Int)?
    let counts = counts()
    for (sign, _) in counts.filter({ $0.lines >= 2 }).prefix(Self.mostTried) {
      var told = told
      told.comment = sign
      let trials = DialectSniffer(told: told, sample: sample).trials()
      guard let best = trials.first, best.width > 1, best.score >= plain.first?.score ?? 0 else { continue }
      let lines = lines(sign, best)
      let rows = lines.count { $0.isRow }
      guard rows == 0, lines.contains(where: { $0.isAmongRows }), Double(lines.count) <= Self.mostShare * Double(best.rows) else {
        refused = refused ?? (sign, max(rows, 1), lines.count)
        continue
      }
      let why = "\(lines.count) lines begin with it, also among the rows, and none of them has \(best.width) cells"
      return Found(
        comment: sign, trials: trials, fact: SniffedFact(.comment, SniffedFact.name(sign), sure: SniffedFact.few(lines.count), why))
    }
    return Found(comment: nil, trials: plain, fact: none(refused, alone: counts.filter { $0.lines == 1 }.map(\.sign), plain.first))
  }

  /// That there are no comments, as sure as what looks like one lets it be.
  private func none(
    _ refused: (sign: [UInt8], rows: Int, lines: Int)?, alone: [[UInt8]], _ best: DialectSniffer.Trial?
  ) -> SniffedFact {
    if let refused {
      let sure = SniffedFact.share(refused.rows, against: max(0, refused.lines - refused.rows))
      return SniffedFact(.comment, "none", sure: sure, "lines that begin with \(SniffedFact.name(refused.sign)) may be rows")
    }
    for sign in alone {
      guard let best, best.width > 1, let line = lines(sign, best).first, line.isAmongRows, !line.isRow else { continue }
      let why = "one line alone begins with \(SniffedFact.name(sign)), and has not \(SniffedFact.cells(best.width))"
      return SniffedFact(.comment, "none", sure: 1 - SniffedFact.few(1), why)
    }
    return SniffedFact(.comment, "none", sure: 1, "no sign begins several lines that are no rows")
  }

  /// Signs that physical lines begin with, those of most lines first; a longer sign that begins as many lines says more.
  private func counts() -> [(sign: [UInt8], lines: Int)] {
    var counts: [[UInt8]: Int] = [:]
    for line in sample.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard let first = line.first, Self.signs.contains(first) else { continue }
      let isDoubled = line.dropFirst().first == first
      if isDoubled { counts[[first, first], default: 0] += 1 }
      if !Self.doubled.contains(first) { counts[[first], default: 0] += 1 }
    }
    return counts.map { ($0, $1) }.sorted { ($1.1, $1.0.count, $0.0[0]) < ($0.1, $0.0.count, $1.0[0]) }
  }

  /// The lines that begin with a sign, read as records: whether each is as wide as a row, and whether rows stand before and behind it.
  private func lines(_ sign: [UInt8], _ best: DialectSniffer.Trial) -> [(isRow: Bool, isAmongRows: Bool)] {
    var dialect = best.dialect
    dialect.comment = nil
    let rows = Sniffer.rows(sample, dialect, skip: told.linesToPass, upTo: 2 * DialectSniffer.maxRows)
    let starts = rows.map { $0.text.starts(with: sign) }
    let isWide = rows.map { $0.count == best.width }
    guard let first = rows.indices.first(where: { isWide[$0] && !starts[$0] }),
      let last = rows.indices.last(where: { isWide[$0] && !starts[$0] })
    else { return [] }
    return rows.indices.filter { starts[$0] }.map { (isWide[$0], first < $0 && $0 < last) }
  }
}
