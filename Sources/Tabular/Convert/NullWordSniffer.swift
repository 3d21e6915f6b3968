/// Finds words that stand for nothing: those that stand in columns whose other values are numbers, dates or addresses, where they can be none.
///
/// Of that alone it may be a value all the same: `free` among prices. So a word is taken only if it also means nothing by itself and stands
/// there twice, or if it stands in columns of two kinds. And it is emptied in such columns only: among words `NA` may be a country.
struct NullWordSniffer {
  /// What was found.
  struct Found {
    var words: [String] = []
    /// The columns that hold no words, so that these can be no values there.
    var columns: Set<Int> = []
    var fact: SniffedFact
  }

  /// The records below the header.
  let rows: [ConvertRow]
  let width: Int
  /// Fewer values than this do not tell of what kind a column is.
  private static let quorum = 8
  /// More kinds of words than this in a column are values.
  private static let mostWords = 2
  private static let longestWord = 12
  /// Words that databases, spreadsheets and programs write for nothing.
  private static let known: Set<String> = [
    "null", "\\n", "(null)", "<null>", "na", "n/a", "n.a.", "#n/a", "<na>", "nan", "nil", "none", "#null!",
  ]

  /// Whether a cell holds what is written for nothing: such a word, or no letter and no digit at all.
  static func meansNothing(_ cell: ArraySlice<UInt8>) -> Bool {
    let cell = CellKind.trimmed(cell)
    let text = String(decoding: cell, as: UTF8.self)
    return cell.isEmpty || known.contains(text.lowercased())
      || !text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// The first column of numbers, dates or addresses with words among them that are of too many kinds, and how many kinds there are.
  private var doubted: (column: Int, words: Int)? {
    for column in 0..<width {
      let cells = rows.filter { $0.count == width }.map { $0.bytes(column) }.filter { !$0.isEmpty }
      let words = cells.filter { ![.number, .date, .address].contains(CellKind($0)) }
      if !words.isEmpty, cells.count - words.count >= max(Self.quorum, words.count) { return (column, Set(words).count) }
    }
    return nil
  }

  /// A word and where it stands.
  private struct Candidate {
    var count = 0
    var kinds: [CellKind] = []
    var columns: [Int] = []
  }

  func find() -> Found {
    var candidates: [[UInt8]: Candidate] = [:]
    var columns: Set<Int> = []
    for column in 0..<width {
      guard let (kind, words) = words(of: column) else { continue }
      columns.insert(column)
      for (word, count) in words {
        candidates[word, default: Candidate()].count += count
        candidates[word, default: Candidate()].columns.append(column)
        if candidates[word]?.kinds.contains(kind) == false { candidates[word]?.kinds.append(kind) }
      }
    }
    let sorted = candidates.map { (word: String(decoding: $0, as: UTF8.self), candidate: $1) }.sorted {
      ($1.candidate.count, $0.word) < ($0.candidate.count, $1.word)
    }
    let taken = sorted.filter {
      $0.candidate.kinds.count > 1 || $0.candidate.count > 1 && Self.known.contains($0.word.lowercased())
    }
    guard !taken.isEmpty else {
      let doubt = sorted.first.map { "\(SniffedFact.name(Array($0.word.utf8))) among numbers or dates may mean something and is kept" }
      let count = sorted.first?.candidate.count ?? 0
      if doubt == nil, let (column, words) = doubted {
        let why = "\(words == 1 ? "a word stands" : "\(words) different words stand") among the values of column \(column + 1)"
        return Found(fact: SniffedFact(.nullWords, "none", sure: 0.5, why + " and may mean something: kept"))
      }
      return Found(
        fact: SniffedFact(
          .nullWords, "none", sure: doubt == nil ? 1 : 1 - SniffedFact.few(count) / 2,
          doubt ?? "no word stands in a column of numbers, dates or addresses"))
    }
    let count = taken.reduce(0) { $0 + $1.candidate.count }
    let places = Set(taken.flatMap(\.candidate.columns)).sorted().map { "\($0 + 1)" }.joined(separator: ", ")
    let why =
      "\(count) times they stand in columns of numbers, dates or addresses (\(places)), where they can be no value; only there they are emptied"
    return Found(
      words: taken.map(\.word), columns: columns,
      fact: SniffedFact(
        .nullWords, taken.map { SniffedFact.name(Array($0.word.utf8)) }.joined(separator: " "), sure: SniffedFact.few(count), why))
  }

  /// The kind of a column's values and the words that are none of them; nil for a column of words.
  private func words(of column: Int) -> (kind: CellKind, words: [[UInt8]: Int])? {
    var kinds: [CellKind: Int] = [:]
    var others: [[UInt8]: Int] = [:]
    for row in rows where row.count == width {
      let cell = row.bytes(column)
      if cell.isEmpty { continue }
      let kind = CellKind(cell)
      if [.number, .date, .address].contains(kind) { kinds[kind, default: 0] += 1 } else { others[Array(cell), default: 0] += 1 }
    }
    let most = [CellKind.number, .date, .address].max { kinds[$0] ?? 0 < kinds[$1] ?? 0 }
    guard let kind = most, let count = kinds[kind], count >= Self.quorum, kinds.count == 1, others.count <= Self.mostWords,
      count >= others.values.reduce(0, +), others.keys.allSatisfy({ $0.count <= Self.longestWord && !$0.contains { $0 >= 48 && $0 <= 57 } })
    else { return nil }
    return (kind, others)
  }
}
