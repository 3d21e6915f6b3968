/// Looks ahead for the end of a stream, to tell which physical lines are its last ones.
struct FooterSight {
  /// How many lines at the end are no records, blank ones counted.
  let rows: Int
  /// The ends of the next lines, as places in the decoded stream, as far as they were looked for: all behind the window's first byte.
  private var lineEnds: [Int] = []
  /// How many of them stand in front of that byte by now.
  private var passed = 0

  init(rows: Int) { self.rows = rows }

  /// How many lines follow a position that a line ends at, if fewer than the footer has: then that line is the footer's. Nil where more follow.
  ///
  /// - Parameter insideLine: whether the position is inside of the line that is asked about; the first end that is found is then that line's own.
  mutating func linesLeft<Window: RecordWindow>(
    after position: Int, insideLine: Bool = false, in window: inout Window, loneReturns: Bool
  ) throws(Window.Failure) -> Int? {
    guard rows > 0 else { return nil }
    letGo(before: window.textOffset)
    let wanted = rows + (insideLine ? 1 : 0)
    var first = firstEnd(behind: window.textOffset + position)
    var seen = (lineEnds.last ?? window.textOffset) - window.textOffset
    while lineEnds.count - first < wanted {
      if let end = window.lineEnd(seen..<window.count, loneReturns: loneReturns) {
        seen = try end + window.lineEndBytes(at: end)
      } else if try window.more() {
        continue
      } else if seen < window.count {
        seen = window.count
      } else {
        break
      }
      lineEnds.append(window.textOffset + seen)
      if seen <= position { first += 1 }
    }
    let left = lineEnds.count - first
    return left < wanted ? left : nil
  }

  /// Forgets what was seen: once other bytes end lines.
  mutating func forget() {
    lineEnds.removeAll()
    passed = 0
  }

  /// Drops the ends in front of a place: now and then, so that it costs no more than finding them did.
  private mutating func letGo(before place: Int) {
    while passed < lineEnds.count, lineEnds[passed] <= place { passed += 1 }
    guard 2 * passed >= lineEnds.count else { return }
    lineEnds.removeFirst(passed)
    passed = 0
  }

  /// The index of the first end behind a place, by bisection.
  private func firstEnd(behind place: Int) -> Int {
    var (low, high) = (passed, lineEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if lineEnds[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
