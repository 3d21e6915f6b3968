import Foundation
import Marketplace
import Store
import Testing

@testable import Pipeline

@Suite("Rule: the ledger indexes runs, stages and publications") struct LedgerTests {
  let scratch: SettingsScratch
  let path: String
  let date: CalendarDate

  init() throws {
    scratch = try SettingsScratch()
    path = scratch.path + "/ledger.sqlite"
    date = try #require(CalendarDate(iso: "2026-11-22"))
  }

  private func digest(_ text: String) -> Digest {
    var hash = SHA256()
    hash.update(Array(text.utf8).span)
    return hash.finish()
  }

  private func begin(_ ledger: Ledger) throws -> Int {
    try ledger.beginRun(pipeline: "pipelines/nightly.yaml", date: date, isDraft: false, startedAt: "2026-11-23T01:00:00Z")
  }

  @Test func aRunIsToldAsItWasWritten() throws {
    let ledger = try Ledger.openForWriting(path)
    #expect(ledger.isNew)
    let run = try begin(ledger)
    let stages = [
      StageRecord(stage: "ingest", subject: "exports/2026-11-22/baozi/列表.csv.gz", key: "ab", isReused: true, seconds: 0.25, rows: 12),
      StageRecord(stage: "screen", subject: "", key: "cd", isReused: false, seconds: 1.5, rows: nil),
      StageRecord(stage: "ingest", subject: "", key: "ab", isReused: false, seconds: 0, rows: 0),
    ]
    try ledger.recordStages(Array(stages.prefix(1)), of: run)
    try ledger.recordStages(Array(stages.dropFirst()), of: run)
    try ledger.writeIntent(run: run, date: date, manifest: digest("one"))
    try ledger.markPublished(run: run, date: date)
    try ledger.endRun(run, state: .done, exitStatus: 0, endedAt: "2026-11-23T01:05:00Z")
    try ledger.close()

    let reader = try #require(try Ledger.openReadOnly(path))
    let record = RunRecord(
      number: 1, pipeline: "pipelines/nightly.yaml", date: date, isDraft: false, startedAt: "2026-11-23T01:00:00Z",
      endedAt: "2026-11-23T01:05:00Z", state: .done, exitStatus: 0)
    #expect(try reader.runs() == [record])
    let publish = PublishRecord(run: 1, date: date, manifest: digest("one"), state: .published)
    #expect(try reader.run(1) == RunFacts(run: record, stages: stages, publishes: [publish]))
    #expect(try reader.run(2) == nil)
    #expect(!reader.isNew)
  }

  @Test func runsAreNumberedAndListedNewestFirst() throws {
    let ledger = try Ledger.openForWriting(path)
    for number in 1...12 { #expect(try begin(ledger) == number) }
    #expect(try ledger.runs().map(\.number) == Array((1...12).reversed()))
  }

  @Test func aRunThatWentWithoutAWordIsKilledAndOthersAreLeft() throws {
    let ledger = try Ledger.openForWriting(path)
    let first = try begin(ledger)
    try ledger.endRun(first, state: .stopped, exitStatus: 143, endedAt: "2026-11-23T01:05:00Z")
    _ = try begin(ledger)
    #expect(try ledger.runs().map(\.state) == [.running, .stopped])
    _ = try begin(ledger)
    #expect(try ledger.runs().map(\.state) == [.running, .killed, .stopped])
  }

  @Test func intentsStayOpenUntilTheyAreSettled() throws {
    let ledger = try Ledger.openForWriting(path)
    let runs = try (0..<3).map { _ in try begin(ledger) }
    for run in runs { try ledger.writeIntent(run: run, date: date, manifest: digest("\(run)")) }
    #expect(try ledger.openIntents().map(\.run) == runs)
    try ledger.markPublished(run: runs[0], date: date)
    for (intent, isPublished) in zip(try ledger.openIntents(), [true, false]) { try ledger.settle(intent, isPublished: isPublished) }
    #expect(try ledger.openIntents() == [])
    #expect(try runs.map { try ledger.run($0)?.publishes.first?.state } == [.published, .published, .withdrawn])
    #expect(try ledger.run(runs[2])?.publishes.first?.manifest == digest("3"))
  }

  @Test func whatIsNotThereIsRefused() throws {
    let ledger = try Ledger.openForWriting(path)
    let fault = try #require(throws: LedgerFault.self) { try ledger.markPublished(run: 7, date: date) }
    #expect(fault.description == "the ledger \(path) has no publication of 2026-11-22 by run 7")
    #expect(throws: LedgerFault(path: path, what: .unknown("run 7"))) {
      try ledger.recordStages([StageRecord(stage: "ingest", subject: "", key: "", isReused: false, seconds: 0, rows: nil)], of: 7)
    }
    #expect(throws: LedgerFault(path: path, what: .unknown("run 7"))) {
      try ledger.endRun(7, state: .done, exitStatus: 0, endedAt: "")
    }
    #expect(throws: LedgerFault(path: path, what: .unknown("run 7"))) {
      try ledger.writeIntent(run: 7, date: date, manifest: digest("x"))
    }
  }

  @Test func itIsMadeAgainFromFacts() throws {
    let ledger = try Ledger.openForWriting(path)
    for _ in 0..<3 { _ = try begin(ledger) }
    let run = RunRecord(
      number: 9, pipeline: "n.yaml", date: date, isDraft: true, startedAt: "2026-11-23T01:00:00Z", state: .failed, exitStatus: 4)
    let stage = StageRecord(stage: "ingest", subject: "a", key: "k", isReused: false, seconds: 2, rows: 3)
    let publish = PublishRecord(run: 9, date: date, manifest: digest("nine"), state: .published)
    let facts = [
      RunFacts(run: run, stages: [stage], publishes: [publish]),
      RunFacts(
        run: RunRecord(
          number: 4, pipeline: "n.yaml", date: date, isDraft: false, startedAt: "2026-11-22T01:00:00Z", state: .done, exitStatus: 0)),
    ]
    try ledger.rebuild(from: facts)
    #expect(try ledger.runs().map(\.number) == [9, 4])
    #expect(try ledger.run(9) == facts[0])
    #expect(try begin(ledger) == 10)
    try ledger.rebuild(from: facts)
    #expect(try ledger.runs().count == 2)
  }

  @Test func writtenFromSeveralThreads() async throws {
    let ledger = try Ledger.openForWriting(path)
    let run = try begin(ledger)
    await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          let record = StageRecord(stage: "ingest", subject: "\(number)", key: "", isReused: false, seconds: 0, rows: number)
          try ledger.recordStages([record], of: run)
        }
      }
    }
    #expect(Set(try ledger.run(run)?.stages.compactMap(\.rows) ?? []) == Set(0..<40))
  }
}

@Suite("Rule: a ledger is safe on the disk, and says what is wrong with it") struct LedgerFileTests {
  let scratch: SettingsScratch
  let path: String

  init() throws {
    scratch = try SettingsScratch()
    path = scratch.path + "/ledger.sqlite"
  }

  private func fault(of body: () throws -> Void) throws -> LedgerFault { try #require(throws: LedgerFault.self, performing: body) }

  @Test func rollbackJournalFullSyncAndOwnerOnly() throws {
    let ledger = try Ledger.openForWriting(path)
    let pragmas = try ledger.write { db in
      [
        try String.fetchOne(db, sql: "PRAGMA journal_mode"), try String.fetchOne(db, sql: "PRAGMA synchronous"),
        try String.fetchOne(db, sql: "PRAGMA foreign_keys"),
      ]
    }
    #expect(pragmas == ["delete", "2", "1"])
    #expect(try Disk.real.status(path)?.mode == 0o600)
  }

  @Test func whereThereIsNoneNoneIsMadeToLookAt() throws {
    #expect(try Ledger.openReadOnly(path)?.path == nil)
    #expect(try !Disk.real.exists(path))
  }

  @Test func aReaderCannotWrite() throws {
    try Ledger.openForWriting(path).close()
    let reader = try #require(try Ledger.openReadOnly(path))
    let fault = try fault { try reader.rebuild(from: []) }
    #expect(fault.what == .closed)
    #expect(fault.description == "the ledger \(path) may not be opened by this user")
    #expect(fault.remedy == "Run as the owner of the workspace, or have the owner do it.")
  }

  @Test func aReaderWorksInAFolderThatCannotBeWritten() throws {
    try Ledger.openForWriting(path).close()
    try Disk.real.chmod(path, mode: 0o400)
    try Disk.real.chmod(scratch.path, mode: 0o500)
    defer { try? Disk.real.chmod(scratch.path, mode: 0o700) }
    #expect(try Ledger.openReadOnly(path)?.runs() == [])
  }

  @Test func otherBytesAreDamage() throws {
    try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: path))
    let fault = try fault { _ = try Ledger.openForWriting(path) }
    #expect(fault.description == "the ledger \(path) is damaged: file is not a database")
    #expect(fault.remedy == "Move the file away: the next run makes it again from the run folders beside it.")
    #expect(try self.fault { _ = try Ledger.openReadOnly(path) } == fault)
  }

  @Test func aPageThatWasOverwrittenIsFoundAtOpening() throws {
    try Ledger.openForWriting(path).close()
    var bytes = try Disk.real.readFile(path)
    let page = 4096
    try #require(bytes.count > 2 * page)
    for index in page..<(2 * page) { bytes[index] = 0xA5 }
    try Data(bytes).write(to: URL(filePath: path))
    let fault = try fault { _ = try Ledger.openForWriting(path) }
    guard case .damaged = fault.what else { Issue.record("\(fault)"); return }
  }

  @Test func theDatabaseOfAnotherProgram() throws {
    let ledger = try Ledger.openForWriting(path)
    try ledger.write { try $0.execute(sql: "PRAGMA application_id = 0") }
    try ledger.close()
    let fault = try fault { _ = try Ledger.openForWriting(path) }
    #expect(fault.description == "the ledger \(path) is damaged: it is the database of another program")
  }

  @Test func aLedgerOfTheFuture() throws {
    let ledger = try Ledger.openForWriting(path)
    try ledger.write { try $0.execute(sql: "PRAGMA user_version = 9") }
    try ledger.close()
    let fault = try fault { _ = try Ledger.openForWriting(path) }
    #expect(fault.description == "the ledger \(path) is of version 9, this program knows versions up to 1")
  }

  @Test func anotherWriter() throws {
    let ledger = try Ledger.openForWriting(path)
    try ledger.write { _ in
      let fault = try fault { _ = try Ledger.openForWriting(path, patience: 0) }
      #expect(fault.description == "the ledger \(path) is being written by another process")
    }
    _ = try Ledger.openForWriting(path, patience: 0)
  }

  @Test func aFolderThatIsReadOnly() throws {
    let disk = Disk { call, _ in call == .open ? 30 : nil }
    let fault = try fault { _ = try Ledger.openForWriting(path, disk: disk) }
    #expect(fault.description == "the ledger \(path) cannot be made: cannot open \(path): the file system is read-only")
  }
}
