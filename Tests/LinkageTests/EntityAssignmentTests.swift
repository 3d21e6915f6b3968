import Linkage
import Marketplace
import Testing

@Suite("Rule: an entity's id is made of its smallest account at birth") struct EntityIdTests {
  @Test func idsAreStableOverNights() throws {
    let date = try #require(CalendarDate(iso: "2026-11-22"))
    let model = LinkageModel(priorBits: 0, thresholdBits: 0, comparisons: [])
    let accounts = [SellerAccount(key: AccountKey(marketplace: "a", account: "1"), fields: SellerFields(name: "Kite"))]
    let first = assignEntities(previous: nil, accounts: accounts, date: date, model: model) { $0 }
    let second = assignEntities(previous: first.snapshot, accounts: accounts, date: date, model: model) { $0 }
    #expect(first.snapshot == second.snapshot)
    #expect(first.events == [.born(id: first.snapshot.entities[0].id)])
    #expect(second.events.isEmpty)
  }
}
