import Foundation
import Registry

/// Brands to look for: of a file, a name a line, or made up of syllables: one to three words, one in four with a Chinese alias.
struct BrandNames {
  let brands: [Brand]

  init(count: Int, seed: UInt64, file: String?) throws {
    if let file {
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      brands = lines.prefix(count).map { Brand(id: String($0), rightsHolder: "", name: String($0)) }
      return
    }
    var random = SplitMix(state: seed)
    var known: Set<String> = []
    var made: [Brand] = []
    while made.count < count {
      let words = [1, 1, 1, 1, 2, 2, 3].randomElement(using: &random) ?? 1
      let name = (0..<words).map { _ in Self.word(using: &random) }.joined(separator: " ")
      guard known.insert(name).inserted else { continue }
      let aliases = Int.random(in: 0..<4, using: &random) == 0 ? [Self.chinese(using: &random)] : []
      made.append(Brand(id: "B\(made.count)", rightsHolder: "", name: name, aliases: aliases))
    }
    brands = made
  }

  private static let begins = Array("b c d f g h j k l m n p r s t v w z br ch cl dr gr kr pl pr sh st tr".split(separator: " "))
  private static let middles = Array("a e i o u a e i o u ai ea ee ou".split(separator: " "))
  private static let ends = Array("- - - n r s l x t nd rt ck".split(separator: " "))

  private static func word(using random: inout SplitMix) -> String {
    let syllables = Int.random(in: 2...3, using: &random)
    let text = (0..<syllables).map { _ in
      [begins, middles, ends].map { part in part.randomElement(using: &random).map { $0 == "-" ? "" : String($0) } ?? "" }.joined()
    }.joined()
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func chinese(using random: inout SplitMix) -> String {
    String(String.UnicodeScalarView((0..<3).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x4E00..<0x9FA0, using: &random)) }))
  }

  /// Writes a name or alias a line.
  func write(to path: String) throws {
    let lines = brands.flatMap { [$0.name] + $0.aliases }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }
}

/// SplitMix64: the same seed gives the same names on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
