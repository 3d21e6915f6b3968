/// Joins lines whose line ends an escape takes the meaning from, as programs write cells of several lines without quotes: where R9 speaks of a
/// line, such a chain counts as one.
struct EscapedLines {
  typealias Place = (content: Int, next: Int)

  private let escape: [UInt8]

  /// Nil where the dialect escapes no line ends.
  init?(_ dialect: ConvertDialect) {
    guard let escape = dialect.lineEndEscape else { return nil }
    self.escape = escape
  }

  /// A physical line with those behind it that belong to it, and whether it was cut since `limit` allows no more of them.
  ///
  /// A line that does not fit any more, or is the footer's, is another record's: then the escape in front of it is a character.
  ///
  /// - Parameters:
  ///   - footer: what tells the footer's lines; nil where all lines are to be joined.
  ///   - size: what a range of the window counts against the limit.
  func join<Window: RecordWindow>(
    _ line: Place, in window: inout Window, loneReturns: Bool, footer: inout FooterSight, isInFooter: Bool, limit: Int,
    size: (Window, Range<Int>) -> Int
  ) throws(Window.Failure) -> (line: Place, isCut: Bool) {
    guard line.next > line.content, isEscaped(line.content, from: 0, in: window) else { return (line, false) }
    var joined = line
    var (start, taken) = (0, size(window, 0..<line.content))
    while joined.next > joined.content, isEscaped(joined.content, from: start, in: window) {
      start = joined.next
      taken += size(window, joined.content..<start)
      guard let next = try physicalLine(from: start, in: &window, loneReturns: loneReturns, limit: limit - taken, size: size) else {
        return (joined, true)
      }
      if footer.rows > 0, !isInFooter,
        (try? footer.linesLeft(after: next.next, in: &window, loneReturns: loneReturns)) != nil
      {
        return (joined, false)
      }
      taken += size(window, start..<next.content)
      joined = next
    }
    return (joined, false)
  }

  /// Whether an odd number of escapes stands right before a position, on a line that begins at `start`: two mean one that is none.
  private func isEscaped<Window: RecordWindow>(_ position: Int, from start: Int, in window: Window) -> Bool {
    window.withBytes { bytes in
      var place = position - escape.count
      var isEscaped = false
      while place >= start, bytes.holds(escape, at: place) {
        isEscaped.toggle()
        place -= escape.count
      }
      return isEscaped
    }
  }

  /// The physical line at a position; nil where it is longer than the limit. Where the source ends there it is empty.
  private func physicalLine<Window: RecordWindow>(
    from start: Int, in window: inout Window, loneReturns: Bool, limit: Int, size: (Window, Range<Int>) -> Int
  ) throws(Window.Failure) -> Place? {
    var (searched, taken) = (start, 0)
    while true {
      let end = window.lineEnd(searched..<window.count, loneReturns: loneReturns)
      let seen = end ?? window.count
      taken += size(window, searched..<seen)
      searched = seen
      if let end {
        let next = try end + window.lineEndBytes(at: end)
        let returns = window[end] == 10 && end > start && window[end - 1] == 13
        if returns { taken -= size(window, end - 1..<end) }
        return taken > limit ? nil : (returns ? end - 1 : end, next)
      }
      if taken > limit + Self.slack { return nil }
      if try !window.more() { return taken > limit ? nil : (searched, searched) }
    }
  }

  /// The most bytes of a line's own end that are counted with it before that end is in sight.
  private static let slack = 16
}
