/// Counts accounts for what they show, without letting a seller make its own name common by opening many: of accounts with two equal contacts, or
/// with one and words of their names that are at home among the accounts of that contact, only the first few count for a word or a name.
struct SellersCrowds {
  /// For each account that is one of many such, hashes of those contacts and pairs of contacts.
  private var contacts: [Int: [UInt64]] = [:]
  /// Whether an account is one of these.
  private var isCrowded: [Bool]
  /// How many accounts with each of these were counted for each thing.
  private var counted: [UInt64: Int] = [:]

  /// So many of such accounts count.
  private static let most = 8

  /// Finds the accounts that many share contacts with.
  init(_ fields: NumberedFields, _ names: WordLists, _ homes: WordHomes) {
    let columns = [fields.phone.numbers, fields.email, fields.place]
    isCrowded = .init(repeating: false, count: fields.email.count)
    let values = columns.map { ValueGroups($0) }
    let sizes = values.map { groups in (0..<groups.count).map { groups[$0].count } }
    func isShared(_ column: Int, _ account: Int) -> Bool {
      let value = columns[column][account]
      return value >= 0 && sizes[column][Int(value)] > Self.most
    }
    var crowds: [UInt64: [Int]] = [:]
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
      for account in isCrowded.indices where isShared(one, account) && isShared(other, account) {
        let key = hash64(hash64(UInt64(columns[one][account]), UInt64(columns[other][account])), UInt64(one * 3 + other))
        crowds[key, default: []].append(account)
      }
    }
    for (key, accounts) in crowds where accounts.count > Self.most {
      for account in accounts {
        isCrowded[account] = true
        contacts[account, default: []].append(key)
      }
    }
    for (kind, groups) in values.enumerated() {
      for value in 0..<groups.count where groups[value].count > Self.most {
        let own = homes.words(among: groups[value]).filter { $0.value > Self.most }
        if own.isEmpty { continue }
        for account in groups[value] where names[Int(account)].contains(where: { own[$0] != nil }) {
          isCrowded[Int(account)] = true
          contacts[Int(account), default: []].append(hash64(UInt64(value), UInt64(kind) + 9))
        }
      }
    }
  }

  /// Whether an account counts for something, given by a hash; to be asked of each account in turn.
  mutating func counts(_ account: Int, for thing: UInt64) -> Bool {
    guard isCrowded[account], let keys = contacts[account] else { return true }
    var isFew = true
    for key in keys {
      let place = hash64(key, thing)
      if counted[place, default: 0] >= Self.most { isFew = false }
      counted[place, default: 0] += 1
    }
    return isFew
  }
}
