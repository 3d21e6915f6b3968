import Store
import TestKit
import Testing

@Suite("Rule: publishing shows all or nothing, whichever call fails") struct PublishTests {
  private static let errors: [Int32] = [5, 28]

  /// Makes a folder with a file and an inner folder that all hold one text.
  private static func stage(_ text: String, at path: String) throws {
    try Disk.real.makeFolders(path + "/inner")
    try writeFileAtomically(path + "/a", Array(text.utf8), disk: .real)
    try writeFileAtomically(path + "/inner/b", Array(text.utf8), disk: .real)
  }

  /// The one text that a whole folder holds; nil if there is no folder, "torn" if it is not whole.
  private static func look(_ path: String) throws -> String? {
    guard try Disk.real.exists(path) else { return nil }
    guard try Disk.real.list(path) == ["a", "inner"], try Disk.real.list(path + "/inner") == ["b"] else { return "torn" }
    let texts = try [path + "/a", path + "/inner/b"].map { String(decoding: try Disk.real.readFile($0), as: UTF8.self) }
    return Set(texts).count == 1 ? texts[0] : "torn"
  }

  @Test func firstAndAgain() throws {
    let folder = try TemporaryFolder()
    try Self.stage("old", at: folder.file("staged"))
    try publishFolder(from: folder.file("staged"), to: folder.file("final"), replaced: folder.file("replaced"), disk: .real)
    #expect(try Self.look(folder.file("final")) == "old")
    try Self.stage("new", at: folder.file("staged"))
    try publishFolder(from: folder.file("staged"), to: folder.file("final"), replaced: folder.file("replaced"), disk: .real)
    #expect(try Self.look(folder.file("final")) == "new")
    #expect(try Self.look(folder.file("replaced")) == "old")
    #expect(try Disk.real.list(folder.path) == ["final", "replaced"])
  }

  @Test(arguments: [false, true], errors)
  func aFaultAtEveryCall(_ isAgain: Bool, _ errno: Int32) throws {
    var seen: Set<String> = []
    for nth in 1... {
      let folder = try TemporaryFolder()
      if isAgain { try Self.stage("old", at: folder.file("final")) }
      try Self.stage("new", at: folder.file("staged"))
      let faulty = FaultyDisk(failing: nth, with: errno)
      do {
        try publishFolder(from: folder.file("staged"), to: folder.file("final"), replaced: folder.file("replaced"), disk: faulty.disk)
        #expect(faulty.count < nth, "call \(nth) failed unseen")
        break
      } catch {
        #expect(error.errno == errno)
      }
      let found = try Self.look(folder.file("final")) ?? "nothing"
      #expect([isAgain ? "old" : "nothing", "new"].contains(found), "after call \(nth)")
      seen.insert(found)
    }
    #expect(seen.count == 2, "control: some faults came before the move, some after")
  }

  @Test func whereExchangeIsMissingTheOldStays() throws {
    let folder = try TemporaryFolder()
    try Self.stage("old", at: folder.file("final"))
    try Self.stage("new", at: folder.file("staged"))
    let disk = Disk { call, _ in call == .exchange ? 22 : nil }
    let fault = #expect(throws: DiskFault.self) {
      try publishFolder(from: folder.file("staged"), to: folder.file("final"), replaced: folder.file("replaced"), disk: disk)
    }
    #expect(fault?.isExchangeUnsupported == true)
    #expect(try Self.look(folder.file("final")) == "old")
    #expect(try Self.look(folder.file("staged")) == "new")
  }

  @Test(arguments: ["taken", "no/such/folder"])
  func whereTheOldOneCannotGoNothingMoves(_ replaced: String) throws {
    let folder = try TemporaryFolder()
    try Self.stage("other", at: folder.file("taken"))
    try Self.stage("old", at: folder.file("final"))
    try Self.stage("new", at: folder.file("staged"))
    #expect(throws: DiskFault.self) {
      try publishFolder(from: folder.file("staged"), to: folder.file("final"), replaced: folder.file(replaced), disk: .real)
    }
    #expect(try Self.look(folder.file("final")) == "old")
    #expect(try Self.look(folder.file("taken")) == "other")
  }

  @Test(arguments: errors)
  func aFileIsTheOldOrTheNew(_ errno: Int32) throws {
    for nth in 1... {
      let folder = try TemporaryFolder()
      try writeFileAtomically(folder.file("LATEST"), Array("old".utf8), disk: .real)
      let faulty = FaultyDisk(failing: nth, with: errno)
      do {
        try writeFileAtomically(folder.file("LATEST"), Array("new".utf8), disk: faulty.disk)
        #expect(faulty.count < nth)
        #expect(try Disk.real.readFile(folder.file("LATEST")) == Array("new".utf8))
        break
      } catch {
        #expect(["old", "new"].contains(String(decoding: try Disk.real.readFile(folder.file("LATEST")), as: UTF8.self)))
        #expect(try Disk.real.list(folder.path) == ["LATEST"], "nothing is left beside it")
      }
    }
  }

  @Test func everythingIsSyncedBeforeItIsMoved() throws {
    let folder = try TemporaryFolder()
    try Self.stage("new", at: folder.file("staged"))
    let log = CallLog()
    try publishFolder(from: folder.file("staged"), to: folder.file("final"), replaced: folder.file("replaced"), disk: log.disk)
    let root = folder.path + "/"
    let calls = log.calls.filter { $0.hasPrefix("sync") || $0.hasPrefix("rename") }.map { $0.replacing(root, with: "") }
    #expect(
      calls == [
        "sync staged", "rename staged", "sync \(folder.path)",
      ])
  }
}
