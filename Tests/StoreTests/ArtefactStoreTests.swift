import Store
import Synchronization
import TestKit
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Rule: an artefact is found whole or not at all") struct ArtefactStoreTests {
  static let keyText = #"{"stage":"ingest"}"#
  static let key = SHA256.digest(keyText)

  /// Makes an artefact with two files, one of them private.
  @discardableResult
  static func make(in store: ArtefactStore, keyText: String = keyText) throws -> Artefact {
    let writer = try store.begin(stage: "ingest", revision: 3, key: SHA256.digest(keyText), keyText: keyText)
    try writer.add("rows.bin", Array("some rows".utf8), isPrivate: false)
    let file = try writer.create("people.bin", isPrivate: true)
    try file.write(Array("some people".utf8))
    _ = try file.finish()
    return try writer.seal(counts: ["rows": 9, "accounts": 2])
  }

  @Test func whatIsSealedIsFound() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    #expect(try store.find(Self.key) == nil)
    let made = try Self.make(in: store)
    let found = try #require(try store.find(Self.key))
    #expect(found == made)
    #expect(found.folder == folder.file("artefacts") + "/" + Self.key.hex)
    #expect(found.manifest.stage == "ingest")
    #expect(found.manifest.revision == 3)
    #expect(found.manifest.keyText == Self.keyText)
    #expect(found.manifest.counts == ["rows": 9, "accounts": 2])
    #expect(found.manifest.files.map(\.name) == ["people.bin", "rows.bin"])
    #expect(found.manifest.size == 20)
    #expect(try Disk.real.readFile(found.path(of: "rows.bin")) == Array("some rows".utf8))
    #expect(try store.all() == [made])
    #expect(try Disk.real.list(store.folder + "/.incoming").isEmpty)
  }

  @Test func modesOfFilesAndFolders() throws {
    let folder = try TemporaryFolder()
    let made = try Self.make(in: ArtefactStore(folder: folder.file("artefacts"), disk: .real))
    #expect(try Disk.real.status(folder.file("artefacts"))?.mode == FileMode.folder)
    #expect(try Disk.real.status(made.folder)?.mode == FileMode.folder)
    #expect(try Disk.real.status(made.path(of: "rows.bin"))?.mode == FileMode.file)
    #expect(try Disk.real.status(made.path(of: "people.bin"))?.mode == FileMode.privateFile)
    #expect(try Disk.real.status(made.path(of: ArtefactManifest.fileName))?.mode == FileMode.file)
  }

  @Test func contentDigestDependsOnNamesAndContentAlone() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let first = try Self.make(in: store)
    let second = try Self.make(in: store, keyText: #"{"stage":"other"}"#)
    #expect(first.key != second.key)
    let both: Set = ["rows.bin", "people.bin"]
    #expect(first.manifest.contentDigest(of: both) == second.manifest.contentDigest(of: both))
    #expect(first.manifest.contentDigest(of: ["rows.bin"]) != first.manifest.contentDigest(of: both))
    let writer = try store.begin(stage: "ingest", revision: 3, key: SHA256.digest("3"), keyText: "3")
    try writer.add("rows.bin", Array("some rowz".utf8), isPrivate: false)
    let other = try writer.seal(counts: [:])
    #expect(other.manifest.contentDigest(of: ["rows.bin"]) != first.manifest.contentDigest(of: ["rows.bin"]), "control")
  }

  /// Ways to damage an artefact in a folder, each with what is then said of it.
  enum Damage: String, CaseIterable {
    case changed = "the file rows.bin has changed"
    case longer = "the file rows.bin has 10 bytes instead of 9"
    case missing = "the file people.bin is missing"
    case noManifest = "it has no manifest"
    case cutManifest = "its manifest is not whole"
    case foreignManifest = "its manifest is that of another key"

    func strike(_ artefact: Artefact, _ other: Artefact) throws {
      let manifest = artefact.path(of: ArtefactManifest.fileName)
      switch self {
      case .changed: try writeFileAtomically(artefact.path(of: "rows.bin"), Array("some rowz".utf8), disk: .real)
      case .longer: try writeFileAtomically(artefact.path(of: "rows.bin"), Array("some rows!".utf8), disk: .real)
      case .missing: try Disk.real.unlink(artefact.path(of: "people.bin"))
      case .noManifest: try Disk.real.unlink(manifest)
      case .cutManifest: try writeFileAtomically(manifest, Array(try Disk.real.readFile(manifest).dropLast(7)), disk: .real)
      case .foreignManifest:
        try writeFileAtomically(manifest, try Disk.real.readFile(other.path(of: ArtefactManifest.fileName)), disk: .real)
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func aDamagedOneIsReportedMovedAsideAndMadeAgain(_ damage: Damage) throws {
    let folder = try TemporaryFolder()
    let heard = Mutex<[String]>([])
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real) { fault in heard.withLock { $0.append(fault.description) } }
    let made = try Self.make(in: store)
    let other = try Self.make(in: store, keyText: #"{"stage":"other"}"#)
    try damage.strike(made, other)
    #expect(throws: StoreFault(path: made.folder, reason: .damaged(damage.rawValue))) { try store.open(Self.key, check: .digests) }
    #expect(try Disk.real.exists(made.folder), "opening changes nothing")
    #expect(try store.find(Self.key) == nil)
    #expect(heard.withLock { $0 } == ["the artefact \(made.folder) is damaged: \(damage.rawValue)"])
    #expect(try !Disk.real.exists(made.folder))
    #expect(try Disk.real.list(store.folder + "/.damaged").count == 1)
    #expect(try Self.make(in: store) == made)
    #expect(try store.find(Self.key) == made)
    #expect(try store.removeLeftovers() == 1)
  }

  @Test func sizesAloneDoNotSeeAChange() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let made = try Self.make(in: store)
    try Damage.changed.strike(made, made)
    #expect(try store.open(Self.key, check: .sizes) == made, "control: why runs look at digests")
    #expect(try store.find(Self.key) == nil)
  }

  @Test func ofTwoRunsTheFirstOneStays() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let slow = try store.begin(stage: "ingest", revision: 3, key: Self.key, keyText: Self.keyText)
    try slow.add("rows.bin", Array("of the slow run".utf8), isPrivate: false)
    let first = try Self.make(in: store)
    #expect(try slow.seal(counts: [:]) == first)
    #expect(try Disk.real.list(store.folder + "/.incoming").isEmpty)
    let third = try store.begin(stage: "ingest", revision: 3, key: Self.key, keyText: Self.keyText)
    try third.add("rows.bin", Array("of the third run".utf8), isPrivate: false)
    try Damage.changed.strike(first, first)
    #expect(try third.seal(counts: [:]).manifest.files.map(\.size) == [16], "a damaged one gives way")
  }

  @Test func anAbandonedOneIsNeverFound() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let writer = try store.begin(stage: "ingest", revision: 3, key: Self.key, keyText: Self.keyText)
    try writer.add("rows.bin", [1], isPrivate: false)
    writer.abandon()
    #expect(try store.find(Self.key) == nil)
    #expect(try store.all().isEmpty)
    #expect(try Disk.real.exists(writer.folder))
    #expect(try store.removeLeftovers() == 1)
    #expect(try !Disk.real.exists(writer.folder))
  }

  @Test(arguments: ["", ".hidden", "a/b", "..", "manifest.json", "rows.bin"])
  func badNamesAreRefused(_ name: String) throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let writer = try store.begin(stage: "ingest", revision: 3, key: Self.key, keyText: Self.keyText)
    try writer.add("rows.bin", [1], isPrivate: false)
    #expect(throws: StoreFault(path: writer.folder, reason: .badName(name))) { try writer.add(name, [2], isPrivate: false) }
  }

  @Test func unfinishedFilesAndWrongKeysAreRefused() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let writer = try store.begin(stage: "ingest", revision: 3, key: Self.key, keyText: Self.keyText)
    _ = try writer.create("rows.bin", isPrivate: false)
    #expect(throws: StoreFault(path: writer.folder, reason: .unfinished("rows.bin"))) { try writer.seal(counts: [:]) }
    #expect(throws: StoreFault(path: store.path(of: Self.key), reason: .wrongKey)) {
      try store.begin(stage: "ingest", revision: 3, key: Self.key, keyText: "{}")
    }
  }

  @Test func removedOnesAreGone() throws {
    let folder = try TemporaryFolder()
    let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
    let made = try Self.make(in: store)
    let kept = try Self.make(in: store, keyText: "1")
    try store.remove(made.key)
    try store.remove(made.key)
    #expect(try store.all() == [kept])
    #expect(try store.keys() == [kept.key])
  }

  @Test(arguments: [EIO, ENOSPC])
  func aFaultAtEveryCallOfMakingOne(_ errno: Int32) throws {
    var faults = 0
    for nth in 1... {
      let folder = try TemporaryFolder()
      let faulty = FaultyDisk(failing: nth, with: errno)
      do {
        try Self.make(in: ArtefactStore(folder: folder.file("artefacts"), disk: faulty.disk))
        #expect(faulty.count < nth, "call \(nth) failed unseen")
        break
      } catch {
        #expect(error is StoreFault || error is DiskFault)
        faults += 1
      }
      let store = ArtefactStore(folder: folder.file("artefacts"), disk: .real)
      let reference = try TemporaryFolder()
      let whole = try Self.make(in: ArtefactStore(folder: reference.file("artefacts"), disk: .real))
      if let found = try store.open(Self.key, check: .digests) { #expect(found.manifest == whole.manifest, "after call \(nth)") }
      #expect(try Self.make(in: store).manifest == whole.manifest, "made again after call \(nth)")
    }
    #expect(faults > 20, "control: there were calls to fail")
  }

  @Test func aFaultAtEveryCallOfFindingOneLosesNothing() throws {
    let folder = try TemporaryFolder()
    let made = try Self.make(in: ArtefactStore(folder: folder.file("artefacts"), disk: .real))
    var faults = 0
    for nth in 1... {
      let faulty = FaultyDisk(failing: nth, with: EIO)
      do {
        #expect(try ArtefactStore(folder: folder.file("artefacts"), disk: faulty.disk).find(Self.key) == made)
        #expect(faulty.count < nth, "call \(nth) failed unseen")
        break
      } catch {
        guard case .disk = error.reason else {
          Issue.record("\(error)")
          return
        }
        faults += 1
      }
    }
    #expect(faults > 10, "control: there were calls to fail")
    #expect(try ArtefactStore(folder: folder.file("artefacts"), disk: .real).find(Self.key) == made, "a disk that fails is no damage")
  }
}
