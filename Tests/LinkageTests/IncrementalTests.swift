import Linkage
import Marketplace
import TestKit
import Testing

@Suite("Rule: a night that takes from the night before what did not change gives the same as one that finds out everything anew")
struct IncrementalTests {
  /// Nights of a growing and changing world: each brings new accounts, changes some, and leaves some out.
  private func nights(_ count: Int, seed: UInt64) -> [[SellerAccount]] {
    let world = TestWorld(sellers: 220, seed: seed)
    var random = SeededRandom(seed: seed ^ 0xFEED)
    var shown = world.accounts.count / 2
    var current = world.accounts
    return (0..<count).map { _ in
      shown = min(current.count, shown + current.count / 12)
      for _ in 0..<3 {
        let place = Int.random(in: 0..<shown, using: &random)
        let other = Int.random(in: 0..<shown, using: &random)
        current[place].fields.phone = current[other].fields.phone
        current[place].fields.name += " Outlet"
      }
      return current[..<shown].filter { _ in Int.random(in: 0..<10, using: &random) > 0 }.shuffled(using: &random)
    }
  }

  @Test("over several nights", arguments: [1, 2, 3] as [UInt64])
  func overSeveralNights(_ seed: UInt64) throws {
    let model = try shippedModel()
    var incremental: EntityAssignment?
    var full: EntityAssignment?
    var clusters: [Int] = []
    for (number, accounts) in nights(5, seed: seed).enumerated() {
      let date = CalendarDate(daysSinceEpoch: Int32(20_000 + number))
      incremental = assignEntities(
        previous: incremental?.snapshot, memory: incremental?.memory, accounts: accounts, date: date, model: model, threads: 2
      ) { $0 }
      full = assignEntities(previous: full?.snapshot, accounts: accounts, date: date, model: model, threads: 1) { $0 }
      #expect(incremental == full, "night \(number)")
      clusters.append(full?.snapshot.entities.count ?? 0)
    }
    #expect(Set(clusters).count > 1, "control: the nights differ")
  }

  /// A night on which anything may happen: accounts are new, stay away, come back, change one field, take another's values or the name of many
  /// others, so that blocks pass the limit of their size in either direction; decisions are made and undone.
  private func change(_ world: inout TestWorld, _ decisions: inout [SellerDecision], _ random: inout SeededRandom) -> [SellerAccount] {
    func any() -> Int { Int.random(in: world.accounts.indices, using: &random) }
    let crowd = SellerFields(name: "Kadorpex Trading", phone: "+44 20 7000 1111", country: "GB", city: "Leeds", address: "1 Hub Road")
    let joins = Bool.random(using: &random)
    for number in 0..<12 {
      let (place, other) = (any(), any())
      switch number % 6 {
      case 0: world.accounts[place].fields.phone = world.accounts[other].fields.phone
      case 1: world.accounts[place].fields.name = world.accounts[other].fields.name + " Store"
      case 2: world.accounts[place].fields.city = "Manchester"
      case 3: world.accounts[place].fields.registrationNo = world.accounts[other].fields.registrationNo
      case 4: world.add(world.accounts[other].fields, owner: -1)
      default: world.accounts[place].fields.email = "\(world.accounts[other].fields.name.prefix(5))@post.example"
      }
    }
    for number in 0..<4 { world.accounts[any()].fields.phone = "+44 20 7\(100_000 + number)" }
    // Between 46 and 56 of a crowd: its blocks are too large on some nights only.
    for place in 0..<56 where place < 46 || joins {
      world.accounts[place].fields.name = crowd.name
      world.accounts[place].fields.phone = crowd.phone
    }
    if !joins { for place in 46..<56 { world.accounts[place].fields = world.accounts[any()].fields } }
    if decisions.count > 3 { decisions.removeFirst() }
    for verdict in [SellerDecision.Verdict.same, .notSame] {
      let place = any()
      let other = Bool.random(using: &random) ? any() : min(place + 1, world.accounts.count - 1)
      guard let decision = SellerDecision(verdict, world.accounts[place].key, world.accounts[other].key) else { continue }
      if SellerDecision.contradiction(among: decisions + [decision]) == nil { decisions.append(decision) }
    }
    return world.accounts.filter { _ in Int.random(in: 0..<12, using: &random) > 0 }.shuffled(using: &random)
  }

  @Test("whatever happens", arguments: 1...8 as ClosedRange<UInt64>)
  func whateverHappens(_ seed: UInt64) throws {
    let model = try shippedModel()
    var random = SeededRandom(seed: seed &* 7_919)
    var world = TestWorld(sellers: 90, seed: seed)
    var decisions: [SellerDecision] = []
    var incremental: EntityAssignment?
    var full: EntityAssignment?
    var events = 0
    for number in 0..<6 {
      let accounts = change(&world, &decisions, &random)
      let date = CalendarDate(daysSinceEpoch: Int32(20_000 + number))
      incremental = assignEntities(
        previous: incremental?.snapshot, memory: incremental?.memory, accounts: accounts, date: date, model: model, decisions: decisions,
        threads: 2
      ) { $0 }
      full = assignEntities(previous: full?.snapshot, accounts: accounts, date: date, model: model, decisions: decisions, threads: 1) { $0 }
      #expect(incremental == full, "night \(number)")
      if number > 0 { events += full?.events.count ?? 0 }
    }
    #expect(events > 0, "control: sellers change")
  }

  @Test func theMemoryIsUsed() throws {
    let model = try shippedModel()
    let accounts = TestWorld(sellers: 120, seed: 9).accounts
    let date = CalendarDate(daysSinceEpoch: 20_000)
    let first = assignEntities(previous: nil, accounts: accounts, date: date, model: model) { $0 }
    var forged = first
    for place in accounts.indices { forged.snapshot.entityOf[place] = 0 }
    forged.memory.weights = forged.memory.weights.map { _ in -9 }
    let second = assignEntities(previous: forged.snapshot, memory: forged.memory, accounts: accounts, date: date, model: model) { $0 }
    #expect(second.snapshot.entities.count == 1, "control: clusters are taken from the night before where nothing changed")
    #expect(second.memory == forged.memory, "control: and so are weights")
    let without = assignEntities(previous: forged.snapshot, accounts: accounts, date: date, model: model) { $0 }
    #expect(without.snapshot.entities.count == first.snapshot.entities.count)
  }

  @Test func anotherModelMakesTheMemoryWorthless() throws {
    var model = try shippedModel()
    let accounts = TestWorld(sellers: 120, seed: 10).accounts
    let date = CalendarDate(daysSinceEpoch: 20_000)
    let first = assignEntities(previous: nil, accounts: accounts, date: date, model: model) { $0 }
    model.thresholdBits += 6
    let with = assignEntities(previous: first.snapshot, memory: first.memory, accounts: accounts, date: date, model: model) { $0 }
    let without = assignEntities(previous: first.snapshot, accounts: accounts, date: date, model: model) { $0 }
    #expect(with == without)
    #expect(with.snapshot.entities.count > first.snapshot.entities.count, "control: the other model links less")
  }

  @Test func cleanedFieldsCanBeKept() {
    var accounts = TestWorld(sellers: 60, seed: 11).accounts
    accounts[0].fields = SellerFields(
      name: "深圳市华强北贸易有限公司 Shenzhen HQ", email: "..@shop.example", phone: "0755 8888 1234", country: "cn", city: "深圳",
      address: "华强北路 1002号")
    accounts[1].fields = SellerFields(name: "Ünal & Söhne GmbH", email: "+a@b@c.example", phone: "12", city: "São Paulo", address: "5/b")
    accounts[2].fields = SellerFields()
    let cleaned = CleanedSellers(cleaning: accounts, threads: 2)
    #expect(CleanedSellers(cleaned.kept) == cleaned)
    #expect(cleaned.selecting([3, 4, 1, 1, 0]) == CleanedSellers(cleaning: [3, 4, 1, 1, 0].map { accounts[$0] }, threads: 1))
    let damages: [(inout CleanedSellers.Kept) -> Void] = [
      { $0.texts.removeLast() }, { $0.numbers.removeLast() }, { $0.numbers[0].removeLast() }, { $0.legalForm.removeLast() },
      { $0.nameWords.removeLast() }, { $0.nameWords[0] += 1 }, { $0.words.removeLast() }, { $0.words[0] = 1 << 31 },
      { $0.words[0] = UInt32($0.texts[8].count) }, { $0.numbers[3][0] = Int32($0.texts[3].count) }, { $0.numbers[3][0] = -2 },
    ]
    for (number, damage) in damages.enumerated() {
      var kept = cleaned.kept
      damage(&kept)
      #expect(CleanedSellers(kept) == nil, "damage \(number)")
    }
    #expect(AccountKeys([1, 2, 3], counts: [1, 0, 2])?.counts == [1, 0, 2])
    #expect(AccountKeys([1, 2, 3], counts: [1, 3]) == nil && AccountKeys([1, 2, 3], counts: [1]) == nil)
    #expect(ByteColumn(bytes: [1, 2], offsets: [0, 1]) == nil)
    #expect(ByteColumn(bytes: [1, 2], offsets: [0, 2, 1, 2]) == nil)
    #expect(ByteColumn(bytes: [1, 2], offsets: [1, 2]) == nil)
  }
}

@Suite("Rule: what an analyst decided about two accounts holds, whatever the model says") struct DecidedPairTests {
  private let model: LinkageModel
  private let world: TestWorld
  private let clusters: [Int]

  init() throws {
    model = try shippedModel()
    world = TestWorld(sellers: 150, seed: 12)
    clusters = link(world.accounts, model: model).clusterOf
  }

  private func decided(_ decisions: [SellerDecision?]) -> [Int] {
    link(world.accounts, model: model, decisions: decisions.compactMap(\.self)).clusterOf
  }
  private func key(_ place: Int) -> AccountKey { world.accounts[place].key }

  @Test func sameIsJoinedThroughLowScores() {
    let other = clusters.indices.last { clusters[$0] != clusters[0] } ?? 0
    #expect(clusters[other] != clusters[0], "control: the model keeps them apart")
    let after = decided([SellerDecision(.same, key(other), key(0))])
    #expect(after[other] == after[0])
    let strangers = SellerDecision(.same, key(0), AccountKey(marketplace: "m9", account: "never seen"))
    #expect(decided([strangers]) == clusters)
  }

  /// Two sellers, each with two accounts that are equal but for the registration numbers of the two.
  private func twoCompanies(_ decisions: (_ one: [AccountKey], _ other: [AccountKey]) -> [SellerDecision?]) -> (one: [Int], other: [Int]) {
    let fields = [
      SellerFields(
        name: "Kornblume Handel GmbH", email: "a@kornblume.example", phone: "+44 20 7888 1234", country: "GB", city: "Leeds",
        address: "501 Hedge Road", registrationNo: "GB111222333"),
      SellerFields(
        name: "Eisvogel Mode GmbH", email: "b@eisvogel.example", phone: "+44 20 7999 4321", country: "GB", city: "London",
        address: "77 Orchard Road", registrationNo: "GB999888777"),
    ]
    let added = (0..<4).map { SellerAccount(key: AccountKey(marketplace: "z", account: "\($0)"), fields: fields[$0 / 2]) }
    let keys = added.map(\.key)
    let decided = decisions(Array(keys[..<2]), Array(keys[2...])).compactMap(\.self)
    let found = link(world.accounts + added, model: model, decisions: decided).clusterOf.suffix(4).map(\.self)
    return (Array(found[..<2]), Array(found[2...]))
  }

  @Test func sameJoinsAllOfBothSellers() {
    let before = twoCompanies { _, _ in [] }
    #expect(Set(before.one).count == 1 && Set(before.other).count == 1 && before.one != before.other, "control: they are two sellers")
    let after = twoCompanies { one, other in [SellerDecision(.same, one[0], other[0])] }
    #expect(Set(after.one + after.other).count == 1)
  }

  @Test func sameJoinsNoAccountThatIsDecidedApart() {
    let after = twoCompanies { one, other in [SellerDecision(.same, one[0], other[0]), SellerDecision(.notSame, one[0], other[1])] }
    #expect(Set(after.one + [after.other[0]]).count == 1 && after.other[1] != after.other[0])
  }

  @Test("notSame is kept apart, in every cluster of three and more", arguments: 0..<6)
  func notSameIsKeptApart(_ number: Int) throws {
    let large = Dictionary(grouping: clusters.indices) { clusters[$0] }.values.filter { $0.count > 2 }.sorted { $0[0] < $1[0] }
    let members = try #require(large.dropFirst(number).first)
    let after = decided([SellerDecision(.notSame, key(members[0]), key(members[2]))])
    #expect(after[members[0]] != after[members[2]])
    let elsewhere = clusters.indices.filter { clusters[$0] != clusters[members[0]] }
    #expect(elsewhere.allSatisfy { one in after[one] != after[members[0]] && after[one] != after[members[2]] })
  }

  @Test func notSameHoldsThroughOthersThatAreTheSame() {
    let three = (0..<3).map { SellerAccount(key: AccountKey(marketplace: "z", account: "\($0)"), fields: world.accounts[0].fields) }
    let keys = three.map(\.key)
    let accounts = world.accounts + three
    func ends(_ decisions: [SellerDecision?]) -> [Int] {
      Array(link(accounts, model: model, decisions: decisions.compactMap(\.self)).clusterOf.suffix(3))
    }
    #expect(Set(ends([])).count == 1, "control: equal accounts are one seller's")
    let apart = ends([SellerDecision(.notSame, keys[2], keys[0]), SellerDecision(.same, keys[0], keys[1])])
    #expect(apart[0] == apart[1] && apart[0] != apart[2])
    let contradicting = [SellerDecision(.same, keys[0], keys[1]), SellerDecision(.same, keys[1], keys[2])]
    let guarded = ends(contradicting + [SellerDecision(.notSame, keys[0], keys[2])])
    #expect(guarded[0] != guarded[2], "a wrong join is worse than a missed one")
  }
}
