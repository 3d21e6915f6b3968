import Foundation
import Store
import Synchronization
import Testing

@testable import Pipeline

@Suite("Rule: nothing is published that LATEST could not name") struct LatestTests {
  let night: SmallNight
  private var latest: String { "\(night.workspace)/published/LATEST" }

  init() throws { night = try SmallNight() }

  /// Lets a shell put something in the place of LATEST.
  private func make(_ script: String) throws {
    try Disk.real.makeFolders("\(night.workspace)/published")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = URL(filePath: "\(night.workspace)/published")
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(script)")
  }

  @Test(
    "whatever stands in its place",
    arguments: [
      ("mkdir LATEST", "it is a folder"), ("mkfifo LATEST", "it is a pipe, a socket or a device"),
      ("truncate -s 3G LATEST", "the file is too large"), ("ln -s /etc/hostname LATEST", "it is a symbolic link"),
    ])
  func isNoPlainFile(_ script: String, _ words: String) throws {
    try make(script)
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains("\(latest): \(words)"), "\(result.errors)")
    #expect(result.errors.contains("Move it away, then run again"), "\(result.errors)")
    #expect(!result.errors.contains("ingest"), "told before any work: \(result.errors)")
    #expect(try Disk.real.list("\(night.workspace)/published") == ["LATEST"])
    try Disk.real.removeTree(latest)
    #expect(try BrandsieveBinary.run(night.arguments()).status == 0)
    #expect(try Files.read(latest) == Array("2026-11-22\n".utf8))
  }

  /// Root may read all, so that the disk has to refuse: at the beginning, and where it is closed while the run works.
  @Test(arguments: [1, 2]) func isClosed(_ time: Int) async throws {
    try make("echo 2026-11-20 > LATEST")
    let path = latest
    let opened = Mutex(0)
    let disk = Disk { call, at in
      guard call == .open, at == path else { return nil }
      return opened.withLock { opened in
        opened += 1
        return opened == time ? 13 : nil
      }
    }
    let fault = await #expect(throws: RunFault.self) { try await night.run(disk: disk) }
    #expect(fault?.status == .usage && fault?.problem == "cannot open \(path): permission denied", "\(String(describing: fault))")
    #expect(try Disk.real.list("\(night.workspace)/published") == ["LATEST"])
    #expect(try Inspector(workspace: night.workspace).runs().map(\.exitStatus) == (time == 1 ? [] : [2]))
  }

  @Test func aFolderOfADateThatIsNoNightIsNotNamed() async throws {
    try make("mkdir 2099-01-01; touch 2099-01-02")
    try await night.run()
    #expect(try Files.read(latest) == Array("2026-11-22\n".utf8))
  }
}

@Suite("Rule: a run that fails after it has published says that it has") struct PublishedYetTests {
  let night: SmallNight

  init() throws { night = try SmallNight() }

  /// A disk that is full from the first call of its kind on a path with this ending.
  private func full(_ wanted: DiskCall, _ ending: String) -> Disk {
    let isFull = Mutex(false)
    return Disk { call, path in
      if call == wanted, path.contains(ending) { isFull.withLock { $0 = true } }
      let changes: [DiskCall] = [.write, .rename, .exchange, .makeFolder]
      return changes.contains(call) && isFull.withLock { $0 } ? 28 : nil
    }
  }

  @Test(
    "at LATEST, and at the run's own record",
    arguments: [("published/LATEST.", "published"), ("runs/000001/record.json.", "published")])
  func onAFirstNight(_ ending: String, _ words: String) async throws {
    let fault = await #expect(throws: RunFault.self) { try await night.run(disk: full(.rename, ending)) }
    #expect(fault?.status == .failed)
    #expect(fault?.problem.contains("the disk is full") == true, "control: \(String(describing: fault))")
    #expect(
      fault?.problem.hasSuffix("after the run had done its work: its files are published in \(night.workspace)/published/2026-11-22")
        == true,
      "\(String(describing: fault))")
    #expect(fault?.remedy.contains("Free some space") == true)
    #expect(try !night.published().isEmpty)
    let before = try night.published()
    #expect(try await night.run().state == .unchanged)
    #expect(try night.published() == before)
    #expect(try Inspector(workspace: night.workspace).run("1").publishes.map(\.state) == [.published])
  }

  @Test func aFullDiskBeforeSaysNothingOfTheKind() async throws {
    let fault = await #expect(throws: RunFault.self) { try await night.run(disk: full(.rename, "runs/000001/staged")) }
    #expect(fault?.problem.contains("published in") == false, "\(String(describing: fault))")
    #expect(try night.published() == [:])
  }

  @Test func aDraftToo() async throws {
    let fault = await #expect(throws: RunFault.self) { try await night.run(.draft, disk: full(.rename, "runs/000001/record.json.")) }
    #expect(
      fault?.problem.hasSuffix("after the run had done its work: its files stand in \(night.workspace)/drafts/000001") == true,
      "\(String(describing: fault))")
  }
}
