/// The grammar of R9 for tokens of any length: where does a record end that may hold quotes? It does no I/O.
struct RecordScan {
  enum Outcome: Equatable {
    /// The record ends; the next line begins at `next`.
    case ended(content: Int, next: Int)
    /// A quote closes where none may, or never.
    case violated(at: Int)
    /// Not ended at `limit`; what stands from here on was not looked at.
    case tooFar(at: Int, State)
    /// The bytes ran out, and more may come.
    case needsMore
  }

  /// Where in a record a position stands.
  enum State { case cellStart, unquoted, quoted }

  let delimiter: [UInt8]
  let quote: [UInt8]
  let escape: [UInt8]?
  /// Whether the escape takes the meaning from line ends too.
  let escapesLineEnds: Bool
  let loneReturns: Bool
  /// How many bytes must be in sight to know what stands at a position.
  private let sight: Int

  init(_ dialect: ConvertDialect, quote: [UInt8], loneReturns: Bool) {
    delimiter = dialect.delimiter
    self.quote = quote
    escape = dialect.escape
    escapesLineEnds = dialect.lineEndEscape != nil
    self.loneReturns = loneReturns
    sight = (dialect.escape?.count ?? 0) * 2 + quote.count * 2 + dialect.delimiter.count + 2
  }

  /// Reads on from a record's start, or from where an earlier search stopped.
  func end(_ bytes: Span<UInt8>, from start: Int, _ begin: State, limit: Int, isFinal: Bool) -> Outcome {
    var state = begin
    var position = start
    let safe = isFinal ? bytes.count : inSight(bytes)
    while position < safe {
      if position >= limit { return .tooFar(at: position, state) }
      switch state {
      case .cellStart:
        state = .unquoted
        if bytes.holds(quote, at: position) {
          state = .quoted
          position += quote.count
        }
      case .unquoted:
        let byte = bytes[position]
        if byte == 10 { return .ended(content: position, next: position + 1) }
        if byte == 13, let next = afterReturn(bytes, position) { return .ended(content: position, next: next) }
        if let escape, byte == escape[0], let length = bytes.escaped(escape, quote, delimiter, escapesLineEnds, at: position) {
          position += length
        } else if byte == delimiter[0], bytes.holds(delimiter, at: position) {
          position += delimiter.count
          state = .cellStart
        } else {
          position = bytes.nextSpecial((10, 13, delimiter[0], escape?[0] ?? 10), from: position + 1, before: min(safe, limit))
        }
      case .quoted:
        let byte = bytes[position]
        if let escape, byte == escape[0], let length = bytes.escaped(escape, quote, nil, escapesLineEnds, at: position) {
          position += length
        } else if byte == quote[0], bytes.holds(quote, at: position) {
          let after = position + quote.count
          if bytes.holds(quote, at: after) {
            position = after + quote.count
          } else if after >= bytes.count {
            return .ended(content: after, next: after)
          } else if bytes.holds(delimiter, at: after) {
            position = after + delimiter.count
            state = .cellStart
          } else if bytes[after] == 10 {
            return .ended(content: after, next: after + 1)
          } else if bytes[after] == 13, let next = afterReturn(bytes, after) {
            return .ended(content: after, next: next)
          } else {
            return .violated(at: after)
          }
        } else {
          position = bytes.nextSpecial((quote[0], quote[0], quote[0], escape?[0] ?? quote[0]), from: position + 1, before: min(safe, limit))
        }
      }
    }
    guard isFinal else { return .needsMore }
    return state == .quoted ? .violated(at: position) : .ended(content: bytes.count, next: bytes.count)
  }

  /// Up to where each position can be told: no token reaches beyond a LF, since one that holds it ends with it.
  private func inSight(_ bytes: Span<UInt8>) -> Int {
    let far = max(0, bytes.count - sight)
    var position = bytes.count
    while position > far, bytes[position - 1] != 10 { position -= 1 }
    return position
  }

  /// Where the next line begins if the CR at a position ends one.
  private func afterReturn(_ bytes: Span<UInt8>, _ position: Int) -> Int? {
    if position + 1 < bytes.count && bytes[position + 1] == 10 { return position + 2 }
    return loneReturns ? position + 1 : nil
  }
}

extension Span<UInt8> {
  /// The first position from `start` on where one of four bytes stands, or `end`; at least `start`.
  func nextSpecial(_ wanted: (UInt8, UInt8, UInt8, UInt8), from start: Int, before end: Int) -> Int {
    start < end ? ByteSearch.firstOf(wanted, in: self, start..<end) ?? end : start
  }

  /// Whether a token stands at a position.
  func holds(_ token: [UInt8], at position: Int) -> Bool {
    guard position + token.count <= count else { return false }
    for index in token.indices where self[position + index] != token[index] { return false }
    return true
  }

  /// How long an escape sequence at a position is: the escape with itself, a quote, a line end or (outside quotes) a delimiter behind it; else
  /// nil. A CR counts where it ends no line too: writers escape each of the two bytes of a line end.
  func escaped(_ escape: [UInt8], _ quote: [UInt8]?, _ delimiter: [UInt8]?, _ lineEnds: Bool, at position: Int) -> Int? {
    guard holds(escape, at: position) else { return nil }
    let after = position + escape.count
    if holds(escape, at: after) { return 2 * escape.count }
    if let quote, holds(quote, at: after) { return escape.count + quote.count }
    if let delimiter, holds(delimiter, at: after) { return escape.count + delimiter.count }
    if lineEnds, after < count, self[after] == 10 || self[after] == 13 {
      return escape.count + (self[after] == 13 && after + 1 < count && self[after + 1] == 10 ? 2 : 1)
    }
    return nil
  }
}
