import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: whatever stands in the place of a file of the workspace is named, and never waited for") struct OddWorkspaceTests {
  let night: SmallNight
  private var date: String { "\(night.workspace)/published/2026-11-22" }

  init() async throws {
    night = try SmallNight()
    try await night.run()
  }

  private func replace(_ path: String, by script: String) throws {
    try Disk.real.removeTree(path)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", "\(script) \"$0\"", path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(script)")
  }

  private func fault(_ arguments: [String], _ status: Int32) throws -> String {
    let result = try BrandsieveBinary.run(arguments)
    #expect(result.status == status, "\(result.errors)")
    return result.errors
  }

  // MARK: run.json

  @Test(
    "a run.json that is none is damaged",
    arguments: ["{}", "[]", "null", #"{"date":"2026-11-22"}"#, #"{"date":"2026-11-22","files":[],"keys":{},"schema":1,"settings":{}}"#])
  func aManifestOfAnotherForm(_ text: String) throws {
    try Files.write(Array((text + "\n").utf8), to: date + "/run.json")
    for command in ["run", "plan"] {
      let errors = try fault(night.arguments(command), 1)
      #expect(errors.contains("\(date)/run.json is damaged: it is not what a run writes. Move \(date) away"), "\(errors)")
    }
  }

  @Test(
    "a run.json that is no file is damaged",
    arguments: [
      ("mkdir", "it is a folder"), ("mkfifo", "it is a pipe, a socket or a device"), ("truncate -s 3G", "the file is too large"),
      ("touch", "it is not whole"),
    ])
  func aManifestThatIsNoFile(_ script: String, _ words: String) throws {
    try replace(date + "/run.json", by: script)
    for arguments in [night.arguments(), night.arguments("plan"), ["explain", "brand", "B1", "--workspace", night.workspace]] {
      let errors = try fault(arguments, 1)
      #expect(errors.contains("\(date)/run.json is damaged: \(words)"), "\(errors)")
    }
  }

  @Test func aManifestOfAnotherDateOrATimeToCome() throws {
    let other = "\(night.workspace)/published/2026-11-21"
    try FileManager.default.copyItem(atPath: date, toPath: other)
    #expect(try fault(night.arguments(), 1).contains("\(other)/run.json is damaged: it is that of 2026-11-22. Move \(other) away"))
    try Disk.real.removeTree(other)
    var bytes = try Files.read(date + "/run.json")
    bytes.replaceAll(#""schema":1,"#, by: #""schema":2,"#)
    try Files.write(bytes, to: date + "/run.json")
    #expect(try fault(night.arguments(), 1).contains("run.json is of version 2, this program knows versions up to 1. Use the newer"))
  }

  // MARK: Files that are none of the night's

  @Test func filesThatNobodyListsAreToldOfAndKept() throws {
    try Files.write(Array("mine".utf8), to: date + "/notes.txt")
    try Files.write(Array("mine".utf8), to: date + "/handoff/note")
    try Disk.real.makeFolder(date + "/empty")
    let same = try BrandsieveBinary.run(night.arguments())
    #expect(same.status == 0 && same.output.contains("unchanged"))
    for name in ["notes.txt", "handoff/note", "empty"] {
      #expect(same.errors.contains("warning: \(date)/\(name) is none of the night's files"), "\(same.errors)")
    }
    for name in ["csv", "gz", "json"] { #expect(!same.errors.contains(".\(name) is none of"), "control: \(same.errors)") }
    let again = try BrandsieveBinary.run(night.arguments("run", ["--republish", "--set", "screening.tiers.file=0.99"]))
    let replaced = "\(night.workspace)/runs/000003/replaced"
    #expect(again.status == 0 && again.errors.contains("\(date)/notes.txt was none of the night's files: it stands in \(replaced) now"))
    #expect(try Files.read(replaced + "/notes.txt") == Array("mine".utf8))
    #expect(try !Disk.real.exists(date + "/notes.txt"))
  }

  @Test func aFolderThatWasNoNightIsToldOfAndKept() throws {
    let folder = "\(night.workspace)/published/2026-11-23"
    try Files.write(Array("mine".utf8), to: folder + "/notes.txt")
    try night.addNextNight()
    let result = try BrandsieveBinary.run(night.arguments("run", ["--date", "2026-11-23"]))
    #expect(result.status == 0 && result.errors.contains("\(folder) held no night"), "\(result.errors)")
    #expect(try Files.read("\(night.workspace)/runs/000002/replaced/notes.txt") == Array("mine".utf8))
  }

  // MARK: Artefacts, ledger, records, run folders

  @Test(
    "an artefact whose manifest is no file is made again", arguments: ["mkdir", "mkfifo", "truncate -s 3G"])
  func aManifestOfAnArtefact(_ script: String) throws {
    let before = try night.published()
    for key in try Disk.real.list("\(night.workspace)/artefacts") where !key.hasPrefix(".") {
      try replace("\(night.workspace)/artefacts/\(key)/manifest.json", by: script)
    }
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 0 && result.output.contains("unchanged"), "\(result.errors)")
    #expect(try night.published() == before)
    #expect(try !Disk.real.list("\(night.workspace)/artefacts/.damaged").isEmpty)
  }

  @Test(
    "a ledger or records that are no file",
    arguments: ["ledger.sqlite", "records/decisions.sqlite"],
    [("mkdir -p", "it is a folder"), ("mkfifo", "it is a pipe, a socket or a device")])
  func aDatabase(_ name: String, _ kind: (script: String, words: String)) throws {
    let path = "\(night.workspace)/\(name)"
    try Disk.real.makeFolders("\(night.workspace)/records")
    try replace(path, by: kind.script)
    let errors = try fault(night.arguments(), 1)
    #expect(errors.contains("cannot read \(path): \(kind.words). Move it away"), "\(errors)")
    if name.hasPrefix("records") {
      #expect(try fault(["decide", "list", "--workspace", night.workspace], 1).contains("\(path): \(kind.words)"))
    } else {
      #expect(try BrandsieveBinary.run(["runs", "--workspace", night.workspace]).output.contains("done"), "told from the run folders")
    }
  }

  @Test("a record of a run that is no file is passed over", arguments: ["mkdir", "mkfifo", "truncate -s 3G"])
  func aRecord(_ script: String) throws {
    try replace("\(night.workspace)/runs/000001/record.json", by: script)
    try Disk.real.unlink("\(night.workspace)/ledger.sqlite")
    #expect(try BrandsieveBinary.run(["runs", "--workspace", night.workspace]).status == 0)
    #expect(try BrandsieveBinary.run(night.arguments()).status == 0)
    #expect(try fault(["rejects", "show", "--date", "2020-01-01", "--workspace", night.workspace], 1).contains("no run of 2020-01-01"))
  }

  @Test func foldersThatOnlyLookLikeRuns() throws {
    for name in ["9223372036854775807", "7", "+00008", "-000009"] { try Disk.real.makeFolder("\(night.workspace)/runs/\(name)") }
    try FileManager.default.copyItem(
      atPath: "\(night.workspace)/runs/000001/record.json", toPath: "\(night.workspace)/runs/9223372036854775807/record.json")
    try Disk.real.unlink("\(night.workspace)/ledger.sqlite")
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 0 && result.output.contains("run 000002"), "\(result.errors)")
    #expect(try Inspector(workspace: night.workspace).runs().map(\.number) == [2, 1])
  }

  @Test(arguments: ["artefacts", "artefacts/.incoming", "runs", "published"]) func aFolder(_ name: String) throws {
    let path = "\(night.workspace)/\(name)"
    try replace(path, by: "touch")
    for command in ["run", "plan"] where command == "run" || name != "artefacts/.incoming" {
      let errors = try fault(night.arguments(command), 2)
      #expect(errors.contains("cannot make the folder \(path): something that is not a folder stands there"), "\(errors)")
    }
  }

  @Test("the holder of a lock that nobody can tell", arguments: ["mkfifo", "mkdir"]) func aHolder(_ script: String) throws {
    let lock = try WorkspaceLock.acquire(workspace: night.workspace)
    defer { lock.release() }
    try replace("\(night.workspace)/lock.holder", by: script)
    #expect(try fault(night.arguments(), 3).contains("is in use by another run"))
  }
}
