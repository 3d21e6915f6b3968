/// The grammar of R9 as an automaton: where does a record end that may hold quotes? It does no I/O and can stop at any byte.
struct QuoteScan {
  enum State: Equatable {
    /// Before a field's first byte.
    case fieldStart
    /// In a field that has no quotes around it.
    case unquoted
    /// Between the quotes of a field.
    case quoted
    /// After a quote that closes the field, unless another follows.
    case closing
    /// After a closing quote and a CR, which only LF may follow.
    case closedReturn
    /// After a CR that ends the record; a LF behind it belongs to the line end.
    case lineReturn
  }

  enum Outcome: Equatable {
    /// The bytes ran out first.
    case open
    /// The record ends; the next line begins at `next`.
    case ended(content: Int, next: Int)
    /// A quote was closed where none may close; the position is that of the byte which shows it.
    case violated(at: Int)
  }

  let delimiter: UInt8
  let quote: UInt8
  /// Whether a CR without LF ends a line.
  let loneReturns: Bool
  var state = State.fieldStart

  /// Reads on over positions of a record's bytes. Jumps from quote to quote and from line end to line end.
  mutating func run(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Outcome {
    var position = range.lowerBound
    var lineEnd = -1
    while position < range.upperBound {
      switch state {
      case .quoted:
        guard let found = ByteSearch.first(quote, in: bytes, position..<range.upperBound) else { return .open }
        position = found
        state = .closing
      case .fieldStart, .unquoted:
        if lineEnd < position { lineEnd = firstLineEnd(bytes, position..<range.upperBound) }
        let found = ByteSearch.first(quote, in: bytes, position..<lineEnd) ?? lineEnd
        if found > position { state = bytes[found - 1] == delimiter ? .fieldStart : .unquoted }
        position = found
        if position == range.upperBound { return .open }
        if position < lineEnd {
          state = state == .fieldStart ? .quoted : .unquoted
        } else if bytes[position] == 13 {
          state = .lineReturn
        } else {
          let returns = position > 0 && bytes[position - 1] == 13
          return .ended(content: returns ? position - 1 : position, next: position + 1)
        }
      case .closing:
        switch bytes[position] {
        case quote: state = .quoted
        case delimiter: state = .fieldStart
        case 10: return .ended(content: position, next: position + 1)
        case 13: state = loneReturns ? .lineReturn : .closedReturn
        default: return .violated(at: position)
        }
      case .closedReturn:
        return bytes[position] == 10 ? .ended(content: position - 1, next: position + 1) : .violated(at: position)
      case .lineReturn:
        return .ended(content: position - 1, next: bytes[position] == 10 ? position + 1 : position)
      }
      position += 1
    }
    return .open
  }

  /// The position of the byte that ends a line: LF, or whichever of LF and CR comes first where lone CRs count; else the range's end.
  private func firstLineEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let feed = ByteSearch.first(10, in: bytes, range) ?? range.upperBound
    return loneReturns ? ByteSearch.first(13, in: bytes, range.lowerBound..<feed) ?? feed : feed
  }

  /// What the end of the file makes of a record that is open at `position`.
  func finish(at position: Int) -> Outcome {
    switch state {
    case .fieldStart, .unquoted, .closing: .ended(content: position, next: position)
    case .lineReturn: .ended(content: position - 1, next: position)
    case .quoted, .closedReturn: .violated(at: position)
    }
  }
}
