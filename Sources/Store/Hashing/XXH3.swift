import CXXHash

/// The 64-bit XXH3 hash of some bytes (seed 0), by libxxhash: fast, the same on every machine, no defence against an attacker.
///
/// Source: Collet, "xxHash fast digest algorithm", version 0.8.
public func xxh3(_ bytes: Span<UInt8>) -> UInt64 {
  unsafe bytes.withUnsafeBytes { unsafe XXH3_64bits($0.baseAddress, $0.count) }
}

/// The 128-bit XXH3 hash of some bytes (seed 0) as its low and high half.
public func xxh3_128(_ bytes: Span<UInt8>) -> (UInt64, UInt64) {
  let hash = unsafe bytes.withUnsafeBytes { unsafe XXH3_128bits($0.baseAddress, $0.count) }
  return (hash.low64, hash.high64)
}

/// The 128-bit XXH3 hash (seed 0) of bytes that come in pieces: a tenth of what SHA-256 costs with the processor's own instructions.
@safe public struct XXH3Stream: ~Copyable {
  private let state: OpaquePointer?

  /// A hash of no bytes yet.
  public init() {
    unsafe state = XXH3_createState()
    precondition(unsafe state != nil && XXH3_128bits_reset(state) == XXH_OK, "libxxhash has no memory")
  }

  deinit { _ = unsafe XXH3_freeState(state) }

  /// Takes the bytes of a span.
  public mutating func update(_ bytes: Span<UInt8>) {
    _ = unsafe bytes.withUnsafeBytes { unsafe XXH3_128bits_update(state, $0.baseAddress, $0.count) }
  }

  /// The hash of all that was taken, in the 32 lower-case hexadecimal digits that `xxh128sum` prints.
  public var hex: String {
    let hash = unsafe XXH3_128bits_digest(state)
    return [hash.high64, hash.low64].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
