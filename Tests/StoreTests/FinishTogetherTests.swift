import Glibc
import Store
import TestKit
import Testing

@Suite("Rule: of files that belong together, the last never stands in its place without the others") struct FinishTogetherTests {
  private static let names = ["rejects", "output"]

  /// What stands in the places: "old", "new" or "none" each.
  private static func look(_ folder: TemporaryFolder) throws -> [String] {
    try names.map { name in
      let path = folder.file(name)
      return try Disk.real.exists(path) ? String(decoding: Disk.real.readFile(path), as: UTF8.self) : "none"
    }
  }

  /// Writes both files on a disk, and lets go of what was not put in its place.
  private static func write(_ folder: TemporaryFolder, _ disk: Disk, abandons: Bool = true) throws(DiskFault) {
    var files: [ReplacedFile] = []
    do throws(DiskFault) {
      for name in names {
        files.append(try ReplacedFile(folder.file(name), disk: disk))
        try files[files.count - 1].write(Array("new".utf8))
      }
      try finishTogether(files)
    } catch {
      if abandons { for file in files { file.abandon() } }
      throw error
    }
  }

  private static func folder(standing: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    if standing { for name in names { try writeFileAtomically(folder.file(name), Array("old".utf8), disk: .real) } }
    return folder
  }

  @Test("one call fails: both are as they were, or both are new", arguments: [false, true], [EIO, ENOSPC])
  func aFaultAtEveryCall(_ standing: Bool, _ errno: Int32) throws {
    let before = standing ? "old" : "none"
    var seen: Set<[String]> = []
    for nth in 1... {
      let folder = try Self.folder(standing: standing)
      let faulty = FaultyDisk(failing: nth, with: errno)
      do {
        try Self.write(folder, faulty.disk)
        #expect(try Self.look(folder) == ["new", "new"])
        if faulty.count < nth { break }
      } catch {
        let found = try Self.look(folder)
        seen.insert(found)
        #expect([[before, before], ["new", "new"]].contains(found), "after call \(nth): \(error)")
        #expect(try Disk.real.list(folder.path).count == found.count { $0 != "none" }, "call \(nth) leaves nothing beside them")
      }
    }
    #expect(seen == [[before, before], ["new", "new"]], "control: some faults came before the last move, some after")
  }

  @Test("killed anywhere, an output has its rejects", arguments: [false, true])
  func killedAtEveryCall(_ standing: Bool) throws {
    let before = standing ? "old" : "none"
    var seen: Set<[String]> = []
    for nth in 1... {
      let folder = try Self.folder(standing: standing)
      // A process that is gone makes no call any more.
      let faulty = FaultyDisk(failing: nth, with: EIO, staysBroken: true) { _, _ in true }
      do {
        try Self.write(folder, faulty.disk, abandons: false)
        if faulty.count < nth { break }
      } catch {}
      seen.insert(try Self.look(folder))
    }
    #expect(seen == [[before, before], ["new", before], ["new", "new"]])
  }

  @Test func whereNothingCanBeExchangedTheRejectsStillComeFirst() throws {
    let folder = try Self.folder(standing: true)
    try Self.write(folder, Disk { call, _ in call == .exchange ? EINVAL : nil })
    #expect(try Self.look(folder) == ["new", "new"])
    #expect(try Disk.real.list(folder.path).sorted() == Self.names.sorted())
  }
}
