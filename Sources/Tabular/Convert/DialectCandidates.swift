/// The delimiters, quotes and escapes that a sample may be written with: what stands there often enough, where such signs stand.
struct DialectCandidates {
  /// What a cell may stand between besides `"`.
  static let otherQuotes = Array("'`~|^".utf8)
  private static let usual = Array(",;\t| ^~:#*@&=".utf8)
  /// How many lines are looked at for delimiters of several characters.
  private static let lines = 200
  /// The longest delimiter that is looked for, and how many are tried.
  private static let longest = 4, most = 12
  /// Signs that delimit by themselves in most files, and those that a longer delimiter begins and ends with.
  private static let delimitAlone = Set(",;\t|".utf8), begins = Set(" \t,;:|^~<>#&@$".utf8), ends = Set(" \t,;:|^~<>".utf8)

  private let sample: [UInt8]
  private let counts: [Int]

  init(_ sample: [UInt8]) {
    self.sample = sample
    var counts = [Int](repeating: 0, count: 256)
    for byte in sample { counts[Int(byte)] += 1 }
    self.counts = counts
  }

  // MARK: Delimiters

  /// The likelier first.
  var delimiters: [[UInt8]] {
    let single = Self.usual + (1..<32).filter { ![9, 10, 13, 27].contains($0) }
    var found = single.filter { counts[Int($0)] > 0 }.map { [$0] } + symbols
    for token in longDelimiters where !found.contains(token) { found.append(token) }
    return found.isEmpty ? [[UInt8(ascii: ",")]] : found
  }

  /// Symbols beyond ASCII, as ¬ and §, that stand in at least half of the lines: doubled where they stand in pairs only.
  private var symbols: [[UInt8]] {
    guard sample.contains(where: { $0 >= 0x80 }) else { return [] }
    var lines: [Unicode.Scalar: Int] = [:]
    var standsAlone: Set<Unicode.Scalar> = []
    let looked = firstLines
    for line in looked {
      let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      var seen: Set<Unicode.Scalar> = []
      var start = 0
      while start < scalars.count {
        let scalar = scalars[start]
        let end = scalars[start...].firstIndex { $0 != scalar } ?? scalars.count
        if scalar.value >= 0x80 && !scalar.properties.isAlphabetic {
          seen.insert(scalar)
          if (end - start) % 2 == 1 { standsAlone.insert(scalar) }
        }
        start = end
      }
      for scalar in seen { lines[scalar, default: 0] += 1 }
    }
    let often = lines.filter { 2 * $1 >= looked.count && ![0xFFFD, 0xA0, 0xFEFF].contains($0.value) }
    return often.sorted { ($1.value, $0.key.value) < ($0.value, $1.key.value) }.prefix(3).map { scalar, _ in
      let symbol = Array(String(scalar).utf8)
      return standsAlone.contains(scalar) ? symbol : symbol + symbol
    }
  }

  /// Signs that stand together in at least half of the lines, and of which at least one hardly stands alone.
  private var longDelimiters: [[UInt8]] {
    var lines: [[UInt8]: Int] = [:], times: [[UInt8]: Int] = [:]
    let looked = firstLines.map { Self.withoutQuoted($0) }
    for line in looked {
      var seen: Set<[UInt8]> = []
      var start = line.startIndex
      while start < line.endIndex {
        guard Self.isSign(line[start]) else {
          start += 1
          continue
        }
        var end = start + 1
        while end < line.endIndex, end - start < Self.longest, Self.isSign(line[end]) {
          end += 1
          let token = Array(line[start..<end])
          times[token, default: 0] += 1
          seen.insert(token)
        }
        start += 1
      }
      for token in seen { lines[token, default: 0] += 1 }
    }
    var own = [Int](repeating: 0, count: 256)
    for line in looked { for byte in line { own[Int(byte)] += 1 } }
    let often = lines.filter { token, count in
      guard 2 * count >= looked.count, !Self.isBlank(token) || token.count == 2, let times = times[token], mayDelimit(token, looked) else {
        return false
      }
      // Where one of the signs delimits by itself in most files, that one counts. Of empty cells signs run together: then `||` holds four,
      // and is counted three times.
      let usual = token.filter(Self.delimitAlone.contains)
      return (usual.isEmpty ? token : usual).contains { sign in 10 * times * token.count { $0 == sign } >= 7 * own[Int(sign)] }
    }
    return often.sorted {
      ($1.value, $0.key.count) < ($0.value, $1.key.count) || $0.value == $1.value && $0.key.lexicographicallyPrecedes($1.key)
    }
    .prefix(Self.most).map(\.key)
  }

  /// A line without what stands between double quotes, where signs delimit nothing.
  private static func withoutQuoted(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard line.contains(quote) else { return Array(line) }
    return line.split(separator: quote, omittingEmptySubsequences: false).enumerated().flatMap {
      $0.offset % 2 == 0 ? Array($0.element) : []
    }
  }

  /// Whether the signs at a token's ends are the delimiter's, and not those that values begin or end with.
  private func mayDelimit(_ token: [UInt8], _ lines: [[UInt8]]) -> Bool {
    guard let first = token.first, let last = token.last, !isBetweenQuotes(token) else { return false }
    // Once in a line such a sign and itself again are rather an empty column without a name.
    if Set(token).count == 1, Self.delimitAlone.contains(first), first != UInt8(ascii: "|") {
      guard lines.contains(where: { line in line.count { $0 == first } > token.count }) else { return false }
    }
    if first != last {
      guard Self.begins.contains(first), Self.ends.contains(last) else { return false }
      // Then the first value of a line would begin so too, or the last one end.
      if 2 * lines.count(where: { $0.first == last && !$0.starts(with: token) }) >= lines.count { return false }
      if 2 * lines.count(where: { $0.last == first && !$0.reversed().starts(with: token.reversed()) }) >= lines.count { return false }
    }
    // The names above values are delimited in the same way.
    return token.filter(Self.delimitAlone.contains).allSatisfy { sign in
      lines.first { $0.contains(sign) }.map { $0.span.firstOccurrence(of: token) != nil } ?? false
    }
  }

  /// Whether a delimiter stands between two quotes in these signs: then lines begin and end with the quote as well.
  private func isBetweenQuotes(_ token: [UInt8]) -> Bool {
    guard token.count > 2, let quote = token.first, quote == token.last, Self.otherQuotes.contains(quote) else { return false }
    let looked = firstLines
    return 10 * looked.count { $0.first == quote && $0.last == quote } >= 8 * looked.count
  }

  private var firstLines: ArraySlice<ArraySlice<UInt8>> {
    sample.split(maxSplits: 2 * Self.lines, whereSeparator: { $0 == 10 || $0 == 13 }).prefix(Self.lines)
  }

  /// Whether a byte may be part of a delimiter of several.
  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 128..., UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "."), 27: false
    default: true
    }
  }

  private static func isBlank(_ token: [UInt8]) -> Bool { token.allSatisfy { $0 == 32 } }

  // MARK: Quotes

  /// The quotes that may stand around cells: `"` always, others where they open and close cells.
  func quotes(_ delimiter: [UInt8]) -> [[UInt8]] {
    [[UInt8(ascii: "\"")]]
      + Self.otherQuotes.filter { byte in counts[Int(byte)] > 1 && !delimiter.contains(byte) && isQuote(byte, delimiter) }.map { [$0] }
  }

  private func isQuote(_ byte: UInt8, _ delimiter: [UInt8]) -> Bool {
    let text = sample.span
    var (opens, closes, atLineEnds, between) = (0, 0, 0, 0)
    for position in sample.indices where sample[position] == byte {
      let isFirst = position == 0 || sample[position - 1] == 10 || sample[position - 1] == 13
      if isFirst || position >= delimiter.count && text.holds(delimiter, at: position - delimiter.count) { opens += 1 }
      if endsCell(text, position + 1, delimiter) { closes += 1 }
      if isFirst || endsCell(text, position + 1, []) { atLineEnds += 1 }
      if text.holds(delimiter + [byte], at: position + 1) { between += 1 }
    }
    if byte == UInt8(ascii: "'") { return opens > 0 && closes > 0 }
    // Where it stands on both sides of delimiters and never at a line's ends, it is a part of the delimiter.
    let isPart = atLineEnds == 0 && 10 * between >= 8 * opens
    // Of a rare quote nearly all must stand so.
    return !isPart && opens >= 4 && closes >= 4 && 5 * abs(opens - closes) <= opens && 10 * (opens + closes) >= 8 * counts[Int(byte)]
  }

  private func endsCell(_ text: Span<UInt8>, _ position: Int, _ delimiter: [UInt8]) -> Bool {
    position >= text.count || text[position] == 10 || text[position] == 13 || !delimiter.isEmpty && text.holds(delimiter, at: position)
  }

  // MARK: Escapes

  /// The signs that may take the meaning from a quote: a backslash that stands before one; another where it stands before nearly all that are
  /// inside of cells. Outside of quotes a backslash that stands before a delimiter or a line end.
  func escapes(_ delimiter: [UInt8], _ quote: [UInt8]?) -> [[UInt8]] {
    let backslash = UInt8(ascii: "\\")
    let isOutside = !delimiter.contains(backslash) && (escapes(delimiter, by: [backslash]) || escapesLineEnds(by: [backslash]))
    var found = isOutside ? [[backslash]] : []
    for escape in quote.map({ quoteEscapes(delimiter, $0) }) ?? [] where !found.contains(escape) { found.append(escape) }
    return found
  }

  /// Whether an escape stands before a delimiter.
  func escapes(_ delimiter: [UInt8], by escape: [UInt8]) -> Bool { sample.span.firstOccurrence(of: escape + delimiter) != nil }

  /// Whether an escape that is not escaped itself stands before a line end.
  func escapesLineEnds(by escape: [UInt8]) -> Bool {
    let text = sample.span
    var position = 0
    while let found = text.extracting(position..<text.count).firstOccurrence(of: escape) {
      position += found + escape.count
      if text.holds(escape, at: position) {
        position += escape.count
      } else if position + 1 < text.count, text[position] == 10 || text[position] == 13 {
        return true
      }
    }
    return false
  }

  private func quoteEscapes(_ delimiter: [UInt8], _ quote: [UInt8]) -> [[UInt8]] {
    let text = sample.span
    var (inner, before) = (0, [Int](repeating: 0, count: 128))
    var backslashed = false
    var position = 0
    while position < text.count {
      guard text.holds(quote, at: position) else {
        position += 1
        continue
      }
      let previous = position > 0 ? text[position - 1] : 10
      let opens = previous == 10 || previous == 13 || position >= delimiter.count && text.holds(delimiter, at: position - delimiter.count)
      if previous == UInt8(ascii: "\\") { backslashed = true }
      if !opens, !endsCell(text, position + quote.count, delimiter) {
        inner += 1
        if previous < 128 { before[Int(previous)] += 1 }
        if text.holds(quote, at: position + quote.count) { position += quote.count }
      }
      position += quote.count
    }
    var found: [[UInt8]] = backslashed ? [[UInt8(ascii: "\\")]] : []
    for byte in Array("#^/!~|%$*&@?-+_=`".utf8) where before[Int(byte)] >= 2 && 10 * before[Int(byte)] >= 9 * inner {
      if [byte] != quote && delimiter.first != byte { found.append([byte]) }
    }
    return found
  }
}

extension Span<UInt8> {
  /// Where a token stands first.
  func firstOccurrence(of token: [UInt8]) -> Int? {
    var start = 0
    while start < count, let found = ByteSearch.first(token[0], in: self, start..<count) {
      if holds(token, at: found) { return found }
      start = found + 1
    }
    return nil
  }
}
