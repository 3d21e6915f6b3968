import Linkage
import Marketplace
import TestKit
import Testing

@Suite("Rule: accounts of one seller are linked, others are not") struct LinkTests {
  @Test func mostPairsAreFoundAndFewAreWrong() throws {
    let world = TestWorld(sellers: 300, seed: 4)
    let quality = world.judge(link(world.accounts, model: try shippedModel()).clusterOf)
    #expect(quality.precision > 0.95)
    #expect(quality.recall > 0.8)
  }

  @Test func aHubAloneNeverJoins() throws {
    var world = TestWorld(sellers: 300, seed: 5)
    let agent = (0..<12).map { number in
      world.add(
        SellerFields(
          name: "\(world.accounts[number * 7].fields.name) Agency \(number)", phone: "+44 20 7111 2222", country: "GB", city: "Leeds"),
        owner: -number)
    }
    let twin = world.add(world.accounts[agent[3]].fields, owner: -3)
    let linkage = link(world.accounts, model: try shippedModel())
    #expect(linkage.clusterOf[twin] == linkage.clusterOf[agent[3]], "control: with the name beside it, the phone joins")
    for (place, one) in agent.enumerated() {
      for other in agent[(place + 1)...] { #expect(linkage.clusterOf[one] != linkage.clusterOf[other]) }
    }
  }

  @Test func differentRegistrationNumbersContradict() throws {
    func together(_ first: String, _ second: String) throws -> Bool {
      var world = TestWorld(sellers: 300, seed: 6)
      let fields = SellerFields(
        name: "Tamarind Heron", phone: "+44 20 7333 4444", country: "GB", city: "Leeds", address: "9 Mill Road", registrationNo: first)
      let one = world.add(fields, owner: -1)
      var twin = fields
      twin.registrationNo = second
      twin.address = "212 High Road"
      twin.phone = ""
      let other = world.add(twin, owner: -2)
      let clusters = link(world.accounts, model: try shippedModel()).clusterOf
      return clusters[one] == clusters[other]
    }
    #expect(try together("GB555111222", "GB 555 111 222"), "control: with equal numbers they are one seller's")
    #expect(try !together("GB555111222", "GB880077315"))
  }

  @Test("the order of the accounts does not count", arguments: 1...3 as ClosedRange<UInt64>)
  func orderDoesNotCount(_ seed: UInt64) throws {
    let world = TestWorld(sellers: 150, seed: 7)
    let model = try shippedModel()
    let plain = link(world.accounts, model: model)
    var random = SeededRandom(seed: seed)
    let order = world.accounts.indices.shuffled(using: &random)
    let shuffled = link(order.map { world.accounts[$0] }, model: model)
    #expect(shuffled.clusterOf == order.map { plain.clusterOf[$0] })
    #expect(shuffled.confidence == order.map { plain.confidence[$0] })
    #expect(plain.clusterCount < world.accounts.count)
  }

  @Test func noAccountsAndOneAccountAreNoTrouble() throws {
    let model = try shippedModel()
    #expect(link([], model: model).clusterOf.isEmpty)
    let alone = link([SellerAccount(key: AccountKey(marketplace: "m", account: "a"), fields: SellerFields())], model: model)
    #expect(alone == Linkage(clusterOf: [0], confidence: [1], clusterCount: 1))
  }
}

@Suite("Rule: an explanation adds up to the weight") struct ExplanationTests {
  @Test func stepsAddUp() throws {
    let world = TestWorld(sellers: 100, seed: 8)
    let model = try shippedModel()
    let explainer = LinkageExplainer(world.accounts, model: model)
    for other in 1..<20 {
      let explanation = explainer.explainPair(other, other - 1)
      #expect(explanation.steps.reduce(0) { $0 + $1.bits } == explanation.weight)
      #expect(explanation.steps.count == model.comparisons.count + 1)
      #expect(explanation == explainer.explainPair(other - 1, other))
    }
  }
}
