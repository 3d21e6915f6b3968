/// How a marketplace writes points in time.
public enum TimeFormat: Hashable, Sendable {
  /// `2026-11-22T10:11:12Z` and its kin: T or a space, seconds and their fraction left out or not, any offset or none.
  case iso8601
  /// Whole seconds since 1970-01-01 00:00 UTC.
  case epochSeconds
  /// Letters and literals, see ``TimePattern``.
  case pattern(TimePattern)

  /// The format that a pipeline file names: `iso8601`, `epoch_seconds` or a pattern.
  public init(_ text: String) throws(TimePatternFault) {
    switch text {
    case "iso8601": self = .iso8601
    case "epoch_seconds": self = .epochSeconds
    default: self = .pattern(try TimePattern(text))
    }
  }

  /// The seconds since 1970-01-01 00:00 UTC of the time in a field, from year 1 to year 9999; nil for what is no such time.
  ///
  /// `zone` counts where the text names none. Blanks around it do no harm. Fractions of a second are dropped; second 60 is the first of
  /// the next minute, as POSIX has it.
  public func seconds(_ field: Span<UInt8>, zone: ZoneOffset) -> Int64? {
    let range = ASCII.trimmed(field)
    guard !range.isEmpty else { return nil }
    let bytes = field.extracting(range)
    switch self {
    case .iso8601: return Self.iso8601(bytes, zone)
    case .epochSeconds: return Self.epoch(bytes)
    case .pattern(let pattern): return pattern.seconds(bytes, zone: zone)
    }
  }

  private static let years = Int64(-62_135_596_800)...253_402_300_799

  private static func epoch(_ bytes: Span<UInt8>) -> Int64? {
    let negative = bytes[0] == 0x2D
    let digits = bytes.count - (negative ? 1 : 0)
    guard (1...12).contains(digits), let value = ASCII.number(bytes, at: negative ? 1 : 0, digits: digits) else { return nil }
    let seconds = Int64(negative ? -value : value)
    return years.contains(seconds) ? seconds : nil
  }

  private static func iso8601(_ bytes: Span<UInt8>, _ zone: ZoneOffset) -> Int64? {
    guard bytes.count >= 16 else {
      guard bytes.count == 10, let day = DigitWord.date(bytes) else { return nil }
      return day.seconds(ahead: zone.seconds)
    }
    guard var clock = DigitWord.dateAndMinute(bytes) else { return nil }
    var at = 16
    if at < bytes.count, bytes[at] == 0x3A {
      guard let second = ASCII.number(bytes, at: 17, digits: 2) else { return nil }
      clock.second = second
      at = 19
      if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2C {
        let first = at + 1
        at = first
        while at < bytes.count, ASCII.isDigit(bytes[at]) { at += 1 }
        guard at > first else { return nil }
      }
    }
    guard at < bytes.count else { return clock.seconds(ahead: zone.seconds) }
    if bytes[at] == 0x20 { at += 1 }
    guard let offset = ZoneOffset.parse(bytes, at: at), offset.end == bytes.count else { return nil }
    return clock.seconds(ahead: offset.seconds)
  }
}

/// A date and a time of day as read, before anything is known to be in range.
struct Clock {
  var year = 0
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0

  /// Seconds since 1970-01-01 00:00 UTC, in a zone that is so many seconds ahead; nil where the calendar or the clock has no such time.
  func seconds(ahead: Int) -> Int64? {
    guard hour < 24, minute < 60, second <= 60, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    return Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second - ahead)
  }
}
