/// A hash of bytes that is the same in every process (FNV-1a, then the finalizer of SplitMix64), taken a byte at a time.
struct ByteHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes one more byte.
  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of the bytes so far.
  var value: UInt64 { mixed(state) }
}

/// The hash of bytes, see ``ByteHash``.
func hash64(_ bytes: some Collection<UInt8>) -> UInt64 {
  var hash = ByteHash()
  for byte in bytes { hash.add(byte) }
  return hash.value
}

/// A hash of two hashes; their order counts.
func hash64(_ first: UInt64, _ second: UInt64) -> UInt64 { mixed(first &* 0x9E37_79B9_7F4A_7C15 ^ mixed(second)) }

private func mixed(_ value: UInt64) -> UInt64 {
  var mixed = value &+ 0x9E37_79B9_7F4A_7C15
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return mixed ^ (mixed >> 31)
}
