/// How far a zone's clocks are ahead of UTC, the same all year.
public struct ZoneOffset: Hashable, Sendable {
  /// Coordinated universal time.
  public static let utc = ZoneOffset(unchecked: 0)

  /// Seconds ahead of UTC, at most 18 hours either way.
  public let seconds: Int

  private init(unchecked seconds: Int) { self.seconds = seconds }

  /// The zone written as `UTC`, `GMT`, `Z`, `+08:00`, `-0330` or `+8`; nil for other forms. Names such as Asia/Shanghai are not read:
  /// what they mean changes with the machine's tables, and a night must read the same on every machine.
  public init?(_ text: String) {
    if ["UTC", "GMT", "Z"].contains(text.uppercased()) {
      self = .utc
      return
    }
    let bytes = Array(text.utf8)
    guard let parsed = Self.parse(bytes.span, at: 0), parsed.end == bytes.count else { return nil }
    self.init(unchecked: parsed.seconds)
  }

  /// The offset that begins at a place, `Z` or a sign with hours and perhaps minutes, and where it ends.
  static func parse(_ bytes: Span<UInt8>, at start: Int) -> (seconds: Int, end: Int)? {
    guard start < bytes.count else { return nil }
    let sign = bytes[start]
    if sign | 0x20 == 0x7A { return (0, start + 1) }
    guard sign == 0x2B || sign == 0x2D else { return nil }
    var at = start + 1
    var hours = 0
    if let two = ASCII.number(bytes, at: at, digits: 2) {
      (hours, at) = (two, at + 2)
    } else if let one = ASCII.number(bytes, at: at, digits: 1) {
      (hours, at) = (one, at + 1)
    } else {
      return nil
    }
    var minutes = 0
    if at < bytes.count {
      if bytes[at] == 0x3A { at += 1 }
      guard let two = ASCII.number(bytes, at: at, digits: 2) else { return nil }
      (minutes, at) = (two, at + 2)
    }
    let seconds = hours * 3600 + minutes * 60
    guard minutes < 60, seconds <= 18 * 3600 else { return nil }
    return (sign == 0x2D ? -seconds : seconds, at)
  }
}
