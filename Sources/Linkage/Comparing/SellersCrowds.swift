/// Counts accounts for what they show, without letting a seller make its own name common by opening many: of accounts with two equal contacts only
/// the first few count for a word or a name.
struct SellersCrowds {
  /// For each account that many share two contacts with, those pairs of contacts.
  private var contacts: [Int: [UInt64]] = [:]
  /// Whether an account is one of these.
  private var isCrowded: [Bool]
  /// How many accounts with each pair of contacts were counted for each thing.
  private var counted: [UInt64: Int] = [:]

  /// So many accounts with the same two contacts count.
  private static let most = 8

  /// Finds the accounts that share two contacts with many.
  init(_ fields: NumberedFields) {
    let columns = [fields.phone.numbers, fields.email, fields.place]
    isCrowded = .init(repeating: false, count: fields.email.count)
    let sizes = columns.map { column in
      let groups = ValueGroups(column)
      return (0..<groups.count).map { groups[$0].count }
    }
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
