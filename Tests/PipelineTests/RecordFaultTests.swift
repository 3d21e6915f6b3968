import Foundation
import Marketplace
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: a decision that was acknowledged is never lost, and an import is noted whole or not at all", .serialized)
struct RecordFaultTests {
  private static let rows = 400
  private let folder: TemporaryFolder
  private let workspace: String

  init() throws {
    folder = try TemporaryFolder()
    workspace = folder.file("workspace")
    try FileManager.default.createDirectory(atPath: workspace, withIntermediateDirectories: true)
  }

  /// A sheet that says of so many pairs of accounts, other ones for each name, that they are two sellers.
  private func sheet(_ name: String, rows: Int = RecordFaultTests.rows) throws -> String {
    let lines = (0..<rows).map { "not-same,aurora:\(name)-\($0),baozi:\(name)-\($0)" }
    let path = folder.file("\(name).csv")
    try Files.write(Array((["decision,account,other_account"] + lines).joined(separator: "\n").utf8), to: path)
    return path
  }

  private func importing(_ sheet: String) -> [String] { ["decide", "import", sheet, "--workspace", workspace] }

  private func noted() throws -> Int { try DecisionDesk(workspace: workspace).list().count(where: \.counts) }

  @Test func aDiskThatTakesNoMoreNotesNothingAndKeepsWhatIsThere() throws {
    #expect(try BrandsieveBinary.run(importing(try sheet("first", rows: 3))).status == 0)
    var refused = 0
    for blocks in [0, 1, 8, 24, 40, 56, 72, 96] {
      // The limit of a file's size stands for the disk's: writes beyond it fail at one page or another of file and journal.
      let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
      let result = try BrandsieveBinary.run(importing(try sheet("more")), script: script)
      guard result.status != 0 else { break }
      refused += 1
      #expect(try noted() == 3, "\(blocks) blocks: \(result)")
    }
    #expect(refused >= 3, "control: some limit is in the way")
    #expect(try BrandsieveBinary.run(importing(try sheet("more"))).status == 0)
    #expect(try noted() == 3 + Self.rows, "what was refused can be entered again")
  }

  @Test func aKilledImportIsThereWholeOrNotAtAllAndWholeOnceItSaidSo() throws {
    var random = SeededRandom(seed: 16)
    let began = ContinuousClock.now
    #expect(try BrandsieveBinary.run(importing(try sheet("whole"))).status == 0)
    let whole = (ContinuousClock.now - began).seconds
    var before = try noted()
    var killed = 0
    for turn in 0..<25 {
      let arguments = importing(try sheet("turn\(turn)"))
      let binary = try BrandsieveBinary(arguments)
      // An instant is what is tested here, so this waits for time to pass.
      Thread.sleep(forTimeInterval: whole * Double.random(in: 0.2...1.1, using: &random))
      binary.send(SIGKILL)
      let result = try binary.wait()
      if result.status != 0 { killed += 1 }
      let after = try noted()
      #expect(after == before || after == before + Self.rows, "turn \(turn): \(before) and then \(after)")
      if result.output.contains("decisions noted") { #expect(after == before + Self.rows, "turn \(turn): acknowledged") }
      before = after
    }
    #expect(killed > 0, "control: some imports were cut short")
    #expect(try BrandsieveBinary.run(importing(try sheet("last"))).status == 0)
    #expect(try noted() == before + Self.rows)
  }
}
