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

  /// Merges two ordered lists of accounts; tonight's fields win.
  init(previous: EntitySnapshot?, tonight: [SellerAccount], date: CalendarDate) {
    let tonight = tonight.sorted { $0.key < $1.key }
    let old = previous?.accounts ?? []
    var next = 0
    var place = 0
    while next < tonight.count || place < old.count {
      let takesNew = next < tonight.count && (place >= old.count || !(old[place].key < tonight[next].key))
      let isKnown = place < old.count && (!takesNew || old[place].key == tonight[next].key)
      accounts.append(takesNew ? tonight[next] : old[place])
      firstSeen.append(isKnown ? previous?.firstSeen[place] ?? date : date)
      oldEntity.append(isKnown ? previous?.entityOf[place] : nil)
      oldPlace.append(isKnown ? place : nil)
      isUnchanged.append(isKnown && (!takesNew || old[place].fields.hasBytes(of: tonight[next].fields)))
      if takesNew { next += 1 }
      if isKnown { place += 1 }
    }
  }

  /// The index of each of these accounts.
  func places(of wanted: [SellerAccount]) -> [Int] {
    var placeOf: [AccountKey: Int] = .init(minimumCapacity: accounts.count)
    for (place, account) in accounts.enumerated() { placeOf[account.key] = place }
    return wanted.map { placeOf[$0.key] ?? 0 }
  }
}

extension SellerFields {
  /// Whether two accounts show the same bytes: texts that Unicode calls equivalent may be cleaned in different ways.
  fileprivate func hasBytes(of other: SellerFields) -> Bool {
    [\Self.name, \.email, \.phone, \.country, \.city, \.address, \.registrationNo].allSatisfy {
      self[keyPath: $0].utf8.elementsEqual(other[keyPath: $0].utf8)
    }
  }
}
