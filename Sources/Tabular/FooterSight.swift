/// Looks ahead for the end of a stream, to tell which physical lines are its last ones.
struct FooterSight {
  /// How many lines at the end are no records, blank ones counted.
  let rows: Int
  /// The ends of the next lines, as places in the decoded stream, as far as they were looked for.
  private var lineEnds: [Int] = []

  init(rows: Int) { self.rows = rows }

  /// How many lines follow a position that a line ends at, if fewer than the footer has: then that line is the footer's. Nil where more follow.
  ///
  /// - Parameter insideLine: whether the position is inside of the line that is asked about; the first end that is found is then that line's own.
  mutating func linesLeft<Window: RecordWindow>(
    after position: Int, insideLine: Bool = false, in window: inout Window, loneReturns: Bool
  ) throws(Window.Failure) -> Int? {
    guard rows > 0 else { return nil }
    let begin = window.textOffset + position
    let wanted = rows + (insideLine ? 1 : 0)
    lineEnds.removeAll { $0 <= begin }
    var seen = (lineEnds.last ?? begin) - window.textOffset
    while lineEnds.count < wanted {
      if let end = window.lineEnd(seen..<window.count, loneReturns: loneReturns) {
        seen = try end + window.lineEndBytes(at: end)
        lineEnds.append(window.textOffset + seen)
      } else if try !window.more() {
        if seen < window.count { lineEnds.append(window.textOffset + window.count) }
        break
      }
    }
    return lineEnds.count < wanted ? lineEnds.count : nil
  }

  /// Forgets what was seen: before it is asked about an earlier position, or once other bytes end lines.
  mutating func forget() { lineEnds.removeAll() }
}
