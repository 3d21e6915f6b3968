import Marketplace

/// All accounts ever seen, ordered by key, with the latest fields of each and where it stood in the previous snapshot.
struct AccountHistory {
  var accounts: [SellerAccount] = []
  var firstSeen: [CalendarDate] = []
  /// The index of the account's entity in the previous snapshot, nil for an account that is new tonight.
  var oldEntity: [Int?] = []
  /// The index of the account in the previous snapshot, nil for a new one.
  var oldPlace: [Int?] = []
  /// Whether the account's fields are those of the previous snapshot.
  var isUnchanged: [Bool] = []

  /// For each of tonight's accounts, in the caller's order, its index.
  private(set) var tonight: [Int]

  /// Merges two lists of accounts, the previous one ordered; tonight's fields win.
  init(previous: EntitySnapshot?, tonight: [SellerAccount], date: CalendarDate) {
    let order = Self.order(tonight)
    let old = previous?.accounts ?? []
    accounts.reserveCapacity(old.count + tonight.count)
    self.tonight = .init(repeating: 0, count: tonight.count)
    var next = 0
    var place = 0
    while next < order.count || place < old.count {
      let comparison = next == order.count ? 1 : place == old.count ? -1 : tonight[order[next]].key.compared(to: old[place].key)
      let takesNew = comparison <= 0
      let isKnown = comparison >= 0
      if takesNew {
        let new = order[next]
        self.tonight[new] = accounts.count
        isUnchanged.append(isKnown && old[place].fields.hasBytes(of: tonight[new].fields))
        accounts.append(tonight[new])
        next += 1
      } else {
        isUnchanged.append(true)
        accounts.append(old[place])
      }
      firstSeen.append(isKnown ? previous?.firstSeen[place] ?? date : date)
      oldEntity.append(isKnown ? previous?.entityOf[place] : nil)
      oldPlace.append(isKnown ? place : nil)
      if isKnown { place += 1 }
    }
  }

  /// The places of accounts in the order of their keys; mostly they stand in that order.
  private static func order(_ accounts: [SellerAccount]) -> [Int] {
    let isOrdered = accounts.indices.dropFirst().allSatisfy { accounts[$0 - 1].key.compared(to: accounts[$0].key) <= 0 }
    return isOrdered ? Array(accounts.indices) : accounts.indices.sorted { accounts[$0].key < accounts[$1].key }
  }
}

extension String {
  /// Whether two texts have the same bytes.
  fileprivate func hasBytes(of other: String) -> Bool {
    let (one, two) = (utf8.span, other.utf8.span)
    guard one.count == two.count else { return false }
    for place in one.indices where one[place] != two[place] { return false }
    return true
  }
}

extension SellerFields {
  /// Whether two accounts show the same bytes: texts that Unicode calls equivalent may be cleaned in different ways.
  fileprivate func hasBytes(of other: SellerFields) -> Bool {
    name.hasBytes(of: other.name) && email.hasBytes(of: other.email) && phone.hasBytes(of: other.phone)
      && country.hasBytes(of: other.country) && city.hasBytes(of: other.city) && address.hasBytes(of: other.address)
      && registrationNo.hasBytes(of: other.registrationNo)
  }
}
