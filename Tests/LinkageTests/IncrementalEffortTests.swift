import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: a night looks only at what changed since the night before") struct IncrementalEffortTests {
  private let date = CalendarDate(daysSinceEpoch: 20_000)
  private let model: LinkageModel
  private let world = TestWorld(sellers: 1_500, seed: 41)

  init() throws { model = try shippedModel() }

  /// Links the accounts after a night on which all but the last so many of them were there.
  private func nights(new count: Int, _ other: LinkageModel? = nil) -> (incremental: OrderedLink, full: OrderedLink, accounts: Int) {
    let model = other ?? self.model
    let before = Array(world.accounts.dropLast(count))
    let first = assignEntities(previous: nil, accounts: before, date: date, model: model) { $0 }
    var tonight = world.accounts
    tonight[3].fields.phone = tonight[9].fields.phone
    let history = AccountHistory(previous: first.snapshot, tonight: AccountTable(tonight), date: date)
    let earlier = OrderedLink.Earlier(
      memory: first.memory, oldPlace: history.oldPlace, isUnchanged: history.isUnchanged, clusterOf: first.snapshot.entityOf,
      confidence: first.snapshot.confidence)
    func linked(_ earlier: OrderedLink.Earlier?) -> OrderedLink {
      OrderedLink(history.accounts, model: model, decisions: [], earlier: earlier, threads: 2)
    }
    return (linked(earlier), linked(nil), history.accounts.count)
  }

  @Test func twoInAHundredAreNew() {
    let (incremental, full, accounts) = nights(new: world.accounts.count / 50)
    #expect(incremental.linkage == full.linkage && incremental.memory == full.memory)
    #expect(full.effort.cleaned == accounts, "control")
    #expect(incremental.effort.cleaned == world.accounts.count / 50 + 1)
    #expect(incremental.effort.compared * 4 < full.effort.compared, "\(incremental.effort) of \(full.effort)")
    #expect(incremental.effort.compared > 0, "control")
  }

  @Test func nothingIsNewButAPhone() {
    let (incremental, full, _) = nights(new: 0)
    #expect(incremental.linkage == full.linkage && incremental.memory == full.memory)
    #expect(incremental.effort.cleaned == 1)
    #expect(incremental.effort.compared * 50 < full.effort.compared, "\(incremental.effort) of \(full.effort)")
  }

  /// Half as long as the model's list, or twice as long, and a little longer: another halving is the next one for all accounts.
  @Test("a list passes a halving of the model", arguments: [true, false]) func aHalvingIsPassed(_ isShorter: Bool) {
    var other = model
    let before = world.accounts.count - 40
    other.accounts = isShorter ? 2 * (before + 10) : (before + 10) / 2
    func bounds(_ count: Int) -> WeightBounds { WeightBounds(AdaptedModel.models(other, accounts: count)) }
    #expect(!bounds(before).isWithin(bounds(world.accounts.count)), "control: the models differ")
    // On a longer list than the model's own, only the prior changes, and falls.
    #expect(bounds(world.accounts.count).isWithin(bounds(before)) != isShorter)
    let (incremental, full, _) = nights(new: 40, other)
    #expect(incremental.linkage == full.linkage && incremental.memory == full.memory)
    #expect((incremental.effort.compared == full.effort.compared) == isShorter, "\(incremental.effort) of \(full.effort)")
  }
}
