import Marketplace
import Testing

@testable import Linkage

@Suite("Rule: ids go on by the largest overlap, and no id is given twice") struct IdentityTests {
  let accounts = (0..<6).map { SellerAccount(key: AccountKey(marketplace: "m", account: "\($0)"), fields: SellerFields()) }

  /// The assignment of a night on which the accounts stand in these clusters.
  func night(_ clusters: [Int], after previous: EntitySnapshot?, day: Int32) -> EntityAssignment {
    let date = CalendarDate(daysSinceEpoch: day)
    let tonight = Array(accounts.prefix(clusters.count))
    let history = AccountHistory(previous: previous, tonight: AccountTable(tonight), date: date)
    let linkage = Linkage(clusterOf: clusters, confidence: clusters.map { _ in 1 }, clusterCount: (clusters.max() ?? -1) + 1)
    return IdentityCarrier(previous: previous, history: history, linkage: linkage, date: date).assign { $0 }
  }

  func ids(_ assignment: EntityAssignment) -> [String] { assignment.entityOf.map { assignment.snapshot.entities[$0].id } }

  @Test func aMergeKeepsTheLargerEntity() {
    let first = night([0, 1, 1], after: nil, day: 1)
    let second = night([0, 0, 0], after: first.snapshot, day: 2)
    #expect(Set(ids(second)) == [ids(first)[1]])
    #expect(second.events == [.merged(id: ids(first)[0], into: ids(first)[1])])
    #expect(second.snapshot.retired.map(\.id) == [ids(first)[0]])
  }

  @Test func aSplitLeavesTheIdWithTheLargerPartAndNamesTheOtherAnew() {
    let first = night([0, 0, 0], after: nil, day: 1)
    let second = night([0, 1, 1], after: first.snapshot, day: 2)
    #expect(ids(second)[1] == ids(first)[0])
    // The smaller part's smallest account gave the old id its name: the new one must be told apart.
    #expect(ids(second)[0] == ids(first)[0] + "-2")
    #expect(second.events == [.split(from: ids(first)[0], id: ids(second)[0])])
    #expect(second.snapshot.entities[second.entityOf[0]].bornOn == CalendarDate(daysSinceEpoch: 2))
  }

  @Test func equalOverlapsGoToTheOlderEntity() {
    let first = night([0], after: nil, day: 1)
    let second = night([0, 1], after: first.snapshot, day: 2)
    let third = night([0, 0], after: second.snapshot, day: 3)
    #expect(Set(ids(third)) == [ids(first)[0]])
  }

  @Test func accountsThatAreNotSeenTonightStayInTheSnapshot() {
    let first = night([0, 1, 2], after: nil, day: 1)
    let history = AccountHistory(previous: first.snapshot, tonight: AccountTable([accounts[1]]), date: CalendarDate(daysSinceEpoch: 2))
    #expect(history.accounts.map(\.key) == first.snapshot.accounts.map(\.key))
    #expect(history.firstSeen == first.snapshot.firstSeen)
  }

  @Test func aRetiredIdStaysTaken() {
    let first = night([0, 1, 1], after: nil, day: 1)
    let second = night([0, 0, 0], after: first.snapshot, day: 2)
    let third = night([0, 1, 1], after: second.snapshot, day: 3)
    #expect(ids(third)[0] == ids(first)[0] + "-2")
    #expect(Set(ids(third)).count == 2)
  }
}
