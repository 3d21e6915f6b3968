import Testing

@testable import Pipeline

@Suite("Rule: a seller entity keeps its id from night to night") struct EntityTests {
  /// The accounts of a night with their entities.
  private func clusters(_ date: String) async throws -> [String: String] {
    let folder = try await SampleNights.both().published(date)
    let bytes = try Files.unpacked(folder + "/seller-clusters.csv.gz")
    var entities: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let account = "\(fields[0]):\(fields[1])"
      #expect(entities[account] == nil, "\(account) stands twice")
      entities[account] = String(fields[2])
    }
    return entities
  }

  @Test func whereTheClusterDidNotChange() async throws {
    let (first, second) = (try await clusters(SampleNights.dates[0]), try await clusters(SampleNights.dates[1]))
    let both = Set(first.keys).intersection(second.keys)
    var before: [String: Set<String>] = [:]
    var after: [String: Set<String>] = [:]
    for account in both {
      before[first[account] ?? "", default: []].insert(account)
      after[second[account] ?? "", default: []].insert(account)
    }
    var kept = 0
    for (entity, accounts) in before {
      let now = Set(accounts.compactMap { second[$0] })
      guard now.count == 1, let id = now.first, after[id] == accounts else { continue }
      #expect(id == entity, "\(entity) is \(id) on the second night, with the same accounts")
      kept += 1
    }
    #expect(kept > before.count * 9 / 10 && second.count > both.count, "control: most clusters stay, and accounts come")
  }

  @Test func idsAreOfTheirForm() async throws {
    for id in Set(try await clusters(SampleNights.dates[1]).values) {
      #expect(id.wholeMatch(of: /E[A-Z2-7]{13}(-[0-9]+)?/) != nil, "\(id)")
    }
  }

  @Test func aDamagedEarlierNightIsNeverPassedOver() async throws {
    let night = try SmallNight()
    try night.addNextNight()
    try await night.run(date: SmallNight.date)
    let manifest = "\(night.workspace)/published/\(SmallNight.date)/run.json"
    try Files.write(Array("{}".utf8), to: manifest)
    let fault = try await #require(throws: RunFault.self) { try await night.run(date: SmallNight.nextDate) }
    #expect(fault.status == .failed && fault.problem.contains(manifest))
    #expect(try night.published(SmallNight.nextDate).isEmpty)
  }
}
