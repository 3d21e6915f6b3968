import Marketplace
import Testing

@testable import Linkage

@Suite("Rule: training finds the weights that made the data") struct TrainingTests {
  @Test func logisticRegressionRecoversKnownWeights() {
    // Two groups of two features; the log odds are -1, +2 with the second of group one, -3 with the second of group two.
    var active: [Int32] = []
    var labels: [Double] = []
    var counts: [Double] = []
    for (one, other, odds) in [(1, 3, -1.0), (2, 3, 1.0), (1, 4, -4.0), (2, 4, -2.0)] {
      active += [Int32(one), Int32(other)]
      labels.append(probability(ofBits: odds / 0.6931471805599453))
      counts.append(10_000)
    }
    var fit = LogisticRegression(features: 5)
    fit.ridge = 1e-3
    let weights = fit.fit(active: active, width: 2, labels: labels, counts: counts)
    #expect(abs(weights[2] - weights[1] - 2) < 0.01)
    #expect(abs(weights[4] - weights[3] + 3) < 0.01)
  }

  @Test func aModelTrainedOnOneWorldLinksAnother() throws {
    let model = try trainModel(accounts: TestWorld(sellers: 800, seed: 21).accounts, seed: 1) { Issue.record("nothing to tell: \($0)") }
    let world = TestWorld(sellers: 300, seed: 22)
    let quality = world.judge(link(world.accounts, model: model).clusterOf)
    #expect(quality.precision > 0.9)
    #expect(quality.recall > 0.8)
    #expect(try model == trainModel(accounts: TestWorld(sellers: 800, seed: 21).accounts, seed: 1), "the same accounts give the same model")
  }

  @Test func withoutRegistrationNumbersTwoEqualContactsTeach() throws {
    func world(_ sellers: Int, seed: UInt64) -> TestWorld {
      var world = TestWorld(sellers: sellers, seed: seed)
      for account in world.accounts.indices { world.accounts[account].fields.registrationNo = "" }
      return world
    }
    var told: [TrainingNotice] = []
    let model = try trainModel(accounts: world(800, seed: 21).accounts, seed: 1) { told.append($0) }
    guard case .taughtByContacts(0, 0, let equalContacts, 20)? = told.first else {
      Issue.record("it is told that contacts taught the model: \(told)")
      return
    }
    #expect(told.count == 1 && equalContacts >= 20)
    #expect(model.faults().isEmpty && model.mostBits > model.thresholdBits)
    #expect(model.priorBits > -13 && model.priorBits < 0, "\(model.priorBits)")
    let other = world(300, seed: 22)
    let quality = other.judge(link(other.accounts, model: model).clusterOf)
    #expect(quality.precision > 0.9 && quality.recall > 0.7, "\(quality)")
    #expect(try trainModel(accounts: world(800, seed: 21).accounts, seed: 1, threads: 1) == model, "whatever the threads")
  }

  @Test func withoutNumbersAndContactsNothingIsLearnt() {
    var world = TestWorld(sellers: 800, seed: 21)
    for account in world.accounts.indices { world.accounts[account].fields = SellerFields(name: world.accounts[account].fields.name) }
    #expect(throws: TrainingFault.tooFewLabels(equalNumbers: 0, differentNumbers: 0, equalContacts: 0, needed: 20)) {
      try trainModel(accounts: world.accounts, seed: 1)
    }
  }

  @Test func aModelRemembersItsWords() throws {
    let model = try trainModel(accounts: TestWorld(sellers: 800, seed: 21).accounts, seed: 1)
    let known = KnownWords(model.nameKnowledge)
    let word = try #require(model.nameKnowledge?.words.first)
    #expect(known.find(Array(word.text.utf8)) == word)
    #expect(known.find(Array("nobody".utf8)) == nil)
    #expect(KnownWords(nil).find(Array(word.text.utf8)) == nil)
  }

  @Test("work in pieces gives what one piece gives", arguments: [0, 1, 255, 512, 5_000])
  func pieces(_ count: Int) { #expect(inParallel(count) { Array($0) }.flatMap { $0 } == Array(0..<count)) }

  @Test(
    "edit distances",
    arguments: [("kite", "kite", 0), ("kite", "ktie", 1), ("kite", "kit", 1), ("kite", "cite", 1), ("kite", "skits", 2), ("", "ab", 2)])
  func distances(_ first: String, _ second: String, _ expected: Int) {
    #expect(editDistance(Array(first.utf8), Array(second.utf8), limit: 3) == expected)
    var table = InternTable()
    let one = table.intern(Array(first.utf8))
    let other = table.intern(Array(second.utf8))
    #expect(table.isOneSlip(one, other) == (expected <= 1), "the fast form agrees with the plain one")
  }
}

@Suite("Rule: a model with numbers that cannot be is refused") struct ModelFaultTests {
  @Test func countsHaveBounds() throws {
    let model = try shippedModel()
    #expect(model.faults().isEmpty, "control")
    let damages: [(inout LinkageModel) -> Void] = [
      { $0.accounts = 0 }, { $0.accounts = 1 << 62 }, { $0.nameKnowledge?.names = -5 }, { $0.nameKnowledge?.names = 1 << 62 },
      { $0.nameKnowledge?.words[3].names = 1 << 62 }, { $0.nameKnowledge?.words[3].companies = -1 },
      { $0.nameKnowledge?.words[3].kept = .infinity }, { $0.nameKnowledge?.words[3].dropped = .nan },
    ]
    for (number, damage) in damages.enumerated() {
      var damaged = model
      damage(&damaged)
      #expect(damaged.faults().count == 1, "damage \(number)")
    }
    var largest = model
    for place in model.nameKnowledge?.words.indices ?? 0..<0 { largest.nameKnowledge?.words[place].names = 1 << 40 }
    #expect(largest.faults().isEmpty)
    let world = TestWorld(sellers: 40, seed: 25)
    #expect(link(world.accounts, model: largest).clusterOf.count == world.accounts.count, "control: such a model is computed with")
  }
}
