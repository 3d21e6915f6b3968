import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: whatever matches `files` is read, or named as what cannot be") struct OddFileTests {
  let night: SmallNight
  private let folder: String

  init() throws {
    night = try SmallNight()
    folder = "\(night.data)/exports/2026-11-22/aurora"
  }

  /// Lets a shell make something in the folder of exports, and runs the night.
  private func run(after script: String, _ command: String = "run") throws -> BrandsieveBinary.Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = URL(filePath: folder)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(script)")
    return try BrandsieveBinary.run(night.arguments(command))
  }

  @Test(arguments: [
    ("mkfifo p.csv.gz", "p.csv.gz matches `files` and is a pipe, a socket or a device. Move it away"),
    ("ln -s /dev/null ../../../null; ln -s ../../../null n.csv.gz", "n.csv.gz is a link out of the data root, to /dev/null"),
    ("mkdir d.csv.gz", "d.csv.gz matches `files` and is a folder. Move it away"),
    ("mkdir ../x; ln -s ../x l.csv.gz", "l.csv.gz matches `files` and is a folder. Move it away"),
    ("printf '' >\"$(printf 'caf\\351.csv.gz')\"", "caf\u{FFFD}.csv.gz is not UTF-8. Rename it"),
    ("ln -s nowhere z.csv.gz", "z.csv.gz is a link to nothing. Remove the link"),
  ])
  func isNamed(_ script: String, _ words: String) throws {
    for command in ["run", "plan"] {
      let result = try run(after: command == "run" ? script : "true", command)
      #expect(result.status == 4 && result.output == "")
      #expect(result.errors.contains("aurora: ") && result.errors.contains(words), "\(result.errors)")
    }
  }

  @Test(
    "names as people give them", arguments: ["a b.csv.gz", "-rf.csv.gz", "'\"$(x)`;.csv.gz", "旗舰店🎉.csv.gz", "a\nb.csv.gz", "{}[]*?.csv.gz"])
  func oddNamesAreRead(_ name: String) throws {
    try Disk.real.rename("\(folder)/listings.csv.gz", to: "\(folder)/\(name)")
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 0, "\(result.errors)")
    #expect(try BrandsieveBinary.run(["explain", "listing", "aurora", "AX0017", "--workspace", night.workspace]).status == 0)
  }

  @Test func theLongestNameIsRead() throws {
    let name = String(repeating: "x", count: 248) + ".csv.gz"
    try Disk.real.rename("\(folder)/listings.csv.gz", to: "\(folder)/\(name)")
    #expect(try BrandsieveBinary.run(night.arguments()).status == 0)
  }

  /// Root may read all, so that the disk has to refuse.
  @Test(
    "a closed or vanished export is the inputs' fault, a failing disk is not", arguments: [(13, 4), (2, 4), (5, 1)] as [(Int32, Int32)])
  func whoseFaultItIs(_ errno: Int32, _ status: Int32) async throws {
    let path = "\(folder)/listings.csv.gz"
    for call in [DiskCall.open, .read] where call == .open || errno == 5 {
      let fault = await #expect(throws: RunFault.self) {
        try await night.run(disk: Disk { made, at in made == call && at == path ? errno : nil })
      }
      #expect(fault?.status.rawValue == status && fault?.problem.contains("exports/2026-11-22/aurora/listings.csv.gz: cannot ") == true)
    }
  }

  @Test("settings and registry too: a pipe is not waited for", arguments: ["registry/brands.csv", "pipelines/spoiled.yaml"])
  func pipesInPlaceOfOtherFiles(_ name: String) throws {
    let result = try run(after: "rm ../../../\(name); mkfifo ../../../\(name)")
    #expect(result.status == (name.hasPrefix("registry") ? 4 : 2))
    #expect(result.errors.contains(name) && result.errors.contains("it is a pipe, a socket or a device"), "\(result.errors)")
  }
}
