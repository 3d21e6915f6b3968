/// The header of a gzip member, read over and checked. Source: RFC 1952, section 2.3.
struct GzipHeader {
  enum Outcome: Equatable {
    case whole
    case truncated
    /// What zlib says of such a header.
    case bad(String)
  }

  private static let hasCheck: UInt8 = 2, hasExtra: UInt8 = 4, hasName: UInt8 = 8, hasComment: UInt8 = 16, reserved: UInt8 = 0xE0

  private var sum: UInt32 = 0
  private let inflater: any RawInflater

  init(_ inflater: any RawInflater) { self.inflater = inflater }

  /// Reads the header at the input's next byte, the magic bytes included, to its end.
  mutating func read(_ input: inout CompressedInput) throws -> Outcome {
    _ = try byte(&input)
    _ = try byte(&input)
    guard let method = try byte(&input), let flags = try byte(&input) else { return .truncated }
    if method != 8 { return .bad("unknown compression method") }
    if flags & Self.reserved != 0 { return .bad("unknown header flags set") }
    guard try skip(6, &input) else { return .truncated }
    if flags & Self.hasExtra != 0 {
      guard let low = try byte(&input), let high = try byte(&input), try skip(Int(low) | Int(high) << 8, &input) else { return .truncated }
    }
    if flags & Self.hasName != 0, try !skipText(&input) { return .truncated }
    if flags & Self.hasComment != 0, try !skipText(&input) { return .truncated }
    if flags & Self.hasCheck != 0 {
      let wanted = UInt16(truncatingIfNeeded: sum)
      guard let low = try byte(&input), let high = try byte(&input) else { return .truncated }
      if UInt16(low) | UInt16(high) << 8 != wanted { return .bad("header crc mismatch") }
    }
    return .whole
  }

  private mutating func byte(_ input: inout CompressedInput) throws -> UInt8? {
    guard let next = try input.next() else { return nil }
    sum = inflater.checksum(sum, [next], 0..<1)
    return next
  }

  private mutating func skip(_ count: Int, _ input: inout CompressedInput) throws -> Bool {
    for _ in 0..<count where try byte(&input) == nil { return false }
    return true
  }

  /// Skips a text that ends with NUL.
  private mutating func skipText(_ input: inout CompressedInput) throws -> Bool {
    while let next = try byte(&input) {
      if next == 0 { return true }
    }
    return false
  }
}
