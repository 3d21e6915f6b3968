import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: one run at a time has a workspace, and a second one is told which") struct LockTests {
  let scratch: SettingsScratch
  let holder = LockHolder(process: 4711, host: "depot", started: "2026-11-22T01:00:00Z", command: "brandsieve run nightly.yaml")

  init() throws { scratch = try SettingsScratch() }

  private func acquire(disk: Disk = .real) throws -> WorkspaceLock {
    try WorkspaceLock.acquire(workspace: scratch.path, holder: holder, disk: disk)
  }

  @Test func theSecondRunIsToldWhoHoldsIt() throws {
    let lock = try acquire()
    let fault = try #require(throws: LockFault.self) { try acquire() }
    #expect(fault.what == .held(by: holder))
    #expect(
      fault.description
        == "the workspace \(scratch.path) is in use by process 4711 on depot since 2026-11-22T01:00:00Z: brandsieve run nightly.yaml")
    #expect(fault.remedy == "Wait until that run ends, stop it with `kill 4711`, or choose another --workspace.")
    lock.release()
    _ = try acquire()
  }

  @Test func lettingGoGivesItBack() throws {
    do { _ = try acquire() }
    _ = try acquire()
  }

  @Test func aHolderThatHasNotSaidWhoItIs() throws {
    let lock = try acquire()
    try scratch.file("lock.holder", "half")
    let fault = try #require(throws: LockFault.self) { try acquire() }
    #expect(fault.description == "the workspace \(scratch.path) is in use by another run")
    lock.release()
  }

  /// Another process that takes the lock as a run does, says so, and waits for its input to end.
  private func child() throws -> (process: Process, input: Pipe, firstLine: String) {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec 9<>\"$0\"/lock; flock -n 9 && echo held || echo refused; read end", scratch.path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = ""
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
      line.unicodeScalars.append(UnicodeScalar(byte))
    }
    return (process, input, line)
  }

  @Test func anotherProcessIsKeptOutAndItsDeathLetsUsIn() throws {
    let (process, _, line) = try child()
    #expect(line == "held")
    #expect(throws: LockFault.self) { try acquire() }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let lock = try acquire()
    let (second, input, refused) = try child()
    #expect(refused == "refused")
    try input.fileHandleForWriting.close()
    second.waitUntilExit()
    lock.release()
    let (third, end, held) = try child()
    #expect(held == "held")
    try end.fileHandleForWriting.close()
    third.waitUntilExit()
  }

  @Test func aWorkspaceThatCannotBeWritten() throws {
    let disk = Disk { call, path in call == .open && path.hasSuffix("/lock") ? 30 : nil }
    let fault = try #require(throws: LockFault.self) { try acquire(disk: disk) }
    #expect(
      fault.description == "the workspace \(scratch.path) cannot be used: cannot open \(scratch.path)/lock: the file system is read-only")
    #expect(fault.remedy == "Mount the file system for writing, or choose another workspace.")
  }

  @Test func aFullDiskLeavesTheLockFree() throws {
    let full = Disk { call, _ in call == .write ? 28 : nil }
    let fault = try #require(throws: LockFault.self) { try acquire(disk: full) }
    #expect(fault.description.hasSuffix("the disk is full"))
    _ = try acquire()
  }

  @Test func thisProcessNamesItself() throws {
    let current = LockHolder.current()
    #expect(current.process == Int(getpid()))
    #expect(!current.host.isEmpty && !current.command.isEmpty && current.started.hasSuffix("Z"))
    #expect(LockHolder(json: current.json) == current)
  }
}
