import TestKit
import Testing

@testable import Linkage

@Suite("Rule: where names are all there is, those are linked that chance does not make alike") struct NamesAloneTests {
  private let settings = RecordSettings(
    id: "id", comparisons: [.init(name: "name", kind: .company, columns: ["name"], levels: [0.95, 0.9, 0.8, 0.7, 0.45])],
    blocking: [
      [RecordSettings.Key(.words, ["name"])], [RecordSettings.Key(.first, length: 4, ["name"])],
      [RecordSettings.Key(.last, length: 4, ["name"])],
    ])

  /// Companies of three words out of so many, the first records all different.
  private func names(_ count: Int, words: Int, seed: UInt64) -> [String] {
    var random = SeededRandom(seed: seed)
    func word() -> String { (0..<8).map { _ in String(Array("bdfgklmnprstaeiou").randomElement(using: &random) ?? "a") }.joined() }
    let all = (0..<words).map { _ in word() }
    return (0..<count).map { _ in (0..<3).map { _ in all.randomElement(using: &random) ?? "" }.joined(separator: " ") }
  }

  private func clusters(_ names: [String]) throws -> [[String]] {
    let rows = names.enumerated().map { ["r\(1_000 + $0)", $1] }
    let linker = try RecordLinker(RecordWorld.table(["name"], rows), settings, threads: 2)
    return try RecordWorld.clusters(rows, linker.link(linker.train())).filter { $0.count > 1 }
  }

  @Test func nearlyEqualOnesAreFoundWithoutARule() throws {
    let companies = names(300, words: 900, seed: 41)
    let copies = companies.prefix(80).enumerated().map { number, name in
      let words = name.split(separator: " ")
      switch number % 3 {
      case 0: return name.uppercased() + " GmbH"
      case 1: return "\(words[2]), \(words[0]) \(words[1])"
      default: return "\(words[0]) \(words[1]) \(words[2].dropLast())x"
      }
    }
    let found = try clusters(companies + copies)
    let right = found.filter { $0.count == 2 && Int($0[1].dropFirst()) == (Int($0[0].dropFirst()) ?? 0) + 300 }
    #expect(right.count >= 72, "\(right.count) of 80")
    #expect(found.count - right.count <= 2, "\(found.count - right.count) wrong")
  }

  @Test func namesThatShareAWordByChanceAreNot() throws {
    let companies = names(300, words: 60, seed: 42)
    #expect(Set(companies).count == 300, "control: all differ")
    #expect(try clusters(companies).count < 10)
  }
}
