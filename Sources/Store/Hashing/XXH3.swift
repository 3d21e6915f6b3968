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
