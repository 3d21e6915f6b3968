/// What accounts show of contacts, as far as those that show the same are one seller's: phones, e-mail addresses and street addresses.
///
/// A contact that many differently named sellers share says nothing of two accounts, and so it does not vouch for another value that they share: the
/// clients of an agent show its registration number and its address, each beside a phone and an e-mail address of its own. A seller under many
/// names shows nearly everything alike: there two such contacts go together.
struct SellersContacts {
  /// Phones, e-mail addresses and street addresses.
  private let columns: [[Int32]]
  /// The same without the values that strangers seem to share.
  let own: [[Int32]]
  /// Only the values that strangers share for sure, -1 in place of others.
  private let shared: [[Int32]]
  private let mailboxes: Mailboxes

  /// The contacts of accounts.
  init(_ fields: NumberedFields, _ strangers: Strangers) {
    columns = [fields.phone.numbers, fields.email, fields.place]
    own = columns.map { column in
      let numbers = numbersBeside(column, fields.registration.numbers)
      return zip(strangers.leavingOutHubs(column), numbers).map { $1 < Strangers.least ? $0 : -1 }
    }
    shared = zip(columns, own).map { column, own in
      strangers.sureHubs(column.indices.map { own[$0] < 0 ? column[$0] : -1 })
    }
    mailboxes = Mailboxes(fields, shared: shared[1], strangers)
  }

  /// Hands out the contacts of some accounts that tell whose they are, as hashes, each with the place of its account among these: contacts that
  /// strangers do not share, and such as go together here or with the accounts' common number.
  func visit(_ accounts: ArraySlice<Int32>, _ body: (_ place: Int, _ contact: UInt64) -> Void) {
    var counts: [UInt64: Int] = [:]
    for account in accounts {
      let shared = sharedByStrangers(account)
      for one in shared { counts[one, default: 0] += 1 }
      visitPairs(shared) { one, other in counts[hash64(one, other), default: 0] += 1 }
    }
    func goTogether(_ one: UInt64, _ other: UInt64) -> Bool {
      let both = counts[hash64(one, other)] ?? 0
      return both > 1 && both * Self.leastShare >= max(counts[one] ?? 0, counts[other] ?? 0)
    }
    var sellers: Set<UInt64> = []
    for account in accounts { visitPairs(sharedByStrangers(account)) { if goTogether($0, $1) { sellers.formUnion([$0, $1]) } } }
    mailboxes.visitSellers(among: accounts) { sellers.insert(hash(1, $0)) }
    for (place, account) in accounts.enumerated() {
      for (kind, column) in columns.enumerated() where column[Int(account)] >= 0 && shared[kind][Int(account)] < 0 {
        body(place, hash(kind, column[Int(account)]))
      }
      for contact in sharedByStrangers(account) where sellers.contains(contact) { body(place, contact) }
    }
  }

  /// Two contacts go together where each stands beside the other on one account in so many of those that show it.
  private static let leastShare = 3

  /// Hashes of the contacts of an account that strangers share, in the order of their kinds.
  private func sharedByStrangers(_ account: Int32) -> [UInt64] {
    shared.enumerated().compactMap { kind, column in column[Int(account)] >= 0 ? hash(kind, column[Int(account)]) : nil }
  }

  private func visitPairs(_ contacts: [UInt64], _ body: (UInt64, UInt64) -> Void) {
    for (place, one) in contacts.enumerated() { for other in contacts[(place + 1)...] { body(one, other) } }
  }

  private func hash(_ kind: Int, _ value: Int32) -> UInt64 { hash64(UInt64(value), UInt64(kind) + 4) }
}
