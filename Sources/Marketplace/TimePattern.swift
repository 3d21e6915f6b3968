/// A pattern for times, in the letters of Unicode Technical Standard 35 that marketplaces need.
///
/// `yyyy` year, `MM` or `M` month, `dd` or `d` day, `HH` or `H` hour of 24, `mm` or `m` minute, `ss` or `s` second: two letters take two
/// digits, one letter takes one or two. `'T'` is text, `''` an apostrophe; what is no letter stands for itself. Year, month and day must
/// be there; the zone is declared beside the pattern.
public struct TimePattern: Hashable, Sendable {
  enum Part: UInt8, Sendable { case year, month, day, hour, minute, second }

  enum Element: Hashable, Sendable {
    case number(Part, widest: Int, narrowest: Int)
    case literal(UInt8)
  }

  let elements: [Element]

  /// The pattern of a text such as `dd/MM/yyyy HH:mm`.
  public init(_ text: String) throws(TimePatternFault) {
    let bytes = Array(text.utf8)
    var elements: [Element] = []
    var seen: Set<Part> = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x27 {
        at = try Self.quoted(bytes, from: at, text, into: &elements)
        continue
      }
      guard (byte | 0x20) &- 97 < 26 else {
        elements.append(.literal(byte))
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end] == byte { end += 1 }
      let letters = String(decoding: bytes[at..<end], as: UTF8.self)
      let part: Part? =
        switch letters {
        case "yyyy": .year
        case "MM", "M": .month
        case "dd", "d": .day
        case "HH", "H": .hour
        case "mm", "m": .minute
        case "ss", "s": .second
        default: nil
        }
      guard let part else { throw TimePatternFault(pattern: text, problem: .unknownLetters(letters)) }
      guard seen.insert(part).inserted else { throw TimePatternFault(pattern: text, problem: .repeated(letters)) }
      elements.append(.number(part, widest: part == .year ? 4 : 2, narrowest: end - at))
      at = end
    }
    guard seen.isSuperset(of: [.year, .month, .day]) else { throw TimePatternFault(pattern: text, problem: .noDate) }
    self.elements = elements
  }

  /// Reads the text between apostrophes and gives the place after it.
  private static func quoted(
    _ bytes: [UInt8], from start: Int, _ text: String, into elements: inout [Element]
  ) throws(TimePatternFault) -> Int {
    guard let close = bytes[(start + 1)...].firstIndex(of: 0x27) else { throw TimePatternFault(pattern: text, problem: .openQuote) }
    if close == start + 1 { elements.append(.literal(0x27)) }
    for byte in bytes[(start + 1)..<close] { elements.append(.literal(byte)) }
    return close + 1
  }

  /// The seconds since 1970-01-01 00:00 UTC; nil where the text is not of this pattern.
  func seconds(_ bytes: Span<UInt8>, zone: ZoneOffset) -> Int64? {
    var clock = Clock()
    var at = 0
    for element in elements {
      switch element {
      case .literal(let byte):
        guard at < bytes.count, bytes[at] == byte else { return nil }
        at += 1
      case .number(let part, let widest, let narrowest):
        var value = 0
        var digits = 0
        while digits < widest, at < bytes.count, ASCII.isDigit(bytes[at]) {
          value = value * 10 + Int(bytes[at] - 48)
          digits += 1
          at += 1
        }
        guard digits >= narrowest else { return nil }
        switch part {
        case .year: clock.year = value
        case .month: clock.month = value
        case .day: clock.day = value
        case .hour: clock.hour = value
        case .minute: clock.minute = value
        case .second: clock.second = value
        }
      }
    }
    return at == bytes.count ? clock.seconds(ahead: zone.seconds) : nil
  }
}

/// Why a text is no pattern for times.
public struct TimePatternFault: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Problem: Hashable, Sendable {
    /// Letters that mean nothing here.
    case unknownLetters(String)
    /// A part of the time that stands twice.
    case repeated(String)
    /// A quotation that is not closed.
    case openQuote
    /// No year, month or day.
    case noDate
  }

  /// The pattern as written.
  public var pattern: String
  /// What is wrong with it.
  public var problem: Problem
}

extension TimePatternFault: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch problem {
    case .unknownLetters(let letters): "the time pattern '\(pattern)' has '\(letters)', which stands for nothing"
    case .repeated(let letters): "the time pattern '\(pattern)' has '\(letters)' for a part that it has already"
    case .openQuote: "the time pattern '\(pattern)' opens a quotation and does not close it"
    case .noDate: "the time pattern '\(pattern)' lacks the year, the month or the day"
    }
  }

  /// What to do about it.
  public var remedy: String {
    "Write `iso8601`, `epoch_seconds`, or a pattern of yyyy, MM, dd, HH, mm, ss and separators, such as dd/MM/yyyy HH:mm."
  }
}
