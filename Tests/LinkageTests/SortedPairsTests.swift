import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: candidate pairs come in order, each once") struct SortedPairsTests {
  @Test("as sorting and leaving out repetitions gives them", arguments: [1, 2, 40, 5_000, 300_000] as [Int])
  func asSortingGivesThem(_ accounts: Int) {
    var random = SeededRandom(seed: UInt64(accounts))
    var pairs: [Pair] = []
    for _ in 0..<3_000 {
      let pair = Pair(Int.random(in: 0..<accounts, using: &random), Int.random(in: 0...accounts, using: &random))
      pairs += [pair, pair]
    }
    pairs.shuffle(using: &random)
    let expected = Set(pairs).sorted()
    #expect(sortedUnique(pairs) == expected)
    #expect(sortedUnique(pairs, threads: 3) == expected)
    #expect(sortedUnique([]) == [])
  }

  @Test func numbersOfAllSizesAreSorted() {
    var random = SeededRandom(seed: 4)
    for bits in [0, 1, 11, 12, 33, 64] as [UInt64] {
      let numbers = (0..<500).map { _ in bits == 0 ? 7 : UInt64.random(in: 0...(UInt64.max >> (64 - bits)), using: &random) }
      #expect(radixSorted(numbers) == numbers.sorted(), "\(bits) bits")
    }
  }

  @Test func hubsAreCountedAsOneByOne() {
    var random = SeededRandom(seed: 5)
    let values = (0..<400).map { _ in Int32.random(in: -1..<60, using: &random) }
    let names = (0..<400).map { _ in UInt64.random(in: 0..<6, using: &random) }
    let expected = values.indices.map { account in
      values[account] < 0 ? 0 : Set(values.indices.filter { values[$0] == values[account] }.map { names[$0] }).count
    }
    #expect(hubSizes(values, names: names) == expected)
    #expect(Set(expected).count > 3, "control: some values are hubs")
    #expect(hubSizes([-1, -1], names: [1, 2]) == [0, 0])
    #expect(hubSizes([], names: []) == [])
  }
}

@Suite("Rule: a seller makes its own name neither common nor many by opening accounts") struct OwnNameTests {
  @Test func veryManySpellingsBesideAValueAreOneSellersWhereTheirWordIsAtHome() {
    var names = WordLists()
    for account in 0..<600 {
      for word in [account < 60 ? 0 : 100 + account, 1_000 + account] { names.append(Int32(word)) }
      names.endList()
    }
    let values = (0..<600).map { $0 < 60 ? Int32(0) : -1 }
    func size(_ homes: WordHomes?) -> Int {
      hubSizes(values, names: (0..<600).map { UInt64($0) }, words: { Array(names[$0]) }, homes: homes)[0]
    }
    #expect(size(nil) == 60, "control: it is not known where words are at home")
    #expect(size(WordHomes(names, words: 2_000)) == 1)
  }

  @Test func ofAccountsWithAWordAndAnAddressInCommonEightCount() throws {
    var world = TestWorld(sellers: 150, seed: 28)
    for number in 0..<40 {
      world.add(
        SellerFields(
          name: "Xylofantastic \(["Gadgets", "Shop", "Store"][number % 3])", email: "x\(number * 7_919)@web.example",
          phone: "+44 20 7\(300_000 + number)", country: "GB", city: "Leeds", address: "5 Test Road"), owner: -1)
    }
    let accounts = world.accounts.sorted { $0.key < $1.key }
    let table = LinkageTable(CleanedSellers(cleaning: accounts, threads: 1), KnownWords(try shippedModel().nameKnowledge))
    let word = try #require(table.clean.wordTable.find("xylofantastic".utf8))
    #expect(table.weights.frequency[word] == 8)
  }
}
