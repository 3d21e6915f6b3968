import Marketplace

/// Whether a field is of a type that a contract asks for. Fields come without blanks at their ends, and are not empty.
struct ValueForms {
  let formats: ValueFormats
  let decimal: UInt8
  /// The characters between groups of digits, as UTF-8; none for none.
  let groups: [[UInt8]]

  init(_ values: ValueSettings) {
    formats = values.formats
    decimal = values.decimal.utf8.first ?? 0x2E
    switch values.group {
    case nil: groups = []
    case " "?: groups = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
    case let group?: groups = [Array(group.utf8)]
    }
  }

  /// Whether a field is of a type.
  func isOf(_ type: ValueType, _ field: Span<UInt8>) -> Bool {
    switch type {
    case .integer: return number(field, hasDecimals: false) != nil
    case .decimal: return number(field, hasDecimals: true) != nil
    case .date: return CalendarDate(iso: Self.text(field)) != nil
    case .time: return formats.time.seconds(field, zone: formats.zone) != nil
    case .gtin: return Gtin(field)?.checkDigitIsRight == true
    case .url: return Self.isURL(field)
    case .email: return Self.isEmail(field)
    case .country: return CountryCode(field: field) != nil
    case .countries:
      let list = CountryList(field, separator: formats.listSeparator)
      return list.unknownEntries == 0 && !list.countries.isEmpty
    case .currency: return field.count == 3 && Currency.minorDigits(of: Self.text(field)) != nil
    case .imageHash: return ImageHash(field) != nil
    }
  }

  /// The number in a field, with the source's own decimals and groups; nil for anything else.
  func number(_ field: Span<UInt8>, hasDecimals: Bool = true) -> Double? {
    var place = 0
    var isNegative = false
    if field.count > 1, field[0] == 0x2D || field[0] == 0x2B {
      isNegative = field[0] == 0x2D
      place = 1
    }
    var value: UInt64 = 0
    var (digits, decimals, sinceGroup) = (0, -1, 0)
    var hasGroups = false
    while place < field.count {
      let byte = field[place]
      if byte &- 48 < 10 {
        guard digits < 18 else { return nil }
        value = value * 10 + UInt64(byte - 48)
        digits += 1
        if decimals >= 0 { decimals += 1 } else { sinceGroup += 1 }
        place += 1
      } else if byte == decimal, hasDecimals, decimals < 0, digits > 0 {
        guard !hasGroups || sinceGroup == 3 else { return nil }
        decimals = 0
        place += 1
      } else if decimals < 0, let length = group(field, at: place) {
        guard hasGroups ? sinceGroup == 3 : (1...3).contains(sinceGroup) else { return nil }
        hasGroups = true
        sinceGroup = 0
        place += length
      } else {
        return nil
      }
    }
    guard digits > 0, decimals != 0, decimals > 0 || !hasGroups || sinceGroup == 3 else { return nil }
    var scale = 1.0
    for _ in 0..<max(0, decimals) { scale *= 10 }
    let magnitude = Double(value) / scale
    return isNegative ? -magnitude : magnitude
  }

  /// The bytes of the group separator at a place; nil where there is none.
  private func group(_ field: Span<UInt8>, at place: Int) -> Int? {
    for group in groups where place + group.count <= field.count {
      var isHere = true
      for (offset, byte) in group.enumerated() where field[place + offset] != byte { isHere = false }
      if isHere { return group.count }
    }
    return nil
  }

  /// `http://` or `https://`, a host, and no blank or control character.
  private static func isURL(_ field: Span<UInt8>) -> Bool {
    let start = begins(field, "https://") ? 8 : begins(field, "http://") ? 7 : 0
    guard start > 0 else { return false }
    for place in start..<field.count where field[place] <= 0x20 || field[place] == 0x7F { return false }
    return ![0x2F, 0x3F, 0x23, 0x2E].contains(field[start])
  }

  /// Whether a field begins with a text of ASCII, in small or capital letters, and goes on behind it.
  private static func begins(_ field: Span<UInt8>, _ text: String) -> Bool {
    guard field.count > text.utf8.count else { return false }
    for (place, byte) in text.utf8.enumerated() {
      let found = field[place]
      if found != byte, !((65...90).contains(found) && found | 0x20 == byte) { return false }
    }
    return true
  }

  /// One @ with something before it, and behind it a host with a dot inside; no blank or control character.
  private static func isEmail(_ field: Span<UInt8>) -> Bool {
    var at: Int?
    var lastDot: Int?
    for place in field.indices {
      let byte = field[place]
      if byte <= 0x20 || byte == 0x7F { return false }
      if byte == 0x40 {
        if at != nil { return false }
        at = place
      }
      if byte == 0x2E { lastDot = place }
    }
    guard let at, let lastDot else { return false }
    return at > 0 && lastDot > at + 1 && lastDot < field.count - 1 && field[at + 1] != 0x2E
  }

  private static func text(_ field: Span<UInt8>) -> String {
    String(decoding: field.indices.map { field[$0] }, as: UTF8.self)
  }
}
