import Foundation
import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: a night begins when its exports are there, and says what is missing until then") struct ReadyTests {
  private static let folder = "exports/2026-11-22/aurora"

  private func run(_ night: SmallNight, _ set: String..., command: String = "run") throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(night.arguments(command, set.flatMap { ["--set", $0] }))
  }

  @Test func aMarkerIsWaitedFor() throws {
    let night = try SmallNight()
    let set = "sources.aurora.ready.marker=_DONE"
    let early = try run(night, set)
    #expect(early.status == 4)
    #expect(early.errors.contains("aurora: there is no \(Self.folder)/_DONE"))
    #expect(try night.published().isEmpty)
    let plan = try run(night, set, command: "plan")
    #expect(plan.status == 0 && plan.output.contains("run would stop: exports are not ready: aurora: there is no \(Self.folder)/_DONE"))
    try Files.write([], to: "\(night.data)/\(Self.folder)/_DONE")
    #expect(try run(night, set).status == 0)
    #expect(try !run(night, set, command: "plan").output.contains("run would stop"))
  }

  @Test func aMarkerIsNoExport() throws {
    let night = try SmallNight()
    try Files.write([], to: "\(night.data)/\(Self.folder)/done.csv.gz")
    #expect(try run(night).status == 4, "control: an empty export is a fault")
    #expect(try run(night, "sources.aurora.ready.marker=done.csv.gz").status == 0)
  }

  @Test func anExportMustBeOldEnough() throws {
    let night = try SmallNight()
    let export = "\(night.data)/\(Self.folder)/listings.csv.gz"
    let set = "sources.aurora.ready.min_age=10m"
    func modify(_ seconds: Double) throws {
      for name in try Files.names(below: "\(night.data)/\(Self.folder)") {
        let when = name == "listings.csv.gz" ? Date.now.addingTimeInterval(seconds) : Date(timeIntervalSince1970: 0)
        try FileManager.default.setAttributes([.modificationDate: when], ofItemAtPath: "\(night.data)/\(Self.folder)/\(name)")
      }
    }
    try modify(-60)
    let young = try run(night, set)
    #expect(young.status == 4)
    #expect(young.errors.contains("aurora: \(Self.folder)/listings.csv.gz was modified 6"), "\(young.errors)")
    #expect(young.errors.contains("`min_age` is 600 seconds"))
    try modify(3600)
    #expect(try run(night, set).errors.contains("in the future, by this machine's clock"))
    try modify(-3600)
    #expect(try run(night, set).status == 0)
    // A link's age is that of the file it leads to.
    let elsewhere = "\(night.data)/elsewhere.gz"
    try FileManager.default.moveItem(atPath: export, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: export, withDestinationPath: elsewhere)
    #expect(try run(night, set).status == 0)
  }

  @Test func readinessIsInNoKeyAndNoOutput() async throws {
    let night = try SmallNight()
    try await night.run()
    let before = try night.published()
    try Files.write([], to: "\(night.data)/\(Self.folder)/_DONE")
    let outcome = try await night.run(set: ["sources.aurora.ready.marker=_DONE", "sources.aurora.repeated=fail"])
    #expect(outcome.state == .unchanged)
    #expect(outcome.lines.allSatisfy { $0.state == .reused })
    #expect(try night.published() == before)
  }

  @Test(arguments: [
    ("ready: {marker: a/b}", "without folders"), ("ready: {marker: ..}", "without folders"), ("ready: {min_age: 10}", "such as 90s, 10m"),
    ("ready: {min_age: -1m}", "such as 90s, 10m"), ("ready: {min_ago: 1m}", "nearest known key is `min_age`"),
    ("repeated: no", "is not one of warn, fail"),
  ])
  func wrongSettingsAreTold(_ line: String, _ words: String) throws {
    let faults = SettingsSample.faults(try SettingsSample.spoiled("    home: IT", "    home: IT\n    \(line)"))
    #expect(faults.count == 1 && faults.first?.contains(words) == true, "\(faults)")
  }
}

@Suite("Rule: an export that the previous night had already is said aloud") struct RepeatedTests {
  @Test func aWarningByDefault() throws {
    let night = try SmallNight()
    #expect(try BrandsieveBinary.run(night.arguments()).errors.contains("has the same content") == false)
    try night.addNextNight()
    try night.edit("exports/2026-11-23/aurora/listings.csv.gz") { $0.replaceAll("Velmora", by: "Velmore") }
    let plan = try BrandsieveBinary.run(night.arguments("plan"))
    #expect(plan.output.contains("run would warn: aurora: exports/2026-11-23/aurora/listings-cr.csv.gz has the same content as"))
    let second = try BrandsieveBinary.run(night.arguments())
    #expect(second.status == 0)
    let wanted =
      "warning: baozi: exports/2026-11-23/baozi/listings.csv.gz has the same content as exports/2026-11-22/baozi/listings.csv.gz of the "
      + "published night 2026-11-22\n"
    #expect(second.errors.contains(wanted), "\(second.errors)")
    #expect(!second.errors.contains("aurora/listings.csv.gz has"), "that one changed")
    let files = try Files.names(below: "\(night.data)/exports/2026-11-23").count
    let counts = try runJSON(night, "2026-11-23")["counts"]
    #expect(counts?["files_repeated"]?.asInteger == files - 1)
  }

  @Test func aFaultWhereItIsAskedFor() throws {
    let night = try SmallNight()
    _ = try BrandsieveBinary.run(night.arguments())
    try night.addNextNight()
    let result = try BrandsieveBinary.run(night.arguments("run", ["--set", "sources.globex.repeated=fail"]))
    #expect(result.status == 4)
    #expect(result.errors.contains("globex: exports/2026-11-23/globex/listings-cr.tsv.gz has the same content as"))
    #expect(try night.published("2026-11-23").isEmpty)
    // The night itself is no earlier one: it can be run again.
    #expect(
      try BrandsieveBinary.run(night.arguments("run", ["--date", "2026-11-22", "--set", "sources.globex.repeated=fail"])).status == 0)
  }

  /// The ways in which the same text may come again.
  private static let packings: [@Sendable ([UInt8]) throws -> [UInt8]] = [
    // Two members for one.
    { try GzipEncoder.pack(Array($0[..<($0.count / 2)])) + GzipEncoder.pack(Array($0[($0.count / 2)...])) },
    // Another time of packing.
    { Array(try GzipEncoder.pack($0).enumerated().map { $0.offset == 4 ? 77 : $0.element }) },
    { zstdFrame($0) },
    { $0 },
  ]

  @Test("Rule: an export is the same however it was packed anew", arguments: 0..<4)
  func packedAnew(way: Int) throws {
    let night = try SmallNight()
    let auto = ["--set", "sources.globex.compression=auto"]
    #expect(try BrandsieveBinary.run(night.arguments("run", auto)).status == 0)
    try night.addNextNight()
    let folder = "exports/2026-11-23/globex"
    let names = try Files.names(below: "\(night.data)/\(folder)")
    for name in names {
      let path = "\(night.data)/\(folder)/\(name)"
      let packed = try Self.packings[way](Files.unpacked(path))
      #expect(try packed != Files.read(path), "control")
      try Files.write(packed, to: path)
    }
    let fail = auto + ["--set", "sources.globex.repeated=fail"]
    let failed = try BrandsieveBinary.run(night.arguments("run", fail))
    let words =
      "globex: \(folder)/listings-cr.tsv.gz has the same content as exports/2026-11-22/globex/listings-cr.tsv.gz of the published night"
    #expect(failed.status == 4 && failed.errors.contains(words), "\(failed.errors)")
    #expect(try night.published("2026-11-23").isEmpty)
    let plan = try BrandsieveBinary.run(night.arguments("plan", fail))
    #expect(plan.output.contains("run would stop: \(words)"), "what was read is known: \(plan.output)")
    // Of a file that changed, nothing is said.
    var changed = try Files.unpacked("\(night.data)/exports/2026-11-22/globex/listings.tsv.gz")
    changed += [10]
    try Files.write(GzipEncoder.pack(changed), to: "\(night.data)/\(folder)/listings.tsv.gz")
    let warned = try BrandsieveBinary.run(night.arguments("run", auto))
    #expect(warned.status == 0 && warned.errors.contains("warning: \(words)"), "\(warned.errors)")
    #expect(!warned.errors.contains("\(folder)/listings.tsv.gz has the same"))
    let json = try runJSON(night, "2026-11-23")
    let files = try Files.names(below: "\(night.data)/exports/2026-11-23").count
    #expect(json["counts"]?["files_repeated"]?.asInteger == files - 1)
    let contents = json["contents"]?.asArray ?? []
    #expect(contents.count == files && contents.allSatisfy { $0["xxh3"]?.asText?.utf8.count == 32 })
  }

  private func runJSON(_ night: SmallNight, _ date: String) throws -> CanonicalJSON {
    try CanonicalJSON(parsing: Files.read("\(night.workspace)/published/\(date)/run.json").dropLast())
  }
}
