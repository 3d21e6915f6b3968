import Glibc
import Store
import Testing

@testable import Handoff

@Suite("Rule: verify finds any changed, missing or extra byte of a package") struct VerifyTests {
  /// A package of two data files on the disk.
  private final class Sample {
    let folder: TemporaryFolder
    let path: String
    let name: String

    init() throws {
      folder = try TemporaryFolder()
      let night = inputs([candidate("1"), candidate("2", reasons: ["copy_word"])])
      name = try #require(try writePackages([profile()], night, into: folder.path, disk: .real).first?.packages.first?.name)
      path = folder.path + "/handoff/partner/" + name
    }

    func differences() -> [String] { verifyPackage(at: path, disk: .real).map(\.description) }
  }

  @Test func findsNothingInAPackageAsItWasWritten() throws {
    let sample = try Sample()
    #expect(sample.differences() == [])
    #expect(verifyPackage(at: sample.path + "/", disk: .real) == [])
  }

  @Test func findsEveryByteThatIsFlipped() throws {
    let sample = try Sample()
    var flipped = 0
    for name in try Disk.real.list(sample.path) {
      let path = sample.path + "/" + name
      let bytes = try Disk.real.readFile(path)
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 1 << UInt8(index % 8)
        try overwrite(path, changed)
        if verifyPackage(at: sample.path, disk: .real).isEmpty { Issue.record("byte \(index) of \(name) went unseen") }
        flipped += 1
      }
      try overwrite(path, bytes)
    }
    #expect(flipped > 2000)
    #expect(sample.differences() == [])
  }

  @Test(arguments: ["README.txt", "SHA256SUMS", "complaint-0001.csv", "complaint-0002.csv", "manifest.json"])
  func findsAFileThatIsMissing(_ name: String) throws {
    let sample = try Sample()
    try Disk.real.unlink(sample.path + "/" + name)
    #expect(sample.differences() == ["\(name): missing"])
  }

  @Test(arguments: ["README.txt", "SHA256SUMS", "complaint-0001.csv", "manifest.json"]) func findsAFileThatIsCutOrLonger(_ name: String)
    throws
  {
    let sample = try Sample()
    let bytes = try Disk.real.readFile(sample.path + "/" + name)
    for changed in [Array(bytes.dropLast()), [], bytes + [10], bytes + bytes] {
      try overwrite(sample.path + "/" + name, changed)
      #expect(!sample.differences().isEmpty)
    }
  }

  @Test(arguments: ["extra.csv", ".hidden", "complaint-0003.csv", "README.txt~", "a b\n"]) func findsAFileThatIsExtra(_ name: String) throws
  {
    let sample = try Sample()
    try overwrite(sample.path + "/" + name, [])
    #expect(sample.differences() == ["\(name.replacing("\n", with: "\\u{a}")): does not belong to the package"])
  }

  @Test func findsAFolderThatIsExtra() throws {
    let sample = try Sample()
    try Disk.real.makeFolder(sample.path + "/more")
    #expect(sample.differences() == ["more: does not belong to the package"])
  }

  @Test(
    "Rule: verify follows no link, even to the same bytes", arguments: ["README.txt", "SHA256SUMS", "complaint-0001.csv", "manifest.json"])
  func refusesALink(_ name: String) throws {
    let sample = try Sample()
    try Disk.real.rename(sample.path + "/" + name, to: sample.folder.path + "/elsewhere")
    try makeLink(to: sample.folder.path + "/elsewhere", at: sample.path + "/" + name)
    #expect(sample.differences() == ["\(name): is a symbolic link, where a package holds plain files only"])
  }

  @Test func refusesWhatIsNoFile() throws {
    let sample = try Sample()
    try Disk.real.unlink(sample.path + "/complaint-0001.csv")
    try Disk.real.makeFolder(sample.path + "/complaint-0001.csv")
    try Disk.real.unlink(sample.path + "/complaint-0002.csv")
    try makePipe(at: sample.path + "/complaint-0002.csv")
    #expect(
      sample.differences() == [
        "complaint-0001.csv: is a folder, where a package holds plain files only",
        "complaint-0002.csv: is a device, pipe or socket, where a package holds plain files only",
      ])
  }

  @Test func refusesAFolderThatIsALinkOrNoFolderOrNotThere() throws {
    let sample = try Sample()
    let link = sample.folder.path + "/link"
    try makeLink(to: sample.path, at: link)
    #expect(
      verifyPackage(at: link, disk: .real).map(\.description) == ["link: is a symbolic link; give the path of the package's own folder"])
    #expect(
      verifyPackage(at: sample.path + "/README.txt", disk: .real).map(\.description) == [
        "README.txt: is a file; give the path of the package's own folder"
      ])
    #expect(verifyPackage(at: sample.path + "/nothing", disk: .real).map(\.description) == ["nothing: missing"])
  }

  @Test func findsAnotherName() throws {
    let sample = try Sample()
    let other = sample.folder.path + "/handoff/partner/partner-2026-11-23-00000000"
    try Disk.real.rename(sample.path, to: other)
    #expect(
      verifyPackage(at: other, disk: .real).map(\.description) == [
        "partner-2026-11-23-00000000: is not the name of this package, which is \(sample.name)"
      ])
  }

  @Test func findsChecksumsThatDisagreeWithTheManifest() throws {
    let sample = try Sample()
    let path = sample.path + "/SHA256SUMS"
    let lines = String(decoding: try Disk.real.readFile(path), as: UTF8.self).split(separator: "\n")
    try overwrite(path, Array((lines.reversed().joined(separator: "\n") + "\n").utf8))
    #expect(sample.differences() == ["SHA256SUMS: does not say what manifest.json says"])
  }

  @Test("Rule: a file that cannot be read is a difference, whatever fails", arguments: [DiskCall.open, .read, .status, .list])
  func reportsWhatCannotBeRead(_ call: DiskCall) throws {
    let sample = try Sample()
    let disk = Disk(fault: { made, _ in made == call ? EIO : nil })
    let differences = verifyPackage(at: sample.path, disk: disk)
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { $0.kind == .unreadable("the disk reports an input/output error") })
  }

  @Test("Rule: verify follows no link that takes a file's place while it looks") func findsASwap() throws {
    let sample = try Sample()
    let path = sample.path + "/complaint-0001.csv"
    let outside = sample.folder.path + "/outside"
    try overwrite(outside, try Disk.real.readFile(path))
    let disk = Disk(fault: { call, opened in
      guard call == .open, opened == path else { return nil }
      try? Disk.real.unlink(path)
      try? makeLink(to: outside, at: path)
      return nil
    })
    #expect(verifyPackage(at: sample.path, disk: disk).map(\.kind) == [.unreadable("it was replaced while it was read")])
  }
}
