import Marketplace

/// All accounts ever seen, ordered by key, with the latest fields of each and where it stood in the previous snapshot.
struct AccountHistory {
  private(set) var accounts = AccountTable()
  private(set) var firstSeen: [CalendarDate] = []
  /// The index of the account's entity in the previous snapshot, below 0 for an account that is new tonight.
  private(set) var oldEntity: [Int32] = []
  /// The index of the account in the previous snapshot, below 0 for a new one.
  private(set) var oldPlace: [Int32] = []
  /// Whether the account's fields are those of the previous snapshot.
  private(set) var isUnchanged: [Bool] = []

  /// For each of tonight's accounts, in the caller's order, its index.
  private(set) var tonight: [Int]

  /// Merges two lists of accounts, the previous one ordered; tonight's fields win.
  init(previous: EntitySnapshot?, tonight: AccountTable, date: CalendarDate) {
    let order = tonight.order()
    let old = previous?.accounts ?? AccountTable()
    let (entityOf, seen) = (previous?.entityOf ?? [], previous?.firstSeen ?? [])
    accounts.reserve(old)
    let most = old.count + tonight.count
    firstSeen.reserveCapacity(most)
    oldEntity.reserveCapacity(most)
    oldPlace.reserveCapacity(most)
    isUnchanged.reserveCapacity(most)
    self.tonight = .init(repeating: 0, count: tonight.count)
    // Accounts that show what they showed before are taken over together.
    var run = 0..<0
    var next = 0
    var place = 0
    while next < tonight.count || place < old.count {
      let new = next < tonight.count ? order?[next] ?? next : -1
      let comparison = new < 0 ? 1 : place == old.count ? -1 : tonight.compareKeys(new, old, place)
      let isKnown = comparison >= 0
      let isSame = isKnown && (comparison > 0 || tonight.showsSame(new, old, place))
      if comparison <= 0 {
        self.tonight[new] = firstSeen.count
        next += 1
      }
      if isSame {
        if place != run.upperBound {
          accounts.append(old, run)
          run = place..<place
        }
        run = run.lowerBound..<place + 1
      } else {
        accounts.append(old, run)
        run = run.upperBound..<run.upperBound
        accounts.append(tonight, new..<new + 1)
      }
      isUnchanged.append(isSame)
      firstSeen.append(isKnown ? seen[place] : date)
      oldEntity.append(isKnown ? Int32(entityOf[place]) : -1)
      oldPlace.append(isKnown ? Int32(place) : -1)
      if isKnown { place += 1 }
    }
    accounts.append(old, run)
  }
}
