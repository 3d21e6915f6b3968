import TestKit

@testable import Marketplace

/// Calls a parser with a text's bytes.
func read<T>(_ text: String, _ parse: (Span<UInt8>) -> T) -> T {
  let bytes = Array(text.utf8)
  return parse(bytes.span)
}

/// Short texts of the characters that a parser cares about, any bytes among them.
func randomField(_ alphabet: String, _ random: inout SeededRandom, upTo length: Int = 24) -> [UInt8] {
  let letters = Array(alphabet.utf8)
  return (0..<Int.random(in: 0...length, using: &random)).map { _ in
    Int.random(in: 0..<20, using: &random) == 0
      ? UInt8.random(in: 0...255, using: &random) : letters[Int.random(in: 0..<letters.count, using: &random)]
  }
}
