/// A part of a pattern, as it is written.
indirect enum PatternNode: Equatable, Sendable {
  /// Nothing.
  case empty
  /// One character of these ranges of Unicode scalars, sorted and apart.
  case one([ClosedRange<UInt32>])
  case sequence([PatternNode])
  case choice([PatternNode])
  /// So many times; nil for without end.
  case times(PatternNode, least: Int, most: Int?)
}

/// What makes a text no pattern.
struct PatternFault: Error, Equatable {
  /// In words, with the place.
  var words: String
}

/// Sets of characters as sorted ranges of Unicode scalars.
enum CharacterRanges {
  static let all: [ClosedRange<UInt32>] = [0...0x10FFFF]
  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  static let blanks: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]

  /// The same characters in sorted ranges that do not touch.
  static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// All other characters.
  static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in merged(ranges) {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }
}
