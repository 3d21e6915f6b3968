import Candidates
import Foundation
import GRDB
import Linkage
import Marketplace
import Store
import Synchronization
import Testing

@testable import Pipeline

@Suite("Rule: decisions are only added, and none is lost") struct DecisionRecordTests {
  let scratch: SettingsScratch
  let records: DecisionRecords

  init() throws {
    scratch = try SettingsScratch()
    records = DecisionRecords(path: scratch.path + "/records/decisions.sqlite", patience: 60)
  }

  static func circumstances(_ reason: String = "") -> DecisionRecord.Circumstances {
    .init(user: "ana", time: "2026-11-23T09:00:00Z", run: 3, night: CalendarDate(iso: "2026-11-22"), reason: reason, inclusion: 0.25)
  }

  static func same(_ one: String, _ other: String, _ verdict: SellerDecision.Verdict = .same) throws -> DecisionRecord.Content {
    .sellers(
      try #require(SellerDecision(verdict, AccountKey(marketplace: "m", account: one), AccountKey(marketplace: "m", account: other))))
  }

  static func confirm(_ id: String, _ verdict: CandidateDecision.Verdict = .confirm) -> DecisionRecord.Content {
    .candidate(CandidateDecision(verdict, candidateID: id, marketplace: "m", listingID: "L", brandID: "B", stateHash: "ab12"))
  }

  @Test func aRecordIsReadAsItWasWritten() throws {
    let contents = [try Self.same("1", "2"), try Self.same("3:4", "é\"';--", .notSame), Self.confirm("C1"), .undo(1)]
    for content in contents { _ = try records.add { _ in [(content, Self.circumstances("a, b"))] } }
    let all = try records.all()
    #expect(all.map(\.content) == contents)
    #expect(all.map(\.number) == [1, 2, 3, 4])
    #expect(all.allSatisfy { $0.circumstances == Self.circumstances("a, b") })
  }

  @Test func nothingWasDecidedWhereThereIsNoFile() throws {
    #expect(try records.all().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: records.path), "looking makes nothing")
  }

  @Test func theFileIsClosedToOthers() throws {
    _ = try records.add { _ in [(Self.confirm("C1"), Self.circumstances())] }
    #expect(try Disk.real.status(records.path)?.mode == 0o600)
  }

  @Test func severalAreAddedTogetherOrNotAtAll() throws {
    _ = try records.add { _ in [(Self.confirm("C1"), Self.circumstances())] }
    #expect(throws: RecordsFault.self) {
      try records.add { _ in [(Self.confirm("C2"), Self.circumstances()), (.undo(99), Self.circumstances())] }
    }
    #expect(try records.all().map(\.content) == [Self.confirm("C1")])
  }

  @Test func aRefusalComesBackAsItWasThrownAndAddsNothing() throws {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try records.add { _ in throw Refusal() } }
    #expect(try records.all().isEmpty)
  }

  @Test func noStatementCanChangeOrRemoveOne() throws {
    _ = try records.add { _ in [(Self.confirm("C1"), Self.circumstances())] }
    let queue = try DatabaseQueue(path: records.path)
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM decisions") } }
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "UPDATE decisions SET verdict = 'dismiss'") } }
    #expect(try records.all().count == 1)
  }

  @Test func writersAtOnceWaitForEachOtherAndSeeWhatWasWritten() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { [records] in
          for turn in 0..<5 {
            _ = try records.add { before in [(Self.confirm("C\(before.count)"), Self.circumstances("\(writer) \(turn)"))] }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try records.all().map(\.content) == (0..<20).map { Self.confirm("C\($0)") })
  }

  @Test func aDamagedFileIsNoEmptyOne() throws {
    try FileManager.default.createDirectory(atPath: scratch.path + "/records", withIntermediateDirectories: true)
    try Data("these are no decisions, but long enough to be a file of something else".utf8).write(to: URL(filePath: records.path))
    #expect(throws: RecordsFault.self) { try records.all() }
    #expect(throws: RecordsFault.self) { try records.add { _ in [] } }
  }

  @Test func theLastOneThatWasNotUndoneCounts() throws {
    let contents = [
      try Self.same("1", "2"), try Self.same("2", "1", .notSame), Self.confirm("C2"), Self.confirm("C1"), Self.confirm("C2", .dismiss),
    ]
    func force(_ more: [DecisionRecord.Content]) -> DecisionsInForce {
      DecisionsInForce((contents + more).enumerated().map { .init(number: $0 + 1, content: $1, circumstances: Self.circumstances()) })
    }
    #expect(force([]).sellers.map(\.verdict) == [.notSame])
    #expect(force([]).candidates.map(\.candidateID) == ["C1", "C2"])
    #expect(force([]).numbers == [2, 4, 5])
    #expect(force([.undo(2), .undo(5)]).sellers.map(\.verdict) == [.same])
    #expect(force([.undo(2), .undo(5)]).candidates.map(\.verdict) == [.confirm, .confirm])
    #expect(force([.undo(1), .undo(2)]).sellers.isEmpty)
  }

  @Test func whatGoesIntoKeysKnowsNoNumberOrderTimeOrUser() throws {
    let contents = [try Self.same("1", "2"), try Self.same("3", "4", .notSame), Self.confirm("C2"), Self.confirm("C1")]
    func force(_ contents: [DecisionRecord.Content], from first: Int, by user: String) -> DecisionsInForce {
      DecisionsInForce(
        contents.enumerated().map {
          .init(number: first + $0, content: $1, circumstances: .init(user: user, time: "\(first)", reason: user))
        })
    }
    let one = force(contents, from: 1, by: "ana")
    let other = force(contents.reversed(), from: 70, by: "bo")
    #expect(one.sellersInput == other.sellersInput)
    #expect(one.candidatesInput == other.candidatesInput)
    #expect(one.canonicalSellers.text == #"[["same","m","1","m","2"],["not-same","m","3","m","4"]]"#)
    #expect(one.candidatesInput != force(Array(contents.dropLast()), from: 1, by: "ana").candidatesInput)
  }
}
