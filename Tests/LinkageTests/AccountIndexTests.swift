import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: a registry row finds the accounts that it means") struct AccountIndexTests {
  @Test func byNameAndByNumber() throws {
    var world = TestWorld(sellers: 200, seed: 9)
    let wanted = world.add(
      SellerFields(name: "Heron Tamarind Ltd", country: "GB", city: "Leeds", registrationNo: "GB 777 888 999"), owner: -1)
    let index = AccountIndex(world.accounts, model: try shippedModel())
    #expect(index.matches(name: "HERON TAMARIND Limited", country: "GB", registrationNo: "").map(\.account) == [wanted])
    #expect(index.matches(name: "", country: "", registrationNo: "gb777888999").map(\.account) == [wanted])
    #expect(index.matches(name: "Nobody Known", country: "GB", registrationNo: "").isEmpty)
    #expect(index.matches(name: "", country: "", registrationNo: "").isEmpty)
  }

  /// Accounts that bear one of a row's words only are passed over by a bound: it must lose none that weighs more than nothing.
  @Test func noAccountThatBearsItsRarestWordsIsLost() throws {
    let world = TestWorld(sellers: 1_500, seed: 21)
    let model = try shippedModel()
    let index = AccountIndex(world.accounts, model: model)
    let comparable = ComparableAccounts(world.accounts, cleaned: nil, model: model, threads: 2)
    let (table, weights) = (comparable.table, ModelWeights(comparable.adapted))
    var found = 0
    for account in stride(from: 0, to: world.accounts.count, by: 7) {
      let fields = world.accounts[account].fields
      let row = index.row(name: fields.name, country: fields.country, registrationNo: "")
      let own = Set(row.sorted.filter { $0 >= 0 && table.weights.isOwn($0) })
      let rarest = own.sorted { (table.weights.frequency[Int($0)], $0) < (table.weights.frequency[Int($1)], $1) }.prefix(2)
      let wanted = (0..<table.clean.count).filter { other in
        rarest.contains { table.bags.sorted(other).contains($0) } && weights.weight(row.levels(other, table), first: other) > 0
      }
      let matches = index.matches(name: fields.name, country: fields.country, registrationNo: "")
      #expect(matches.map(\.account).sorted() == wanted.map { comparable.order[$0] }.sorted())
      found += wanted.count
    }
    #expect(found > 100)
  }
}
