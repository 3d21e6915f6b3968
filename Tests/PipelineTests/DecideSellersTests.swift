import Foundation
import Testing

@testable import Pipeline

@Suite("Rule: an analyst can say who is one seller, and take it back") struct DecideSellersTests {
  let scratch: SettingsScratch

  init() throws { scratch = try SettingsScratch() }

  private func decide(_ arguments: String...) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(["decide"] + arguments + ["--workspace", scratch.path])
  }

  @Test func decisionsAreNotedListedAndUndone() throws {
    let first = try decide("same", "aurora:S:1", "baozi:9", "--reason", "one invoice")
    #expect(first.status == 0 && first.output.hasPrefix("decision 1: same aurora:S:1 baozi:9"), "\(first)")
    #expect(try decide("not-same", "mercato:x", "baozi:9").status == 0)
    let list = try decide("list").output
    #expect(list.contains("same aurora:S:1 baozi:9") && list.contains("one invoice") && list.contains("not-same baozi:9 mercato:x"))

    #expect(try decide("undo", "1").output.contains("decision 1 is undone"))
    #expect(try decide("undo", "1").output.contains("undone already"))
    #expect(try !decide("list").output.contains("aurora"))
    let all = try decide("list", "--all").output
    #expect(all.contains("(no longer counts)") && all.contains("undo 1"))
  }

  @Test func aContradictionIsRefusedWithTheDecisionsThatStandAgainstIt() throws {
    _ = try decide("same", "m:1", "m:2")
    _ = try decide("same", "m:2", "m:3")
    let refused = try decide("not-same", "m:1", "m:3")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("decision 1, decision 2"), "\(refused.errors)")
    #expect(try decide("not-same", "m:1", "m:2").status == 0, "control: a later decision about the same two takes the place of the earlier")
    #expect(try decide("not-same", "m:1", "m:3").status == 0)
    let undone = try decide("undo", "3")
    #expect(undone.status == 1 && undone.errors.contains("decision 4"), "what stood before would contradict: \(undone.errors)")
  }

  @Test("Wrong usage is refused", arguments: [["same", "a:1"], ["same", "a", "b:1"], ["not-same", "a:1", "a:1"], ["same", ":1", "a:"]])
  func usage(_ arguments: [String]) throws {
    #expect(try BrandsieveBinary.run(["decide"] + arguments + ["--workspace", scratch.path]).status == 2)
  }

  @Test func whatIsNotThereIsSaid() throws {
    #expect(try decide("undo", "7").status == 1)
    #expect(try BrandsieveBinary.run(["decide", "list", "--workspace", scratch.path + "/absent"]).status == 2)
    #expect(try BrandsieveBinary.run(["decide", "same", "a:1", "a:2", "--workspace", scratch.path + "/absent"]).status == 2)
  }
}

@Suite("Rule: decisions outlive the ledger, garbage collection and a run beside them") struct DecisionSurvivalTests {
  @Test func theyAreThereAfterTheLedgerWasMadeAnew() async throws {
    let night = try SmallNight()
    try await night.run()
    let desk = DecisionDesk(workspace: night.workspace, user: "ana")
    let decision = try #require(try AccountsOfNight.some(night.workspace))
    _ = try desk.decide(decision, reason: "")
    try FileManager.default.removeItem(atPath: night.workspace + "/ledger.sqlite")
    _ = try GarbageCollector(workspace: night.workspace).collect(keepDays: 0)
    try await night.run()
    #expect(try desk.list().map(\.record.content) == [.sellers(decision)])
  }

  @Test func aDecisionKnowsTheNightAndTheRunThatWereLookedAt() async throws {
    let night = try SmallNight()
    try await night.run()
    let desk = DecisionDesk(workspace: night.workspace, user: "ana")
    let known = try #require(try AccountsOfNight.some(night.workspace))
    let entered = try desk.decide(known, reason: "")
    #expect(entered.record.circumstances.run == 1)
    #expect(entered.record.circumstances.night?.description == SmallNight.date)
    #expect(entered.unseen.isEmpty)
  }

  @Test func noLockIsNeeded() async throws {
    let night = try SmallNight()
    try await night.run()
    let lock = try WorkspaceLock.acquire(workspace: night.workspace, disk: .real)
    defer { lock.release() }
    let known = try #require(try AccountsOfNight.some(night.workspace))
    #expect(try DecisionDesk(workspace: night.workspace).decide(known, reason: "").record.number == 1)
  }
}
