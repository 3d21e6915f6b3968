extension CanonicalJSON {
  /// Bytes that are not the one spelling of a value.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where, from 0.
    public var offset: Int

    /// Says where.
    public var description: String { "not canonical JSON from byte \(offset)" }
  }

  /// The value that the bytes spell. Only the one spelling is taken: no blanks, keys sorted and distinct, integers that fit 64 bits.
  public init(parsing bytes: [UInt8]) throws(Fault) {
    var parser = CanonicalParser(bytes: bytes)
    self = try parser.value(depth: 0)
    // Whatever the parser is lenient about (escapes that are not the shortest, keys out of order) does not come out the same.
    let spelling = encoded
    guard parser.place == bytes.count, spelling == bytes else {
      throw Fault(offset: zip(spelling, bytes).enumerated().first { $1.0 != $1.1 }?.offset ?? min(spelling.count, bytes.count))
    }
  }

  /// The member of an object; nil if it is none or has no such key.
  public subscript(_ key: String) -> CanonicalJSON? {
    if case .object(let members) = self { members[Key(key)] } else { nil }
  }

  /// The text, if it is one.
  public var asText: String? { if case .text(let text) = self { text } else { nil } }
  /// The number, if it is one.
  public var asInteger: Int? { if case .integer(let number) = self { number } else { nil } }
  /// The truth value, if it is one.
  public var asBoolean: Bool? { if case .boolean(let isTrue) = self { isTrue } else { nil } }
  /// The values, if it is an array.
  public var asArray: [CanonicalJSON]? { if case .array(let values) = self { values } else { nil } }
  /// The whole numbers among the members, if it is an object. Of names that differ only in the form of their letters one is given.
  public var asCounts: [String: Int]? {
    asObject.map { Dictionary($0.compactMap { key, value in value.asInteger.map { (key.text, $0) } }) { first, _ in first } }
  }
  /// The members, if it is an object.
  public var asObject: [Key: CanonicalJSON]? { if case .object(let members) = self { members } else { nil } }
}

/// Reads JSON by recursive descent, at most 64 levels deep.
private struct CanonicalParser {
  let bytes: [UInt8]
  var place = 0

  private var fault: CanonicalJSON.Fault { CanonicalJSON.Fault(offset: place) }

  private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ expected: UInt8) throws(CanonicalJSON.Fault) {
    guard peek() == expected else { throw fault }
    place += 1
  }

  private mutating func word(_ word: String, _ value: CanonicalJSON) throws(CanonicalJSON.Fault) -> CanonicalJSON {
    for byte in word.utf8 { try take(byte) }
    return value
  }

  mutating func value(depth: Int) throws(CanonicalJSON.Fault) -> CanonicalJSON {
    guard depth < 64 else { throw fault }
    switch peek() {
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    default: return .integer(try integer())
    }
  }

  private mutating func array(depth: Int) throws(CanonicalJSON.Fault) -> [CanonicalJSON] {
    try take(UInt8(ascii: "["))
    var values: [CanonicalJSON] = []
    while peek() != UInt8(ascii: "]") {
      if !values.isEmpty { try take(UInt8(ascii: ",")) }
      values.append(try value(depth: depth + 1))
    }
    place += 1
    return values
  }

  private mutating func object(depth: Int) throws(CanonicalJSON.Fault) -> [CanonicalJSON.Key: CanonicalJSON] {
    try take(UInt8(ascii: "{"))
    var members: [CanonicalJSON.Key: CanonicalJSON] = [:]
    while peek() != UInt8(ascii: "}") {
      if !members.isEmpty { try take(UInt8(ascii: ",")) }
      let key = CanonicalJSON.Key(try text())
      guard members[key] == nil else { throw fault }
      try take(UInt8(ascii: ":"))
      members[key] = try value(depth: depth + 1)
    }
    place += 1
    return members
  }

  private mutating func integer() throws(CanonicalJSON.Fault) -> Int {
    let start = place
    while let byte = peek(), byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) { place += 1 }
    guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else { throw CanonicalJSON.Fault(offset: start) }
    return number
  }

  private mutating func text() throws(CanonicalJSON.Fault) -> String {
    try take(UInt8(ascii: "\""))
    var content: [UInt8] = []
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      place += 1
      content.append(byte == UInt8(ascii: "\\") ? try escaped() : byte)
    }
    try take(UInt8(ascii: "\""))
    guard let text = String(validating: content, as: UTF8.self) else { throw fault }
    return text
  }

  /// The byte that an escape stands for: only control characters are ever spelt by number.
  private mutating func escaped() throws(CanonicalJSON.Fault) -> UInt8 {
    guard let byte = peek() else { throw fault }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "u"):
      let digits = bytes[place..<min(place + 4, bytes.count)]
      guard digits.count == 4, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code < 0x20 else { throw fault }
      place += 4
      return code
    default: throw fault
    }
  }
}
