/// What the command line says.
struct Options {
  var counts = [10_000, 1_000_000, 10_000_000]
  var queries = 20_000
  var seed: UInt64 = 1
  var folder: String?

  /// Nil for what is no option, or no number.
  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch argument {
      case "--counts":
        counts = value.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 }
        if counts.isEmpty { return nil }
      case "--queries":
        guard let number = Int(value), number > 0 else { return nil }
        queries = number
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      case "--write": folder = value
      default: return nil
      }
    }
  }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers from the same seed everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
