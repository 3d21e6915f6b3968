import Foundation
import Linkage
import Marketplace
import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: who is behind an account can be added up by hand") struct SellerStoryTests {
  private func inspected() async throws -> Inspector { Inspector(workspace: try await SampleNights.both().workspace) }

  /// The accounts of the largest entity of the newest night.
  private func largest() async throws -> [AccountKey] {
    let workspace = Workspace(path: try await SampleNights.both().workspace, disk: .real)
    let snapshot = try SnapshotTables.read(try workspace.sellers(of: try workspace.publishedNight(nil)), disk: .real)
    let groups = Dictionary(grouping: snapshot.accounts.indices) { snapshot.entityOf[$0] }.values
    let group = try #require(groups.max { ($0.count, $1[0]) < ($1.count, $0[0]) })
    return group.map { snapshot.accounts[$0].key }
  }

  @Test func membersAndSums() async throws {
    let members = try await largest()
    let story = try await inspected().seller(members[1].account, on: members[1].marketplace, date: nil)
    #expect(story.isThatNights)
    #expect(story.cluster.members.map { story.accounts[$0].key } == members)
    #expect(members.count > 2 && story.cluster.inside.count { $0.fate == .joined } == members.count - 1, "a tree of links joins them")
    for pair in story.cluster.inside + story.cluster.cut {
      #expect(pair.explanation.steps.reduce(0) { $0 + $1.bits } == pair.explanation.weight)
    }
    let joined = story.cluster.inside.filter { $0.fate == .joined }.map(\.explanation.probability)
    #expect(joined.min() == story.cluster.confidence)
  }

  @Test func aDraftHasAReportToo() async throws {
    let night = try SmallNight()
    #expect(try await night.run(.draft).state == .draft)
    let page = "\(night.workspace)/../draft.html"
    let told = try BrandsieveBinary.run(["linkage", "report", "--draft", "1", "--output", page, "--workspace", night.workspace])
    #expect(told.status == 0 && told.output.contains(SmallNight.date))
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("<html"))
    try await night.run()
    let published = try #require(throws: RunFault.self) { try Inspector(workspace: night.workspace).linkageReport(draft: "2") }
    #expect(published.status == .failed && published.problem.contains("no draft"))
    let both = try BrandsieveBinary.run(
      ["linkage", "report", "--draft", "1", "--date", SmallNight.date, "--output", page, "--workspace", night.workspace])
    #expect(both.status == 2)
  }

  /// What a sum of match weights begins with, and a weight for each comparison of the model.
  private static let steps = 1 + 12

  @Test func asTheCommandPrintsIt() async throws {
    let members = try await largest()
    let workspace = try await SampleNights.both().workspace
    let told = try BrandsieveBinary.run(["explain", "seller", members[0].marketplace, members[0].account, "--workspace", workspace])
    #expect(told.status == 0)
    let block = try #require(told.output.split(separator: "\n\n").dropFirst(2).first).split(separator: "\n").dropFirst()
    let numbers = block.compactMap { line in line.dropFirst(17).split(separator: " ").first.flatMap { Double($0) } }
    #expect(numbers.count == Self.steps + 1, "the steps and their sum")
    let unknown = try BrandsieveBinary.run(["explain", "seller", "aurora", "nobody", "--workspace", workspace])
    #expect(unknown.status == 1 && unknown.errors.contains("nobody"))
  }

  /// For each sum that a command printed, the steps and the total, in ten-thousandths.
  static func sums(_ output: String) -> [(steps: [Int], total: Int)] {
    var sums: [(steps: [Int], total: Int)] = []
    var steps: [Int] = []
    for line in output.split(separator: "\n") {
      guard let found = line.firstMatch(of: /^  (\S.*?) +([+-]\d+)\.(\d{4})( |$)/) else { continue }
      let number = Int(found.output.2 + found.output.3) ?? 0
      if found.output.1.hasPrefix("sum, in") {
        sums.append((steps, number))
        steps = []
      } else {
        steps.append(number)
      }
    }
    return sums
  }

  @Test func whatIsPrintedAddsUpToTheLastDigit() async throws {
    let workspace = try await SampleNights.both().workspace
    let stored = Workspace(path: workspace, disk: .real)
    let snapshot = try SnapshotTables.read(try stored.sellers(of: try stored.publishedNight(nil)), disk: .real)
    let groups = Dictionary(grouping: snapshot.accounts.indices) { snapshot.entityOf[$0] }.values.filter { $0.count > 1 }
    var pairs = 0
    for group in groups.sorted(by: { $0[0] < $1[0] }).prefix(8) {
      let key = snapshot.accounts[group[0]].key
      let told = try BrandsieveBinary.run(["explain", "seller", key.marketplace, key.account, "--workspace", workspace])
      for sum in Self.sums(told.output) {
        #expect(sum.steps.count == Self.steps && sum.steps.reduce(0, +) == sum.total, "\(key): \(sum)")
        pairs += 1
      }
    }
    #expect(pairs >= 8, "control: \(pairs) pairs")
  }
}

@Suite("Rule: what became of an entity's id is told for ever") struct EntityHistoryTests {
  private func inspected() async throws -> Inspector { Inspector(workspace: try await SampleNights.both().workspace) }

  @Test func changesSinceANight() async throws {
    var all: [EntityChange] = []
    try await inspected().entityChanges(since: nil) {
      all.append($0); return true
    }
    var second: [EntityChange] = []
    try await inspected().entityChanges(since: CalendarDate(iso: SampleNights.dates[1])) {
      second.append($0); return true
    }
    #expect(second == all.filter { $0.date.description == SampleNights.dates[1] })
    #expect(second.count < all.count && all.filter { $0.date.description == SampleNights.dates[0] }.allSatisfy { $0.kind == "born" })
    let workspace = try await SampleNights.both().workspace
    let told = try BrandsieveBinary.run(["entities", "changes", "--workspace", workspace])
    #expect(told.status == 0 && told.output.split(separator: "\n").count == all.count + 1)
  }

  @Test func everyIdOfTheFirstNightResolves() async throws {
    var ids: [String] = []
    try await inspected().entityChanges(since: nil) { change in
      if change.date.description == SampleNights.dates[0] { ids.append(change.entityID) }
      return true
    }
    for id in ids.prefix(40) {
      let found = try await inspected().resolveEntity(id)
      #expect(!found.accounts.isEmpty && !found.isPartial)
      #expect(found.steps.isEmpty == (found.id == id))
    }
    var retired: [EntityChange] = []
    try await inspected().entityChanges(since: nil) { change in
      if change.kind == "merged" { retired.append(change) }
      return true
    }
    for change in retired {
      let found = try await inspected().resolveEntity(change.entityID)
      #expect(found.steps.first?.successor == change.otherID && !found.accounts.isEmpty)
    }
  }

  @Test func anIdThatOnlyAReplacedPublicationGaveResolves() async throws {
    let night = try SmallNight()
    try await night.run()
    let workspace = Workspace(path: night.workspace, disk: .real)
    func rows() throws -> [NightEntities.Row] { try NightEntities(ToldNight(nil, in: workspace, disk: .real).sellers, disk: .real).rows }
    let first = try rows()
    let one = first[0]
    let other = try #require(first.last { $0.clusterID != one.clusterID })
    let decision = try #require(SellerDecision(.same, one.key, other.key))
    _ = try DecisionDesk(workspace: night.workspace, user: "ana").decide(decision, reason: "")
    try await night.run()
    let given = Set(try rows().map(\.clusterID))
    let gone = [one.clusterID, other.clusterID].filter { !given.contains($0) }
    #expect(gone.count == 1, "control: one of the two ids is given no more")
    _ = try GarbageCollector(workspace: night.workspace).collect(keepDays: 0)
    for id in gone {
      let found = try Inspector(workspace: night.workspace).resolveEntity(id)
      #expect(found.steps.map(\.id) == [id] && given.contains(found.id))
      #expect(Set(found.accounts.map(\.key)).isSuperset(of: first.filter { $0.clusterID == id }.map(\.key)))
    }
  }

  @Test func anIdThatOnlyALaterRunOfAnEarlierNightGaveResolves() async throws {
    let night = try SmallNight()
    try night.addNextNight()
    let workspace = Workspace(path: night.workspace, disk: .real)
    try await night.run(date: SmallNight.date)
    let first = try NightEntities(ToldNight(nil, in: workspace, disk: .real).sellers, disk: .real).rows
    let other = try #require(first.last { $0.clusterID != first[0].clusterID })
    let joined = night.otherWorkspace("joined")
    try Workspace(path: joined, disk: .real).create()
    let desk = DecisionDesk(workspace: joined, user: "ana")
    let decision = try #require(SellerDecision(.same, first[0].key, other.key))
    let record = try desk.decide(decision, reason: "").record
    for date in [SmallNight.date, SmallNight.nextDate] { try await night.run(date: date, workspace: joined) }
    _ = try desk.undo(record.number, reason: "")
    try await night.run(date: SmallNight.date, workspace: joined)
    let stored = Workspace(path: joined, disk: .real)
    let given = Set(
      try NightEntities(ToldNight(CalendarDate(iso: SmallNight.date), in: stored, disk: .real).sellers, disk: .real).rows.map(\.clusterID))
    let newest = try ToldSellers(nil, in: stored, disk: .real).snapshot
    let unknown = given.subtracting(newest.entities.map(\.id))
    #expect(unknown.count == 1, "control: the newest night never saw one of them")
    for id in given { #expect(try !Inspector(workspace: joined).resolveEntity(id).accounts.isEmpty, "\(id)") }
  }

  @Test func anUnknownIdIsNamed() async throws {
    let fault = try await #require(throws: RunFault.self) { try await inspected().resolveEntity("ENOBODY") }
    #expect(fault.status == .failed && fault.problem.contains("ENOBODY"))
  }
}
