import Foundation
import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule R13: a damaged file fails the run, is refused, or gives the rows before the damage, and that is said") struct DamagePolicyTests
{
  let night: SmallNight
  private static let aurora = "exports/2026-11-22/aurora/listings.csv.gz"

  init() throws { night = try SmallNight() }

  private func damage(_ change: (inout [UInt8]) -> Void) throws {
    var bytes = try Files.read("\(night.data)/\(Self.aurora)")
    change(&bytes)
    try Files.write(bytes, to: "\(night.data)/\(Self.aurora)")
  }

  private func runJSON() throws -> CanonicalJSON {
    try CanonicalJSON(parsing: Files.read("\(night.workspace)/published/\(SmallNight.date)/run.json").dropLast())
  }

  private func conservation(_ json: CanonicalJSON) -> CanonicalJSON? {
    json["conservation"]?.asArray?.first { $0["file"]?.asText == Self.aurora }
  }

  private func addsUp(_ file: CanonicalJSON?) -> Bool {
    func count(_ name: String) -> Int { file?[name]?.asInteger ?? -1 }
    return count("read") == ["accepted", "superseded", "duplicates", "rejected", "withheld"].reduce(0) { $0 + count($1) }
  }

  private static let damages: [(code: String, change: @Sendable (inout [UInt8]) -> Void)] = [
    ("bad_checksum", { $0[$0.count - 8] ^= 1 }), ("bad_length", { $0[$0.count - 4] ^= 1 }), ("truncated", { $0.removeLast(200) }),
    ("trailing_garbage", { $0 += Array("and more".utf8) }),
  ]

  @Test(arguments: 0..<4) func keepGoodRows(_ number: Int) async throws {
    let whole = try await night.run(workspace: night.otherWorkspace("whole"))
    let (code, change) = Self.damages[number]
    try damage(change)
    let outcome = try await night.run(set: ["sources.aurora.on_damage=keep_good_rows"])
    let told = try #require(outcome.incomplete.first)
    #expect(outcome.incomplete.count == 1 && told.marketplace == "aurora" && told.file == Self.aurora && told.fault == code)
    #expect(outcome.counts["rows_withheld"] == told.rowsWithheld)
    let json = try runJSON()
    #expect(json["incomplete"] == .boolean(true) && json["incomplete_files"] == .array([told.json]))
    let file = conservation(json)
    #expect(addsUp(file) && file?["read"]?.asInteger == told.rowsKept + told.rowsWithheld)
    // The last line of that file has no end, so that nobody knows whether the damage cut it.
    #expect(told.rowsWithheld == 1 && told.cutBytes > 0 && told.rowsKept > 0)
    let rows = whole.counts["rows_read"] ?? 0
    #expect(code == "truncated" ? (outcome.counts["rows_read"] ?? 0) < rows : outcome.counts["rows_read"] == rows)
  }

  @Test(arguments: 0..<4) func rejectFile(_ number: Int) async throws {
    let (code, change) = Self.damages[number]
    try damage(change)
    let outcome = try await night.run(set: ["sources.aurora.on_damage=reject_file"])
    let told = try #require(outcome.incomplete.first)
    #expect(outcome.incomplete.count == 1 && told.fault == code && told.rowsKept == 0 && told.rowsWithheld > 0)
    let file = conservation(try runJSON())
    #expect(addsUp(file) && file?["withheld"] == file?["read"] && file?["accepted"]?.asInteger == 0 && file?["rejected"]?.asInteger == 0)
    let rejects = try CSVText(Files.unpacked("\(outcome.folder)/rejects.csv.gz")).rows
    #expect(!rejects.contains { $0["file"] == Self.aurora })
  }

  @Test func aBombIsDamageToo() async throws {
    let header = try Files.unpacked("\(night.data)/\(Self.aurora)").prefix { $0 != 10 }
    let bomb = Array(header) + [10] + [UInt8](repeating: 10, count: 70 << 20)
    try Files.write(GzipEncoder.pack(bomb), to: "\(night.data)/\(Self.aurora)")
    await #expect(throws: RunFault.self) { try await night.run() }
    let outcome = try await night.run(set: ["sources.aurora.on_damage=reject_file"])
    #expect(outcome.incomplete.map(\.fault) == ["ratio_limit"])
  }

  @Test func damageInTheHeader() async throws {
    try damage { $0.removeLast($0.count - 30) }
    for policy in ["reject_file", "keep_good_rows"] {
      let outcome = try await night.run(set: ["sources.aurora.on_damage=\(policy)"], workspace: night.otherWorkspace(policy))
      #expect(outcome.incomplete.map(\.rowsKept) == [0])
    }
  }

  @Test func thePolicyIsPartOfTheKey() async throws {
    try damage { $0.removeLast(200) }
    let kept = try await night.run(set: ["sources.aurora.on_damage=keep_good_rows"])
    let refused = try await night.run(.publish(republish: true), set: ["sources.aurora.on_damage=reject_file"])
    #expect(kept.incomplete != refused.incomplete)
    let again = try await night.run(set: ["sources.aurora.on_damage=reject_file"])
    #expect(again.state == .unchanged && again.incomplete == refused.incomplete, "a reused artefact tells it too")
  }

  @Test(arguments: ["reject_file", "keep_good_rows"]) func whatIsNoDamageStaysAFault(_ policy: String) async throws {
    for bytes in try [[], Array("listing_id,title\n".utf8), GzipEncoder.pack([]), GzipEncoder.pack(Array("listing_id,title\n".utf8))] {
      try Files.write(bytes, to: "\(night.data)/\(Self.aurora)")
      let fault = await #expect(throws: RunFault.self) { try await night.run(set: ["sources.aurora.on_damage=\(policy)"]) }
      #expect(fault?.status == .inputs)
    }
  }

  @Test func inWords() throws {
    try damage { $0.removeLast(200) }
    let result = try BrandsieveBinary.run(night.arguments("run", ["--set", "sources.aurora.on_damage=keep_good_rows"]))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("warning: aurora is incomplete: \(Self.aurora): the gzip file ends too early"))
    let last = result.output.split(separator: "\n").last ?? ""
    #expect(last.contains("published, incomplete (aurora) in "), "\(last)")
    let json = try BrandsieveBinary.run(night.arguments("run", ["--json", "--set", "sources.aurora.on_damage=keep_good_rows"]))
    #expect(json.output.contains("\"incomplete\":[{") && json.output.contains("\"fault\":\"truncated\""))
    let none = try BrandsieveBinary.run(["explain", "listing", "aurora", "NONE", "--workspace", night.workspace])
    #expect(none.status == 1 && none.errors.contains("the marketplace is incomplete") && none.errors.contains(Self.aurora))
    let other = try BrandsieveBinary.run(["explain", "listing", "baozi", "NONE", "--workspace", night.workspace])
    #expect(other.status == 1 && !other.errors.contains("incomplete"))
  }

  @Test func autoReadsWhatTheFirstBytesTell() async throws {
    let expected = try await night.run(workspace: night.otherWorkspace("gzip"))
    try Files.write(Files.unpacked("\(night.data)/\(Self.aurora)"), to: "\(night.data)/\(Self.aurora)")
    let plain = try await night.run(set: ["sources.aurora.compression=auto"])
    #expect(plain.counts == expected.counts && plain.incomplete.isEmpty)
  }

  @Test("a plain export that may be cut within its last value is told of, a packed one is not")
  func openEnds() throws {
    let whole = try Files.unpacked("\(night.data)/\(Self.aurora)") + [10]
    let cut = Array(whole.dropLast(2))
    try night.edit(Self.aurora) { $0 = cut }
    let words = "aurora: \(Self.aurora) has no line end behind its last record: it may be cut off there"
    #expect(try !BrandsieveBinary.run(night.arguments("run", workspace: night.otherWorkspace("packed"))).errors.contains(words))
    try Files.write(cut, to: "\(night.data)/\(Self.aurora)")
    for _ in 1...2 {
      let result = try BrandsieveBinary.run(night.arguments("run", ["--set", "sources.aurora.compression=auto"]))
      #expect(result.status == 0 && result.errors.contains(words), "a reused artefact tells it too: \(result.errors)")
    }
    #expect(try runJSON()["conservation"]?.asArray?.contains { $0["details"]?["open_last_record"]?.asInteger == 1 } == true)
  }
}
