import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: more agreement is never worth less") struct NestedLevelsTests {
  /// The weights of a comparison's levels, for each length of lists.
  private func weights(_ comparison: Comparisons, _ levels: some Sequence<Int>, _ model: LinkageModel) -> [[Double]] {
    let all = model.comparisons[comparison.rawValue].levels
    let steps = model.shorterPriorBits?.count ?? 0
    return (-1..<steps).map { step in levels.map { step < 0 ? all[$0].bits : all[$0].shorter?[step] ?? all[$0].bits } }
  }

  private func expectOrder(_ model: LinkageModel) {
    for start in stride(from: 0, to: Comparisons.together.levels.count, by: Comparisons.contactCounts) {
      for weights in weights(.together, start..<start + Comparisons.contactCounts, model) { #expect(weights == weights.sorted()) }
    }
    for (contact, levels) in [(Comparisons.phone, 3...5), (.email, 9...11), (.address, 4...6)] {
      for weights in weights(contact, levels.reversed(), model) { #expect(weights == weights.sorted(), "\(contact)") }
    }
  }

  @Test func inTheModelThatShips() throws {
    let model = try shippedModel()
    expectOrder(model)
    var again = model
    again.orderNestedLevels()
    #expect(again == model, "nothing is left to be ordered")
  }

  @Test func inATrainedModel() throws { expectOrder(try trainModel(accounts: TestWorld(sellers: 400, seed: 21).accounts, seed: 1)) }

  @Test func onlyWhatIsOutOfOrderIsRaised() throws {
    var model = try shippedModel()
    let phone = Comparisons.phone.rawValue
    for (level, bits) in [(3, 2.0), (4, 6.0), (5, 3.0), (6, -1.0)] { model.comparisons[phone].levels[level].bits = bits }
    model.orderNestedLevels()
    #expect(model.comparisons[phone].levels[3...6].map(\.bits) == [6, 6, 3, -1])
    #expect(model.comparisons[Comparisons.name.rawValue] == (try shippedModel()).comparisons[Comparisons.name.rawValue])
  }
}

@Suite("Rule: equal names with two equal contacts are one seller's, unless their numbers differ") struct EqualAccountsTests {
  /// Private persons of common names, as many as there are names, so that no word says much; the first ten with a second account, in which what
  /// `change` changes is other.
  private func joined(persons: Int, _ change: (inout SellerFields, Int) -> Void) throws -> Int {
    var random = SeededRandom(seed: 5)
    let given = "Kwame Ama Tunde Chidi Fatima Omar Layla Amina Yusuf Zainab Kofi Esi Abena Bola Ngozi".split(separator: " ")
    let family = "Okafor Mensah Adeyemi Haddad Bello Owusu Danjuma Eze Balogun Asante Boateng Diallo Traore".split(separator: " ")
    func number() -> Int { Int.random(in: 100_000...999_999, using: &random) }
    var accounts: [SellerAccount] = []
    var pairs: [(Int, Int)] = []
    for person in 0..<persons {
      let fields = SellerFields(
        name: "\(given[person % given.count]) \(family[person % family.count])", email: "q\(number())x@postbox.example",
        phone: "+234 8012 \(number())", country: "NG", city: "Lagos", address: "\(number()) Marina Street")
      func add(_ fields: SellerFields) {
        accounts.append(SellerAccount(key: AccountKey(marketplace: "m", account: "a\(accounts.count)"), fields: fields))
      }
      add(fields)
      guard person < 10 else { continue }
      var other = fields
      change(&other, number())
      add(other)
      pairs.append((accounts.count - 2, accounts.count - 1))
    }
    let clusters = link(accounts, model: try shippedModel()).clusterOf
    return pairs.count { clusters[$0.0] == clusters[$0.1] }
  }

  @Test("whatever the length of the list", arguments: [10, 60, 190]) func areJoined(_ persons: Int) throws {
    #expect(try joined(persons: persons) { _, _ in } == 10)
    #expect(try joined(persons: persons) { $0.email = "z\($1)k@mailo.example" } == 10, "another e-mail address")
    #expect(try joined(persons: persons) { $0.phone = "+234 8077 \($1)" } == 10, "another phone")
    #expect(try joined(persons: persons) { $0.address = "\($1) Broad Street" } == 10, "another address")
  }

  @Test("two people of one household are not one seller", arguments: [60, 190]) func couplesAreNot(_ persons: Int) throws {
    let names = [
      "Marta Wójcik", "Igor Zając", "Ewa Pawlak", "Adam Sowa", "Lidia Bąk",
      "Leon Wrona", "Zofia Mazur", "Rafał Lis", "Ola Gil", "Jan Kos",
    ]
    var next = 0
    func rename(_ fields: inout SellerFields) {
      fields.name = names[next % names.count]
      next += 1
    }
    #expect(
      try joined(persons: persons) {
        rename(&$0); $0.email = "z\($1)k@mailo.example"
      } == 0)
    #expect(
      try joined(persons: persons) { fields, _ in
        rename(&fields); fields.email = ""
      } == 0, "an unknown e-mail address")
    let other = try joined(persons: persons) { fields, number in
      fields.name = "Олена Шевченко"
      fields.email = "z\(number)k@mailo.example"
    }
    #expect(other > 0, "a name in other letters may be the same")
    #expect(try joined(persons: persons) { fields, _ in rename(&fields) } == 10, "control: with the e-mail address beside it, they are one")
  }

  @Test func differentNumbersKeepThemApart() throws {
    #expect(try joined(persons: 60) { $0.registrationNo = "NG\($1)" } == 10, "control: one number does not contradict")
    var world = TestWorld(sellers: 60, seed: 6)
    var fields = SellerFields(
      name: "Tamarind Heron", email: "th@post.example", phone: "+44 20 7333 4444", country: "GB", city: "Leeds", address: "9 Mill Road",
      registrationNo: "GB555111222")
    let one = world.add(fields, owner: -1)
    fields.registrationNo = "GB880077315"
    let other = world.add(fields, owner: -2)
    let steps = LinkageExplainer(world.accounts, model: try shippedModel()).explainPair(one, other).steps
    #expect(steps.first { $0.comparison == "equality" }?.level == "not all equal")
  }
}

@Suite("Rule: a name is a company's by its word for a trade or by most of its words") struct CompanyNameTests {
  private func isBusiness(_ names: [String]) throws -> [Bool] {
    var world = TestWorld(sellers: 60, seed: 7)
    let places = names.map { world.add(SellerFields(name: $0, country: "ES", city: "Lugo"), owner: -1) }
    let table = LinkageTable(CleanedSellers(cleaning: world.accounts, threads: 1), KnownWords(try shippedModel().nameKnowledge))
    return places.map { table.parts[$0].isBusiness }
  }

  // In the names that the model remembers, "da" is a syllable of Chinese companies'.
  @Test func oneWordOfCompaniesMakesNoneOfAPerson() throws {
    let namesakes = [String](repeating: "Maria da Silva", count: 5)
    #expect(try isBusiness(namesakes + ["Da Silva Gifts", "Da Moon"]) == namesakes.map { _ in false } + [true, true])
  }

  @Test("namesakes without anything else in common stay apart", arguments: [2, 5, 7]) func namesakesStayApart(_ count: Int) throws {
    var world = TestWorld(sellers: 400, seed: 8)
    let towns = ["Vigo", "Lugo", "Soria", "Teruel", "Huesca", "Reus", "Elda"]
    let places = (0..<count).map { number in
      world.add(
        SellerFields(
          name: "Maria da Silva", email: "q\(number * 7919)zk@mailo\(number).example", phone: "+34 91\(1_234_567 + number * 86_413)",
          country: "ES", city: towns[number], address: "\(number * 37 + 3) Cedar Street"), owner: -1 - number)
    }
    let clusters = link(world.accounts, model: try shippedModel()).clusterOf
    #expect(Set(places.map { clusters[$0] }).count == count)
  }
}
