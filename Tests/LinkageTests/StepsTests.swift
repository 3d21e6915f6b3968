import Foundation
import Marketplace
import Testing

@testable import Linkage

@Suite("Rule: as a list grows, each thing steps at its own length, and no night steps all of them") struct StepsTests {
  private let hashes = (0..<10_000).map { hash64(UInt64($0), 3) }

  @Test("a number between two whole ones is rounded up for its share of all things", arguments: [0.0, 0.1, 0.5, 0.9])
  func sharesStep(_ share: Double) {
    let up = hashes.count { stepped(5 + share, $0) == 6 }
    #expect(hashes.allSatisfy { [5, 6].contains(stepped(5 + share, $0)) })
    #expect(abs(Double(up) / Double(hashes.count) - share) < 0.02)
  }

  @Test func whatHasSteppedUpStaysUp() {
    for hash in hashes.prefix(200) {
      let steps = stride(from: 5.0, through: 7.0, by: 0.01).map { stepped($0, hash) }
      #expect(steps == steps.sorted())
    }
  }

  /// 1,448 accounts are 2^10.4999, 1,449 are 2^10.5009: rounded for all words at once, every word would be worth a bit more.
  @Test func oneMoreAccountLeavesNearlyAllWordsWhatTheyAreWorth() {
    let world = TestWorld(sellers: 700, seed: 31)
    let accounts = world.accounts.prefix(1_449).sorted { $0.key < $1.key }
    #expect(accounts.count == 1_449)
    let last = accounts.firstIndex { $0.key == world.accounts[1_448].key }
    func worth(_ accounts: [SellerAccount]) -> [[UInt8]: Double] {
      let table = LinkageTable(CleanedSellers(cleaning: accounts, threads: 1), KnownWords(nil))
      return Dictionary(
        uniqueKeysWithValues: (0..<table.clean.wordTable.count).map { (Array(table.clean.wordTable[$0]), table.weights.gain[$0]) })
    }
    let after = worth(accounts)
    let before = worth(accounts.enumerated().filter { $0.offset != last }.map(\.element))
    let changed = before.count { after[$0.key] != $0.value }
    #expect(before.count > 100)
    #expect(changed * 20 < before.count, "\(changed) of \(before.count) words")
  }

  @Test func accountsPassFromOneModelToTheNextOneByOne() throws {
    let model = try shippedModel()
    func choice(_ count: Int) -> [LinkageModel] {
      let adapted = AdaptedModel(model, hashes: Array(hashes.prefix(count)))
      return (0..<count).map { adapted[$0] }
    }
    let lengths = stride(from: 3_000, through: 6_200, by: 400).map(choice)
    for (one, next) in zip(lengths, lengths.dropFirst()) {
      let changed = zip(one, next).count { $0 != $1 }
      #expect(changed > 0 && changed * 4 < one.count, "\(changed) of \(one.count) pass at \(next.count)")
    }
  }

  @Test func anAccountIsAsFarWhetherItIsLinkedOrExplained() {
    let accounts = TestWorld(sellers: 50, seed: 32).accounts
    let table = AccountTable(accounts)
    #expect(accounts.indices.map(table.keyHash) == accounts.map(\.key.hash))
  }
}
