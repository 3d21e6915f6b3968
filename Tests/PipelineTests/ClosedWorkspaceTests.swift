import Store
import Synchronization
import Testing

@testable import Pipeline

/// Root may write anywhere, so that the disk has to refuse.
@Suite("Rule: a workspace that may not be written in part is unusable, and told before the night is computed") struct ClosedWorkspaceTests {
  let night: SmallNight

  /// What a run wrote for itself.
  private final class Writes: Sendable {
    private let all = Mutex<[String]>([])
    var paths: [String] { all.withLock { $0 } }
    func note(_ path: String) { all.withLock { $0.append(path) } }
  }

  init() throws { night = try SmallNight() }

  /// A disk on which nothing can be made or moved in a folder, and which notes whether anything else was written.
  private func readOnly(_ folder: String, errno: Int32, wrote: Writes = Writes()) -> Disk {
    let workspace = night.workspace
    return Disk { call, path in
      let parent = parentFolder(of: path) ?? ""
      switch call {
      case .access: return path == folder ? errno : nil
      case .rename, .exchange, .makeFolder, .unlink:
        if call == .makeFolder, (try? Disk.real.exists(path)) == true { return nil }
        if parent == folder || path == folder { return errno }
      default: break
      }
      if call == .write, path.hasPrefix("\(workspace)/artefacts/") || path.hasPrefix("\(workspace)/runs/") { wrote.note(path) }
      return nil
    }
  }

  @Test(
    "each part, for want of rights and on a file system that is read-only",
    arguments: ["", "/published", "/artefacts", "/artefacts/.incoming", "/runs"], [13, 30] as [Int32])
  func aPartThatIsReadOnly(_ part: String, _ errno: Int32) async throws {
    try await night.run()
    try night.addNextNight()
    let wrote = Writes()
    let folder = night.workspace + part
    let disk = readOnly(folder, errno: errno, wrote: wrote)
    let fault = await #expect(throws: RunFault.self) { try await night.run(date: SmallNight.nextDate, disk: disk) }
    let why = errno == 13 ? "permission denied" : "the file system is read-only"
    #expect(fault?.status == .usage && fault?.problem == "the workspace cannot be used: cannot write in \(folder): \(why)")
    #expect(fault?.remedy.isEmpty == false)
    #expect(wrote.paths == [], "before any work")
    #expect(try night.published(SmallNight.nextDate) == [:])
  }

  @Test func theFolderOfADateThatIsToBeReplaced() async throws {
    try await night.run()
    let before = try night.published()
    let folder = "\(night.workspace)/published/2026-11-22"
    let wrote = Writes()
    let disk = readOnly(folder, errno: 13, wrote: wrote)
    let fault = await #expect(throws: RunFault.self) {
      try await night.run(.publish(republish: true), set: ["screening.tiers.file=0.99"], disk: disk)
    }
    #expect(fault?.status == .usage && fault?.problem == "the workspace cannot be used: cannot write in \(folder): permission denied")
    #expect(wrote.paths == [])
    // What is protected by hand and stays as it is does no harm.
    #expect(try await night.run(disk: disk).state == .unchanged)
    // Where only the files show that the date changes, it is told before any of them is moved.
    try Files.write([], to: folder + "/seller-ban-candidates.csv")
    let late = await #expect(throws: RunFault.self) { try await night.run(disk: disk) }
    #expect(late?.status == .usage && late?.problem == fault?.problem)
    #expect(
      try night.published().filter { $0.key != "seller-ban-candidates.csv" } == before.filter { $0.key != "seller-ban-candidates.csv" })
  }

  @Test func aDraftNeedsItsOwnFoldersOnly() async throws {
    try await night.run()
    let published = readOnly("\(night.workspace)/published", errno: 13)
    #expect(try await night.run(.draft, disk: published).state == .draft)
    let drafts = readOnly("\(night.workspace)/drafts", errno: 13)
    let fault = await #expect(throws: RunFault.self) { try await night.run(.draft, disk: drafts) }
    #expect(fault?.status == .usage)
    #expect(try await night.run(disk: drafts).state == .unchanged)
  }

  @Test("whatever is closed deeper down", arguments: [13, 30] as [Int32]) func anArtefactThatIsClosed(_ errno: Int32) async throws {
    try await night.run()
    let artefacts = night.workspace + "/artefacts/"
    let disk = Disk { call, path in call == .open && path.hasPrefix(artefacts) && path.hasSuffix("manifest.json") ? errno : nil }
    let fault = await #expect(throws: RunFault.self) { try await night.run(disk: disk) }
    #expect(fault?.status == .usage && fault?.problem.contains("manifest.json") == true, "\(String(describing: fault))")
  }

  @Test func aFullDiskIsNoMatterOfRights() async throws {
    let disk = Disk { call, path in call == .makeFolder && path.contains("/.incoming/") ? 28 : nil }
    let fault = await #expect(throws: RunFault.self) { try await night.run(disk: disk) }
    #expect(fault?.status == .failed && fault?.problem.contains("the disk is full") == true)
  }

  @Test func aMoveThatFailsNamesBothPaths() {
    let fault = DiskFault(operation: .rename, path: "/w/staged", target: "/w/published/x", errno: 13)
    #expect("\(fault)" == "cannot rename /w/staged to /w/published/x: permission denied")
    let exchange = DiskFault(operation: .exchange, path: "/w/staged", target: "/w/published/x", errno: 13)
    #expect("\(exchange)" == "cannot exchange /w/staged with /w/published/x: permission denied")
  }
}
