import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: what strangers share says nothing of who is behind their accounts") struct StrangersTests {
  private let names = [
    "Kornblume Handel", "Eisvogel Elektronik", "Brombeere Mode", "Quittenbaum Handel", "Feldmaus Elektronik", "Gewitter Mode",
    "Laterne Handel",
    "Himbeere Elektronik", "Jagdhorn Mode", "Kachelofen Handel", "Murmeltier Elektronik", "Nussknacker Mode", "Ofenrohr Handel",
    "Pflaume Elektronik", "Rosenkohl Mode", "Tintenfass Handel", "Uhrmacher Elektronik", "Veilchen Mode", "Walnuss Handel",
    "Zwiebel Elektronik",
    "Holunder Mode", "Iltis Handel", "Kuckuck Elektronik", "Lavendel Mode",
  ]

  /// A world with companies of these names, each with an address and a city of its own, that show what `show` says; and who is with whom.
  private func companies(_ names: [String], sellers: Int = 300, show: (Int, inout SellerFields) -> Void) throws -> [Int] {
    var world = TestWorld(sellers: sellers, seed: 21)
    // Others are of the same trades.
    for place in world.accounts.indices where world.owner[place] % 2 == 0 {
      world.accounts[place].fields.name = ["Handel ", "Mode ", "Elektronik "][world.owner[place] % 3] + world.accounts[place].fields.name
    }
    let places = names.indices.map { number in
      var fields = SellerFields(name: "\(names[number]) GmbH", country: "GB", city: "Leeds", address: "\(500 + number) Hedge Road")
      show(number, &fields)
      return world.add(fields, owner: -number)
    }
    let clusters = link(world.accounts, model: try shippedModel()).clusterOf
    return places.map { clusters[$0] }
  }

  @Test("the local part that companies put before domains of their own", arguments: ["info", "shop24"])
  func localPart(_ local: String) throws {
    let found = try companies(names) { number, fields in fields.email = "\(local)@\(number)-company.example" }
    #expect(Set(found).count == names.count)
    let same = try companies(["Kornblume", "Kornblume Handel"]) { number, fields in
      fields.email = "quittenbrot\(local)@\(number)-company.example"
    }
    #expect(Set(same).count == 1, "control: one that hardly anybody has joins")
  }

  @Test("what stands in for a registration number", arguments: ["pending", "DE000000000", "123456789", "GB987654321"])
  func placeholder(_ number: String) throws {
    let found = try companies(names) { _, fields in fields.registrationNo = number }
    #expect(Set(found).count == names.count)
    let same = try companies(["Kornblume Handel", "Eisvogel Elektronik"]) { _, fields in fields.registrationNo = "GB987654321" }
    #expect(Set(same).count == 1, "control: a number joins")
  }

  @Test func aSellersNumberIsNoPlaceholderHoweverManyAccountsShowIt() throws {
    let found = try companies((0..<24).map { "Kornblume \(["Handel", "Mode", "Elektronik"][$0 % 3])" }) { number, fields in
      fields.registrationNo = "GB987654321"
      fields.phone = "+44 20 7666 \(1_000 + number / 2)"
    }
    #expect(Set(found).count == 1)
  }

  @Test("a registration number and a contact, each client having others of its own", arguments: ["phone", "e-mail", "address"])
  func agentsNumber(_ contact: String) throws {
    func show(_ number: Int, _ fields: inout SellerFields) {
      fields.registrationNo = "ATU12345678"
      fields.phone = contact == "phone" ? "+44 20 7111 2222" : "+44 20 7666 \(1_000 + number)"
      fields.email = contact == "e-mail" ? "office@agent.example" : "\(names[number].dropLast(8).lowercased())\(number)@post.example"
      if contact == "address" { fields.address = "7 Chancery Lane" }
    }
    #expect(Set(try companies(Array(names.prefix(12)), show: show)).count == 12)
    #expect(Set(try companies(names, show: show)).count == names.count)
    let one = try companies(names) { number, fields in
      show(number, &fields)
      fields.phone = "+44 20 7111 2222"
      fields.address = "7 Chancery Lane"
    }
    #expect(Set(one).count == 1, "control: two contacts beside the number are a seller's under many names")
  }

  @Test("a seller's number and e-mail address under many names", arguments: [4, 5, 12, 24])
  func sellersMailbox(_ count: Int) throws {
    func found(_ number: String, _ mail: String) throws -> Int {
      let found = try companies(Array(names.prefix(count))) { place, fields in
        fields.registrationNo = number
        fields.email = mail
        fields.phone = "+44 20 7666 \(1_000 + place)"
      }
      return Set(found).count
    }
    #expect(try found("GB640213978", "lumber17@lumbermill.example") == 1)
    if count < Strangers.least { return }
    #expect(try found("ATU64021397", "lumber17@lumbermill.example") == count, "a representative's in another country")
    #expect(try found("GB123456789", "noreply@market.example") == count, "neither tells of anybody")
  }

  @Test func aMailboxBesideNamesThatShowOtherNumbersElsewhere() throws {
    func found(_ showElsewhere: Bool) throws -> Int {
      let found = try companies(Array(names.prefix(12) + names.prefix(12))) { place, fields in
        fields.phone = "+44 20 7666 \(1_000 + place)"
        if place < 12 {
          fields.registrationNo = "GB640213978"
          fields.email = "lumber17@lumbermill.example"
        } else if showElsewhere {
          fields.registrationNo = "GB\(781_204_369 + 7_919 * place)"
        }
      }
      return Set(found.prefix(12)).count
    }
    #expect(try found(true) == 12)
    #expect(try found(false) == 1, "control")
  }

  @Test("a number that its digits give away", arguments: ["PENDING1", "DE123456789", "DE000000001", "HRB11111", "123123123", "12345"])
  func filler(_ number: String) {
    #expect(!NumberShape(Array(number.utf8)[...]).isPlausible)
    #expect(NumberShape(Array("GB640213978".utf8)[...]).isPlausible, "control")
  }

  @Test func aNumberOfAnotherCountryIsForeign() {
    func isForeign(_ number: String, _ country: String) -> Bool {
      NumberShape(Array(number.utf8)[...]).isForeign(to: Array(country.utf8)[...])
    }
    #expect(isForeign("ATU64021397", "DE") && isForeign("EL640213978", "CN"))
    #expect(!isForeign("ATU64021397", "AT") && !isForeign("EL640213978", "GR") && !isForeign("GB640213978", "GB"))
    #expect(!isForeign("HRB64021", "DE"), "a trade register's letters are no country")
    #expect(!isForeign("ATU64021397", ""), "of an account without a country nothing is known")
  }

  @Test func anAddressWithoutANumberIsAHubLikeAnother() throws {
    let found = try companies(names) { _, fields in fields.address = "N/A" }
    #expect(Set(found).count == names.count)
  }

  @Test("an agent's phone and e-mail address", arguments: [8, 12, 20, 24])
  func agent(_ clients: Int) throws {
    let found = try companies(Array(names.prefix(clients))) { _, fields in
      fields.phone = "+44 20 7111 2222"
      fields.email = "office@agent.example"
    }
    #expect(Set(found).count == clients)
  }

  @Test("a chain's phone and address, its word in the names and numbers of their own", arguments: [8, 20, 24])
  func chain(_ shops: Int) throws {
    func found(_ number: (Int) -> String) throws -> Int {
      let found = try companies(names.prefix(shops).map { "Vodashop \($0)" }) { place, fields in
        fields.phone = "+44 20 7111 2222"
        fields.address = "7 Chancery Lane"
        fields.registrationNo = number(place)
      }
      return Set(found).count
    }
    #expect(try found { "GB\(781_204_369 + 7_919 * $0)" } == shops)
    #expect(try found { _ in "GB640213978" } == 1, "control: with one number they are one seller's")
  }

  @Test(
    "an e-mail address that spells a name of other letters",
    arguments: [
      ("светлана иванов", "svetlanaivanov83", "svetlanaivanov"), ("김민준", "gimminjun", "gimminjun7"),
      ("محمد الخالدي", "mhmdalkhaldy", "mhmdalkhaldy4"),
    ])
  func spelledName(_ name: String, _ one: String, _ other: String) throws {
    func weight(_ locals: [String]) throws -> Double {
      var world = TestWorld(sellers: 300, seed: 22)
      let places = locals.enumerated().map { number, local in
        world.add(
          SellerFields(
            name: name, email: "\(local)@\(number)-mail.example", country: "RU", city: ["Moscow", "Kazan"][number],
            address: "\(700 + number) Hedge Road"), owner: -number)
      }
      return LinkageExplainer(world.accounts, model: try shippedModel()).explainPair(places[0], places[1]).weight
    }
    #expect(try weight(["quorbelin83", "quorbelin"]) > weight([one, other]) + 3)
  }
}

@Suite("Rule: a seller with any number of accounts is one seller") struct LargeSellerTests {
  @Test("with hundreds of equal accounts", arguments: [50, 51, 120, 300])
  func equalAccounts(_ count: Int) throws {
    var world = TestWorld(sellers: 300, seed: 23)
    let fields = SellerFields(
      name: "Xylofantastic Gadgetorium Ltd", email: "xylo@xylo.example", phone: "+44 20 7888 1234", country: "GB", city: "Leeds",
      address: "5 Test Road", registrationNo: "GB777888999")
    let places = (0..<count).map { _ in world.add(fields, owner: -1) }
    let clusters = link(world.accounts, model: try shippedModel()).clusterOf
    #expect(Set(places.map { clusters[$0] }).count == 1)
  }

  @Test("also where its name would be common for that", arguments: [8, 24, 60])
  func commonForItsNumber(_ count: Int) throws {
    var world = TestWorld(sellers: 150, seed: 26)
    let fields = SellerFields(
      name: "Xylofantastic Gadgetorium", email: "xylo@xylo.example", phone: "+44 20 7888 1234", country: "GB", city: "Leeds",
      address: "5 Test Road")
    let places = (0..<count).map { _ in world.add(fields, owner: -1) }
    let clusters = link(world.accounts, model: try shippedModel()).clusterOf
    #expect(Set(places.map { clusters[$0] }).count == 1)
  }

  @Test("under as many names", arguments: [50, 51, 120, 300])
  func manyNames(_ count: Int) throws {
    var world = TestWorld(sellers: 300, seed: 27)
    var random = SeededRandom(seed: 27)
    func word() -> String { String((0..<9).map { _ in "abdefgiklmnoprstuvz".randomElement(using: &random) ?? "a" }).capitalized }
    let places = (0..<count).map { _ in
      world.add(
        SellerFields(
          name: "\(word()) \(word())", email: "xylo@xylo.example", phone: "+44 20 7888 1234", country: "GB", city: "Leeds",
          address: "5 Test Road", registrationNo: "GB777888999"), owner: -1)
    }
    let clusters = link(world.accounts, model: try shippedModel()).clusterOf
    #expect(Set(places.map { clusters[$0] }).count == 1)
  }

  @Test("incremental nights agree with full ones while it grows")
  func growing() throws {
    let model = try shippedModel()
    var world = TestWorld(sellers: 60, seed: 24)
    var incremental: EntityAssignment?
    for number in 0..<5 {
      for place in 0..<23 {
        let fields = SellerFields(
          name: "Xylofantastic \(["Gadgetorium", "Gadgets", "Ltd"][place % 3])", email: "xylo\(place % 4)@xylo.example",
          phone: "+44 20 7888 1234", country: "GB", city: "Leeds", address: "5 Test Road")
        // Their keys stand before, between and behind those of earlier nights.
        let key = AccountKey(marketplace: "m\(place % 3)", account: "a\((place * 7_919 + number * 104_729) % 10_007)x\(number)")
        world.accounts.append(SellerAccount(key: key, fields: fields))
      }
      let date = CalendarDate(daysSinceEpoch: Int32(20_000 + number))
      incremental = assignEntities(
        previous: incremental?.snapshot, memory: incremental?.memory, accounts: world.accounts, date: date, model: model, threads: 2
      ) { $0 }
      let full = assignEntities(
        previous: incremental.map { _ in nil } ?? nil, accounts: world.accounts, date: date, model: model, threads: 1
      ) { $0 }
      #expect(incremental?.memory == full.memory, "night \(number)")
      #expect(incremental?.snapshot.confidence == full.snapshot.confidence)
    }
  }
}
