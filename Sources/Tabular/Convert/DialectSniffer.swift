import Glibc

/// Finds a file's delimiter, quote and escape: reads the sample by each that may be meant and keeps the one that gives the best table.
///
/// The score is after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns", DMKD 33 (2019):
/// how alike the rows are, times how much the cells look like values.
struct DialectSniffer {
  /// What reading by one dialect gave.
  struct Trial {
    var dialect: ConvertDialect
    var score = 0.0
    /// The number of cells that most rows have.
    var width = 1
    /// How many rows have it.
    var regular = 0
    var rows = 0
    /// How many rows have one cell only.
    var single = 0
    /// How many columns hold something.
    var used = 0
    /// How many records have quotes where none may stand or inside of cells, how many of these are cut between two quotes of one cell, and how
    /// many have line ends in cells.
    var stray = 0, torn = 0, folded = 0
    /// How many delimiters stand between two digits, how many of these in the first record, and how many stand anywhere.
    var decimals = 0, firstDecimals = 0, borders = 0
    /// How many line ends stand in cells, and how many of these have the escape before them.
    var folds = 0, escapedFolds = 0
    /// The names of the columns, where a directive gives them.
    var names: [String]?
    /// On how many physical lines a drawn table's names stand, and how many lines stand before the table.
    var namedLines: (before: Int, names: Int)?
    /// Whether the first record is as wide as most.
    var beginsWide = false

    /// Whether what names the columns was seen, so that nothing else needs to be tried.
    var isNamed: Bool { names != nil || namedLines != nil }

    /// Whether the delimiter is a sign that stands in texts and values as well.
    var isOdd: Bool { dialect.delimiter.count == 1 && DialectSniffer.odd.contains(dialect.delimiter[0]) }
    /// Whether a usual delimiter gives records that are all alike.
    var isSound: Bool {
      dialect.delimiter.count == 1 && Array(",;\t|".utf8).contains(dialect.delimiter[0]) && width > 1 && used > 1 && rows > 2
        && 20 * regular >= 19 * rows && torn == 0
    }

    /// Whether a usual delimiter, or a space in at least eight of them, stands equally often in every record, and is no decimal comma.
    var isWhole: Bool {
      let isSpaced = dialect.delimiter == [32] && rows >= 8 && used == width && stray == 0
      return isEven && (isSpaced || isSound && (dialect.delimiter != [UInt8(ascii: ",")] || 2 * decimals < borders || firstDecimals == 0))
    }
    /// Whether all records, the first included, have the same number of cells.
    var isEven: Bool { width > 1 && regular == rows }

    /// Whether the file is likelier one column of prose than a table with these delimiters.
    var isProse: Bool {
      // Spaces stand in every text: they make a table only where most rows agree.
      let isSpaced = dialect.delimiter == [32]
      return score < 0.12 || single > regular && regular < 2 || isSpaced && (single >= regular || 2 * regular < rows)
    }
  }

  /// What was told and is not to be tried.
  let told: SnifferHints
  let sample: [UInt8]
  private let candidates: DialectCandidates
  static let maxRows = 400
  /// Fewer numbers than this do not tell a decimal comma from a delimiter.
  private static let decimalQuorum = 4
  /// Fewer escaped line ends between quotes than this do not tell.
  private static let foldQuorum = 3
  /// Where a delimiter that stands equally often in every record scores less than this share of another, too much speaks against it.
  private static let wholeShare = 0.3
  /// Signs that stand in texts and values more often than they delimit.
  fileprivate static let odd = Set(" :=@#*&/-".utf8)

  init(told: SnifferHints, sample: [UInt8]) {
    self.told = told
    self.sample = sample
    candidates = DialectCandidates(sample)
  }

  /// The trials, best first. There is always one.
  func trials() -> [Trial] {
    var trials: [Trial] = []
    for delimiter in delimiters {
      for quote in quotes(delimiter) {
        for escape in escapes(delimiter, quote) {
          var dialect = ConvertDialect()
          (dialect.delimiter, dialect.quote, dialect.escape) = (delimiter, quote, escape)
          dialect.comment = told.comment.flatMap { $0.isEmpty ? nil : $0 }
          for (lone, joins) in loneReturns.flatMap({ lone in lineEndEscapes(dialect).map { (lone, $0) } }) {
            (dialect.loneReturns, dialect.escapesLineEnds) = (lone, joins)
            if dialect.flaw == nil { trials.append(trial(dialect)) }
          }
        }
      }
    }
    Self.weighLineEnds(&trials)
    Self.weigh(&trials)
    // Sorting keeps no order among equals: the earlier candidate is the likelier.
    return trials.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
  }

  /// Reads each line as one cell, by a delimiter that stands nowhere in the sample; nil where each sign stands there.
  func wholeLines() -> Trial? {
    guard let sign = [0x1F, 0x1E, 0x1D, 0x1C, 1, 2, 3, 4].first(where: { !sample.contains($0) }) else { return nil }
    var told = told
    told.delimiter = [sign]
    return DialectSniffer(told: told, sample: sample).trials().first
  }

  /// Lines that end in an escape are one record with the next only where that makes the rows more alike, all as wide as the first; or where
  /// the line ends between quotes have it too: else the sign is a value's last, as in a path.
  private static func weighLineEnds(_ trials: inout [Trial]) {
    for place in trials.indices.dropFirst() where trials[place].dialect.escape != nil && trials[place].dialect.escapesLineEnds {
      var twin = trials[place].dialect
      twin.escapesLineEnds = false
      guard trials[place - 1].dialect == twin else { continue }
      let (joined, apart) = (trials[place], trials[place - 1])
      let isSound = joined.width == apart.width && joined.beginsWide && 20 * joined.regular >= 19 * joined.rows
      let share = (joined.regular * apart.rows, apart.regular * joined.rows)
      let isWritten = apart.escapedFolds >= foldQuorum && 10 * apart.escapedFolds >= 9 * apart.folds
      if isSound && (share.0 > share.1 || share.0 == share.1 && isWritten) {
        trials[place - 1].score = min(apart.score, 0.99 * joined.score)
      } else {
        trials[place].score = 0
      }
    }
  }

  /// A delimiter that stands equally often in every record, the first included, wins over those that do not; usual delimiters that give a
  /// whole table win over signs that stand in texts as well.
  private static func weigh(_ trials: inout [Trial]) {
    let whole = trials.filter(\.isWhole)
    if let best = whole.map(\.score).max() {
      for place in trials.indices where !trials[place].isEven && trials[place].score * wholeShare < best {
        trials[place].score = min(trials[place].score, 0.9 * best)
      }
    }
    let sound = trials.filter(\.isSound)
    // A comma between digits is a decimal one.
    let isTable = sound.contains {
      $0.beginsWide && ($0.dialect.delimiter != [UInt8(ascii: ",")] || 2 * $0.decimals < $0.borders || $0.isWhole)
    }
    let isFolded = sound.contains { $0.folded > 1 }
    for place in trials.indices where trials[place].isOdd {
      if isTable { trials[place].score *= 0.4 }
      if isFolded && trials[place].stray > 0 { trials[place].score *= 0.3 }
    }
  }

  /// Whether these rows are rather one column whose text holds the delimiter: a header of one cell stands right above them, or all are words.
  private static func isColumn(_ rows: [ConvertRow], _ trial: Trial) -> Bool {
    if isDecimal(rows, trial) || isPath(rows, trial) { return true }
    guard trial.isOdd, trial.width > 1, rows.count > 1 else { return false }
    let table = TableSniffer(rows: rows, width: trial.width, regularity: 1)
    if rows[0].count == 1, rows[1].count > 1, !rows[1].followsBlank, !table.hasToldHeader(at: 1) { return true }
    return trial.dialect.delimiter == [32] && !table.holdsValues
  }

  /// Whether the delimiter is the colon of a drive or of a web address in nearly every line.
  private static func isPath(_ rows: [ConvertRow], _ trial: Trial) -> Bool {
    guard trial.dialect.delimiter == [UInt8(ascii: ":")] else { return false }
    let paths = rows.count { $0.count == 2 && ($0.bytes(1).first == UInt8(ascii: "\\") || $0.bytes(1).starts(with: Array("//".utf8))) }
    return 10 * paths >= 9 * rows.count
  }

  /// Whether these are decimal numbers below a name: a comma stands in each, always in front of as many digits.
  private static func isDecimal(_ rows: [ConvertRow], _ trial: Trial) -> Bool {
    guard trial.dialect.delimiter == [UInt8(ascii: ",")], rows.count > decimalQuorum, rows[0].count == 1, !rows[1].followsBlank,
      trial.decimals == trial.borders, rows.dropFirst().allSatisfy({ $0.count == 2 })
    else { return false }
    let digits = rows[1].bytes(1).count
    return digits <= 4 && rows.dropFirst().allSatisfy { row in row.bytes(1).count == digits && row.bytes(1).allSatisfy { 48...57 ~= $0 } }
  }

  private func trial(_ dialect: ConvertDialect) -> Trial {
    var trial = Trial(dialect: dialect)
    var widths: [Int: Int] = [:]
    var (weight, cells, mended) = (0.0, 0, 0)
    var filled: [Bool] = []
    var borders = DelimiterBorders(dialect)
    let rows = Sniffer.rows(sample, dialect, skip: told.linesToPass, upTo: Self.maxRows)
    for row in rows {
      trial.rows += 1
      if row.isMended || row.hasInnerQuote {
        trial.stray += 1
        if row.isMended || Self.tearsQuotes(row, dialect.quote) { trial.torn += 1 }
      }
      if row.text.contains(10) {
        trial.folded += 1
        let (folds, escaped) = Self.folds(row.text.span, dialect.escape)
        trial.folds += folds
        trial.escapedFolds += escaped
      }
      for cell in 1..<max(1, row.count) {
        trial.borders += 1
        if let left = row.bytes(cell - 1).last, let right = row.bytes(cell).first, 48...57 ~= left, 48...57 ~= right {
          trial.decimals += 1
          if trial.rows == 1 { trial.firstDecimals += 1 }
        }
      }
      widths[row.count, default: 0] += 1
      if row.isMended { mended += 1 }
      borders.look(at: row)
      for cell in 0..<row.count {
        let bytes = row.bytes(cell)
        if cell == filled.count { filled.append(false) }
        if !bytes.isEmpty && !Self.isSign(bytes) { filled[cell] = true }
        weight += self.weight(bytes, isFirst: cell == 0)
        cells += 1
      }
    }
    guard cells > 0 else { return trial }
    func worth(_ width: Int, _ count: Int) -> Double { Double(count) / Double(trial.rows) * Self.breadth(Double(width)) }
    let best = widths.map { (width: $0, count: $1) }.max { (worth($0.width, $0.count), $0.width) < (worth($1.width, $1.count), $1.width) }
    guard let best else { return trial }
    (trial.width, trial.regular, trial.single) = (best.width, best.count, widths[1] ?? 0)
    // A delimiter of several characters leaves an empty column, or one of its signs, between any two when it is read as one of one.
    trial.used = max(1, filled.prefix(best.width).count { $0 })
    trial.beginsWide = rows[0].count == best.width
    let used = Double(trial.used)
    let pattern = Double(best.count) / Double(trial.rows) * Self.breadth(used) * (used / Double(best.width)).squareRoot()
    let clean = 1 - 0.5 * Double(mended) / Double(trial.rows)
    trial.score = pattern * (weight / Double(cells)) * clean * Self.prior(dialect) * borders.weight
    if told.delimiter == nil && Self.isColumn(rows, trial) { trial.score *= 0.1 }
    return trial
  }

  /// Whether an odd number of quotes stands in a cell: then a delimiter may stand between two that belong together, as those of JSON do.
  private static func tearsQuotes(_ row: ConvertRow, _ quote: [UInt8]?) -> Bool {
    guard let quote = quote?.first else { return false }
    return (0..<row.count).contains { cell in row.bytes(cell).count { $0 == quote } % 2 == 1 }
  }

  /// How many line feeds stand there, and how many right behind an escape, with a CR between them or not.
  private static func folds(_ text: Span<UInt8>, _ escape: [UInt8]?) -> (all: Int, escaped: Int) {
    var (all, escaped) = (0, 0)
    for position in text.indices where text[position] == 10 {
      all += 1
      guard let escape else { continue }
      let end = position > 0 && text[position - 1] == 13 ? position - 1 : position
      if end >= escape.count, text.holds(escape, at: end - escape.count) { escaped += 1 }
    }
    return (all, escaped)
  }

  /// Whether a cell is a single sign that is neither letter nor digit.
  private static func isSign(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.count == 1, let byte = cell.first else { return false }
    return !(48...57).contains(byte) && !(65...90).contains(byte) && !(97...122).contains(byte) && byte < 0x80
  }

  /// What a number of cells says for a dialect: one nothing, more than four hardly more than four.
  private static func breadth(_ cells: Double) -> Double { 1 - pow(0.4, cells - 1) }

  /// What a cell says for the dialect that cut it out.
  private func weight(_ cell: ArraySlice<UInt8>, isFirst: Bool) -> Double {
    guard let first = cell.first, let last = cell.last else { return CellKind.empty.weight }
    var weight = CellKind(cell).weight
    if !isFirst && first == 32 { weight *= 0.6 }
    let quote = UInt8(ascii: "\"")
    if cell.count > 1, first == last, first == quote || DialectCandidates.otherQuotes.contains(first) { weight = 0 }
    if (first == quote) != (last == quote) || Self.holdsBorder(cell) { weight *= 0.3 }
    if cell.contains(where: { $0 == 9 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 < 32 && $0 != 10 && $0 != 13 }) {
      weight *= 0.6
    }
    return weight
  }

  /// Whether a quote stands beside a usual delimiter inside a cell: then that is likely one, and the cell two.
  private static func holdsBorder(_ cell: ArraySlice<UInt8>) -> Bool {
    let quote = UInt8(ascii: "\"")
    let delimiters = Array(",;\t|".utf8)
    return zip(cell, cell.dropFirst()).contains { $0 == quote && delimiters.contains($1) || $1 == quote && delimiters.contains($0) }
  }

  /// How often files are written so, other things being equal.
  private static func prior(_ dialect: ConvertDialect) -> Double {
    var prior =
      switch dialect.delimiter {
      case [UInt8(ascii: ",")], [UInt8(ascii: ";")], [9], [UInt8(ascii: "|")]: 1.0
      case [32]: 0.75
      // These begin and end values by themselves.
      case [UInt8(ascii: "#")], [UInt8(ascii: "@")], [UInt8(ascii: "*")], [UInt8(ascii: "&")]: 0.75
      case [UInt8(ascii: ":")], [UInt8(ascii: "=")], [UInt8(ascii: "/")], [UInt8(ascii: "-")]: 0.6
      default: dialect.delimiter.count > 1 || dialect.delimiter[0] < 32 ? 0.99 : 0.9
      }
    if dialect.quote != [UInt8(ascii: "\"")] { prior *= dialect.quote == [UInt8(ascii: "'")] ? 0.99 : 0.97 }
    if let escape = dialect.escape { prior *= escape == [UInt8(ascii: "\\")] ? 0.999 : 0.998 }
    return prior
  }

  /// Another usual delimiter that stands equally often in most of these records, where the one they were read by gives one cell for each;
  /// nil where none does.
  static func likelierDelimiter(_ rows: [ConvertRow], than delimiter: [UInt8]) -> [UInt8]? {
    let single = rows.count { $0.count == 1 }
    guard rows.count >= 2, let first = rows.first, first.count == 1, 4 * single >= 3 * rows.count else { return nil }
    return Array(";\t|,".utf8).filter { [$0] != delimiter }.first { byte in
      let wanted = first.text.count { $0 == byte }
      return wanted > 0 && 2 * rows.count { row in row.text.count { $0 == byte } == wanted } > rows.count
    }.map { [$0] }
  }

  // MARK: Candidates

  private var delimiters: [[UInt8]] { told.delimiter.map { [$0] } ?? candidates.delimiters }

  private func quotes(_ delimiter: [UInt8]) -> [[UInt8]?] {
    if let quote = told.quote { return [quote.isEmpty ? nil : quote] }
    return candidates.quotes(delimiter).map { $0 }
  }

  private func escapes(_ delimiter: [UInt8], _ quote: [UInt8]?) -> [[UInt8]?] {
    if let escape = told.escape { return [escape.isEmpty ? nil : escape] }
    return [nil] + candidates.escapes(delimiter, quote).map { $0 }
  }

  /// Whether the escape takes the meaning from line ends: where it stands before some in the sample both are tried. Where it stands before
  /// none it does if it stands before delimiters: who escapes these escapes line ends as well.
  private func lineEndEscapes(_ dialect: ConvertDialect) -> [Bool] {
    guard told.escape == nil, let escape = dialect.escape else { return [true] }
    if candidates.escapesLineEnds(by: escape) { return [false, true] }
    return [candidates.escapes(dialect.delimiter, by: escape)]
  }

  /// CRs without LF end lines where there are no LFs; where there are both, each is tried.
  private var loneReturns: [Bool] {
    var (lone, feeds) = (false, false)
    for (place, byte) in sample.enumerated() {
      if byte == 10 { feeds = true }
      if byte == 13, place + 1 < sample.count, sample[place + 1] != 10 { lone = true }
    }
    return lone ? (feeds ? [false, true] : [true]) : [!feeds]
  }
}
