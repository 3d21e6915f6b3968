/// Bytes of a stream that are in memory just now, in which physical lines are found. Positions count from the first byte that is not
/// consumed.
protocol LineWindow {
  associatedtype Failure: Error

  /// How many bytes are at hand.
  var count: Int { get }
  subscript(position: Int) -> UInt8 { get }
  /// Reads on; false at the end of the source.
  mutating func more() throws(Failure) -> Bool
  /// Lets go of the first bytes.
  mutating func consume(_ bytes: Int)
  /// The first position of a byte in a range of positions.
  func first(_ byte: UInt8, _ range: Range<Int>) -> Int?
}

extension LineWindow {
  /// Makes sure that so many bytes are at hand; false if the source ends before.
  mutating func ensure(_ wanted: Int) throws(Failure) -> Bool {
    while count < wanted {
      guard try more() else { return false }
    }
    return true
  }

  /// Passes over a mark such as a byte order mark, if it stands here.
  mutating func pass(_ mark: [UInt8]) throws(Failure) {
    guard try ensure(mark.count) else { return }
    for (position, byte) in mark.enumerated() where self[position] != byte { return }
    consume(mark.count)
  }

  /// The position of the byte that ends a line: LF, or whichever of LF and CR comes first where lone CRs count.
  func lineEnd(_ range: Range<Int>, loneReturns: Bool) -> Int? {
    guard loneReturns else { return first(10, range) }
    // By growing steps, so that a line costs what it is long, though one of the two may stand nowhere.
    var (start, step) = (range.lowerBound, 256)
    while start < range.upperBound {
      let end = min(start + step, range.upperBound)
      let feed = first(10, start..<end)
      if let found = first(13, start..<(feed ?? end)) ?? feed { return found }
      (start, step) = (end, 2 * step)
    }
    return nil
  }

  /// How many bytes a line end takes that begins at a position: two for CR and LF.
  mutating func lineEndBytes(at end: Int) throws(Failure) -> Int {
    let isPaired = self[end] == 13 ? try ensure(end + 2) && self[end + 1] == 10 : false
    return isPaired ? 2 : 1
  }

  /// The first physical line, its content without a CR before its LF; nil where `isTooLong`, asked each time before more is read, says so
  /// and no end is in sight.
  mutating func firstLine(loneReturns: Bool, isTooLong: (Self) -> Bool) throws(Failure) -> (content: Int, next: Int)? {
    var searched = 0
    while true {
      if let end = lineEnd(searched..<count, loneReturns: loneReturns) {
        let next = try end + lineEndBytes(at: end)
        let returns = self[end] == 10 && end > 0 && self[end - 1] == 13
        return (returns ? end - 1 : end, next)
      }
      searched = count
      if isTooLong(self) { return nil }
      if try !more() { return (searched, searched) }
    }
  }

  /// Passes over what is left of a line, its end included.
  mutating func leaveLine(loneReturns: Bool) throws(Failure) {
    repeat {
      if let end = lineEnd(0..<count, loneReturns: loneReturns) {
        let bytes = try lineEndBytes(at: end)
        consume(end + bytes)
        return
      }
      consume(count)
    } while try more()
  }

  /// How many lines begin in the bytes at hand and are not blank. `insideLine` tells that the first byte begins none.
  func linesBegun(insideLine: Bool, loneReturns: Bool) -> Int {
    var lines = 0
    var isAtStart = !insideLine
    for position in 0..<count {
      let byte = self[position]
      if byte == 10 || byte == 13 && loneReturns {
        isAtStart = true
      } else if isAtStart {
        isAtStart = false
        lines += 1
      }
    }
    return lines
  }
}
