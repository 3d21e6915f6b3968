import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: output that goes nowhere is a failure, unless its reader went away") struct LostOutputTests {
  let night: SmallNight

  init() async throws {
    night = try SmallNight()
    try await night.run()
  }

  /// A command for each way of printing, on a workspace with one run.
  private func commands() throws -> [[String]] {
    let workspace = ["--workspace", night.workspace]
    let key = try #require(Inspector(workspace: night.workspace).run("1").stages.first { $0.stage == "ingest" }?.key)
    let programmes = night.workspace + "/published/\(SmallNight.date)/handoff"
    let package = try #require(Files.names(below: programmes).first { $0.hasSuffix("/manifest.json") }).dropLast("/manifest.json".count)
    return [
      ["runs"] + workspace, ["show", "1"] + workspace, ["cat", "\(key.prefix(12))/listings"] + workspace,
      ["explain", "listing", "aurora", "AX0001"] + workspace, night.arguments("plan"), ["verify", "\(programmes)/\(package)"],
      ["convert", "\(night.data)/registry/brands.csv"], ["--help"],
    ]
  }

  private static func script(_ redirection: String) -> String { "exec \"$0\" \"$@\" \(redirection)" }

  @Test("on a full disk, and where it is closed", arguments: [(">/dev/full", "the disk is full"), (">&-", "it is closed")])
  func isFailed(_ redirection: String, _ reason: String) throws {
    for command in try commands() {
      let result = try BrandsieveBinary.run(command, script: Self.script(redirection))
      #expect(result.status == 1, "\(command): \(result.errors)")
      #expect(
        result.errors.contains("cannot write standard output: \(reason), so the output is not whole. "), "\(command): \(result.errors)")
      #expect(try BrandsieveBinary.run(command).status == 0, "control: \(command)")
    }
  }

  @Test("a run says what became of the night all the same", arguments: [">/dev/full", ">&-"])
  func isFailedAlsoOfARun(_ redirection: String) throws {
    for (arguments, words) in [
      (["--json"], "just these files were published before, in \(night.workspace)/published/2026-11-22"),
      (["--set", "bans.min_listings=3", "--republish"], "its files are published in \(night.workspace)/published/2026-11-22"),
      (["--draft"], "its files stand in \(night.workspace)/drafts/"),
    ] {
      let result = try BrandsieveBinary.run(night.arguments("run", arguments), script: Self.script(redirection))
      #expect(result.status == 1 && result.output == "")
      #expect(result.errors.contains("itself ended well: \(words)"), "\(result.errors)")
      #expect(result.errors.split(separator: "cannot write").count == 2, "told once: \(result.errors)")
    }
  }

  @Test func aReaderThatGoesAwayIsNoFailure() throws {
    for command in try commands() {
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      let result = try BrandsieveBinary.run(command, output: pipe.fileHandleForWriting)
      #expect(result.status == 0, "\(command): \(result.errors)")
      #expect(result.errors == "" || command.first == "convert", "\(command): \(result.errors)")
    }
  }

  @Test func noFileTakesThePlaceOfAClosedStream() throws {
    let ledger = night.workspace + "/ledger.sqlite"
    let result = try BrandsieveBinary.run(night.arguments("run", ["--draft"]), script: Self.script("<&- >&- 2>&-"))
    #expect(result.status == 1)
    #expect(try Files.read(ledger).starts(with: Array("SQLite format 3".utf8)))
    #expect(try Inspector(workspace: night.workspace).runs().map(\.state) == [.done, .done])
  }

  @Test func aClosedInputIsNoEmptyTable() throws {
    let result = try BrandsieveBinary.run(["convert", "-"], script: Self.script("<&-"))
    #expect(result.status == 1 && result.errors.contains("cannot read standard input: it is closed"), "\(result.errors)")
  }
}
