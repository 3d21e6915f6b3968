import Foundation
import Linkage
import Marketplace
import Store
import Testing

@testable import Pipeline

@Suite("Rule: nights honour what analysts decided about accounts") struct SellerDecisionNightTests {
  /// Tonight's accounts with their entities.
  private func rows(_ night: SmallNight) throws -> [NightEntities.Row] {
    try NightEntities(ToldNight(nil, in: Workspace(path: night.workspace, disk: .real), disk: .real).sellers, disk: .real).rows
  }

  private func entity(_ key: AccountKey, _ night: SmallNight) throws -> String? { try rows(night).first { $0.key == key }?.clusterID }

  @Test func sameAndItsUndoing() async throws {
    let night = try SmallNight()
    try await night.run()
    let before = try night.published()
    let first = try rows(night)
    let one = first[0]
    let other = try #require(first.last { $0.clusterID != one.clusterID })
    let desk = DecisionDesk(workspace: night.workspace, user: "ana")
    let decision = try #require(SellerDecision(.same, one.key, other.key))
    let record = try desk.decide(decision, reason: "").record
    let plan = try await night.plan()
    #expect(plan.lines.filter { $0.state == .runs }.map(\.stage).first == .sellers)
    #expect(plan.lines.filter { $0.stage == .ingest || $0.stage == .screen }.allSatisfy { $0.state == .reused })
    try await night.run()
    #expect(try entity(one.key, night) == entity(other.key, night))
    _ = try desk.undo(record.number, reason: "")
    try await night.run()
    #expect(try night.published() == before)
  }

  @Test func notSame() async throws {
    let night = try SmallNight()
    try await night.run()
    let groups = Dictionary(grouping: try rows(night)) { $0.clusterID }.values.filter { $0.count > 1 }
    let together = try #require(groups.min { $0[0].key < $1[0].key })
    let decision = try #require(SellerDecision(.notSame, together[0].key, together[1].key))
    _ = try DecisionDesk(workspace: night.workspace, user: "ana").decide(decision, reason: "")
    try await night.run()
    #expect(try entity(together[0].key, night) != entity(together[1].key, night))
    let told = try BrandsieveBinary.run(
      ["explain", "seller", together[0].key.marketplace, together[0].key.account, "--workspace", night.workspace])
    #expect(told.status == 0 && told.output.contains("decision: not-same"), "\(told)")
    #expect(told.output.contains("cut: ") && told.output.contains("were decided not to be the same"))
  }
}
