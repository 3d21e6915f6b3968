/// How a table is drawn for people, as database clients and Markdown do: with bars between its cells, or in columns below a broken rule.
///
/// Spaces around a cell are none of its own, nothing is quoted, and lines that are nothing but a rule are no records.
public struct Drawing: Equatable, Sendable {
  enum Columns: Equatable, Sendable {
    /// A bar stands between two cells; also around a row, where `outer`.
    case bars([UInt8], outer: Bool)
    /// Each cell begins so many characters behind the line's start. The character in front of one is a space.
    case places([Int])
  }

  let columns: Columns
  /// How many cells the names have: a line of one cell is none of a table of several.
  let width: Int
  /// For each character of the rule below the names, whether it draws a line. The table's other rules are the same.
  let rule: [Bool]

  /// What a line draws, character by character, without spaces at its end; nil for a line that is no rule: one with other signs in it, or with
  /// fewer than three that draw, or with none beside another.
  static func rule(_ line: Span<UInt8>) -> [Bool]? {
    guard line.count > 2 else { return nil }
    for position in line.indices where line[position] < 0x80 && !isRuleByte(line[position]) { return nil }
    var (drawn, last) = ([Bool](), 0)
    for scalar in unsafe line.withUnsafeBufferPointer({ unsafe String(decoding: $0, as: UTF8.self) }).unicodeScalars {
      switch scalar.value {
      case 45, 61, 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550: drawn.append(true)
      case 9, 32, 43, 44, 58, 59, 124, 0x2502...0x257F: drawn.append(false)
      default: return nil
      }
      if scalar.value != 32 { last = drawn.count }
    }
    drawn.removeLast(drawn.count - last)
    return drawn.count { $0 } > 2 && zip(drawn, drawn.dropFirst()).contains { $0 && $1 } ? drawn : nil
  }

  private static func isRuleByte(_ byte: UInt8) -> Bool { [9, 32, 43, 44, 45, 58, 59, 61, 124].contains(byte) }

  /// Whether a line is one of the table's rules.
  func isRule(_ line: Span<UInt8>) -> Bool { line.count >= rule.count && Self.rule(line) == rule }

  /// Appends the cells of a line to a row that is clear. A line that does not fit the drawing is one cell.
  func split(_ line: Span<UInt8>, escape: [UInt8]?, to row: inout ConvertRow) {
    switch columns {
    case .bars(let bar, let outer): splitAtBars(line, bar, outer, escape, &row)
    case .places(let places): splitAtPlaces(line, places, &row)
    }
    row.isOutside = row.isOutside || row.count == 1 && width > 1
  }

  private func splitAtBars(_ line: Span<UInt8>, _ bar: [UInt8], _ outer: Bool, _ escape: [UInt8]?, _ row: inout ConvertRow) {
    var range = 0..<line.count
    if outer {
      range = Self.trimmed(line, range)
      let isFramed =
        range.count >= 2 * bar.count && line.holds(bar, at: range.lowerBound) && line.holds(bar, at: range.upperBound - bar.count)
      row.isOutside = !isFramed
      if isFramed { range = range.lowerBound + bar.count..<range.upperBound - bar.count }
    }
    var (start, position) = (range.lowerBound, range.lowerBound)
    while position < range.upperBound {
      if let escape, line.holds(escape, at: position), line.holds(bar, at: position + escape.count) {
        position += escape.count + bar.count
      } else if line.holds(bar, at: position) {
        append(line, start..<position, bar, escape, &row)
        position += bar.count
        start = position
      } else {
        position += 1
      }
    }
    append(line, start..<range.upperBound, bar, escape, &row)
  }

  private func append(_ line: Span<UInt8>, _ range: Range<Int>, _ bar: [UInt8], _ escape: [UInt8]?, _ row: inout ConvertRow) {
    let cell = Self.trimmed(line, range)
    var start = cell.lowerBound
    if let escape {
      for position in cell where line.holds(escape, at: position) && line.holds(bar, at: position + escape.count) && position >= start {
        row.text.append(line, start..<position)
        start = position + escape.count
      }
    }
    row.text.append(line, start..<max(start, cell.upperBound))
    row.ends.append(row.text.count)
  }

  private func splitAtPlaces(_ line: Span<UInt8>, _ places: [Int], _ row: inout ConvertRow) {
    guard let starts = Self.starts(line, places) else {
      row.text.append(line, Self.trimmed(line, 0..<line.count))
      return row.ends.append(row.text.count)
    }
    for (cell, start) in starts.enumerated() {
      row.text.append(line, Self.trimmed(line, start..<(cell + 1 < starts.count ? starts[cell + 1] : line.count)))
      row.ends.append(row.text.count)
    }
  }

  /// The bytes at which cells begin, given their characters; nil where one of them, or a space in front of it, stands inside of a word. A line
  /// that ends before has empty cells.
  private static func starts(_ line: Span<UInt8>, _ places: [Int]) -> [Int]? {
    var starts: [Int] = []
    var character = 0
    for position in line.indices where line[position] & 0xC0 != 0x80 {
      if starts.count < places.count, character == places[starts.count] {
        if position > 0, line[position - 1] != 32 { return nil }
        starts.append(position)
      }
      character += 1
    }
    while starts.count < places.count { starts.append(line.count) }
    return starts
  }

  private static func trimmed(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, line[start] == 32 || line[start] == 9 { start += 1 }
    while end > start, line[end - 1] == 32 || line[end - 1] == 9 { end -= 1 }
    return start..<end
  }
}
