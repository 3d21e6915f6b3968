import Store
import TestKit
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Rule: every call on the disk goes through one seam, which can be made to fail") struct DiskTests {
  @Test func interruptedCallsAreMadeAgain() throws {
    let folder = try TemporaryFolder()
    for call in 1...12 {
      let faulty = FaultyDisk(failing: call, with: EINTR)
      let path = folder.file("file-\(call)")
      let writer = try FileWriter(creating: path, disk: faulty.disk)
      try writer.write(Array("whole".utf8))
      _ = try writer.finish()
      #expect(try faulty.disk.readFile(path) == Array("whole".utf8), "interrupted at call \(call)")
    }
  }

  @Test func modesHoldWhateverTheUmask() throws {
    let folder = try TemporaryFolder()
    let before = umask(0o077)
    defer { umask(before) }
    for (mask, name) in [(mode_t(0o077), "tight"), (mode_t(0), "loose")] {
      umask(mask)
      try Disk.real.makeFolders(folder.file(name + "/inner"))
      _ = try Disk.real.create(folder.file(name + "/inner/file"), mode: FileMode.file)
      _ = try Disk.real.create(folder.file(name + "/inner/private"), mode: FileMode.privateFile)
      #expect(try Disk.real.status(folder.file(name))?.mode == 0o750)
      #expect(try Disk.real.status(folder.file(name + "/inner"))?.mode == 0o750)
      #expect(try Disk.real.status(folder.file(name + "/inner/file"))?.mode == 0o640)
      #expect(try Disk.real.status(folder.file(name + "/inner/private"))?.mode == 0o600)
    }
  }

  @Test func namesAreSortedByTheirBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a", "é", "Z", "10", "9", ".hidden"] { try writeFileAtomically(folder.file(name), [], disk: .real) }
    #expect(try Disk.real.list(folder.path) == [".hidden", "10", "9", "Z", "a", "b", "é"])
  }

  @Test func removingATreeDoesNotFollowLinks() throws {
    let folder = try TemporaryFolder()
    try Disk.real.makeFolders(folder.file("kept"))
    try writeFileAtomically(folder.file("kept/file"), [1], disk: .real)
    try Disk.real.makeFolders(folder.file("tree/inner"))
    #expect(unsafe symlink(folder.file("kept"), folder.file("tree/inner/link")) == 0)
    try Disk.real.removeTree(folder.file("tree"))
    #expect(try Disk.real.list(folder.path) == ["kept"])
    #expect(try Disk.real.readFile(folder.file("kept/file")) == [1])
  }

  @Test func aLockIsHeldByOne() throws {
    let folder = try TemporaryFolder()
    let first = try Disk.real.openOrCreate(folder.file("lock"), mode: FileMode.privateFile)
    let second = try Disk.real.openOrCreate(folder.file("lock"), mode: FileMode.privateFile)
    #expect(try first.lock())
    #expect(try !second.lock())
    try first.write(Array("held by the first run".utf8).span)
    try first.close()
    #expect(try second.lock())
    try second.truncate()
    try second.write(Array("the second".utf8).span)
    #expect(try Disk.real.readFile(folder.file("lock")) == Array("the second".utf8))
  }

  @Test func exchangeSwapsTwoFolders() throws {
    let folder = try TemporaryFolder()
    try Disk.real.makeFolders(folder.file("one"))
    try Disk.real.makeFolders(folder.file("other/inner"))
    try Disk.real.exchange(folder.file("one"), with: folder.file("other"))
    #expect(try Disk.real.list(folder.file("one")) == ["inner"])
    #expect(try Disk.real.list(folder.file("other")).isEmpty)
  }

  @Test func aFaultSaysWhatWhereWhyAndWhatToDo() throws {
    let full = DiskFault(operation: .write, path: "/data/x", errno: ENOSPC)
    #expect(full.description == "cannot write /data/x: the disk is full")
    #expect(full.remedy == "Free some space, for instance with `brandsieve gc`, then run again.")
    let missing = #expect(throws: DiskFault.self) { try Disk.real.readFile("/nowhere/at/all") }
    #expect(missing?.description == "cannot open /nowhere/at/all: it does not exist")
    #expect(missing?.isMissing == true)
    let unsupported = DiskFault(operation: .exchange, path: "/data/published", errno: EINVAL)
    #expect(unsupported.description == "cannot exchange /data/published: this file system cannot exchange two folders in one step")
    #expect(!DiskFault(operation: .rename, path: "/data/published", errno: EINVAL).isExchangeUnsupported, "control")
  }

  @Test func onlyPlainFilesOfASoundSizeAreReadAsSuch() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("file")
    try writeFileAtomically(file, [1, 2, 3], disk: .real)
    #expect(try Disk.real.readPlainFile(file, limit: 3) == [1, 2, 3])
    try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0 && symlink(file, folder.file("link")) == 0)
    #expect(try Disk.real.readPlainFile(folder.file("link"), limit: 3) == [1, 2, 3])
    for (path, limit, reason) in [
      (file, 2, "the file is too large"), (folder.path, 3, "it is a folder"),
      (folder.file("pipe"), 3, "it is a pipe, a socket or a device"),
      ("/dev/null", 3, "it is a pipe, a socket or a device"),
    ] {
      let fault = #expect(throws: DiskFault.self) { try Disk.real.readPlainFile(path, limit: limit) }
      #expect(fault?.isNoPlainFile == true && fault?.description == "cannot read \(path): \(reason)")
    }
    #expect(#expect(throws: DiskFault.self) { try Disk.real.readPlainFile(folder.file("none"), limit: 3) }?.isMissing == true)
  }

  @Test(arguments: [("a/b", "a"), ("/a", "/"), ("a", "."), ("a/b/", "a"), ("/a/b/c", "/a/b")])
  func parents(_ path: String, _ parent: String) { #expect(parentFolder(of: path) == parent) }

  @Test func theRootHasNoParent() {
    #expect(parentFolder(of: "/") == nil)
    #expect(parentFolder(of: "") == nil)
  }
}
