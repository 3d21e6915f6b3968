/// Tells which e-mail addresses vouch for a registration number though differently named sellers share both: the marketplace writes to an account
/// at its address, so that whoever runs an account has it, and others than an agent's clients do not share it.
///
/// Not where
/// - the number is of a kind that agents' clients show, or fills a field (``NumberShape``),
/// - the local part stands before other domains too, as `info` does,
/// - the address stands beside other numbers, or some of the names do that are beside it here,
/// - there are so many names that they are rather an agent's clients, or accounts whose address the marketplace does not tell.
struct Mailboxes {
  /// For each account its e-mail address where it may vouch for the number, -1 in place of others.
  private let addresses: [Int32]
  /// How many accounts show each address.
  private let sizes: [Int]
  /// The number that stands beside a name of those accounts on any account; -1 where there are several.
  private let numbers: [UInt64: Int32]
  private let strangers: Strangers

  /// The e-mail addresses that strangers share, given for each account, below 0 for others.
  init(_ fields: NumberedFields, shared: [Int32], _ strangers: Strangers) {
    let groups = ValueGroups(fields.email)
    sizes = (0..<groups.count).map { groups[$0].count }
    self.strangers = strangers
    // Before how many domains each local part stands.
    var domains = [Int](repeating: 0, count: fields.emailLocal.texts.count)
    for address in 0..<groups.count {
      if let first = groups[address].first, case let local = fields.emailLocal[Int(first)], local >= 0 { domains[Int(local)] += 1 }
    }
    let shapes = (0..<fields.registration.texts.count).map { NumberShape(fields.registration.texts[$0]) }
    let isPlausible = shapes.map(\.isPlausible)
    let addresses = fields.email.indices.map { account in
      let (local, number, country) = (fields.emailLocal[account], fields.registration[account], fields.country[account])
      guard shared[account] >= 0, local >= 0, number >= 0, domains[Int(local)] <= Comparisons.mostNames else { return Int32(-1) }
      let isForeign = country >= 0 && shapes[Int(number)].isForeign(to: fields.country.texts[Int(country)])
      return isPlausible[Int(number)] && !isForeign ? fields.email[account] : -1
    }
    self.addresses = addresses
    var numbers: [UInt64: Int32] = [:]
    for account in addresses.indices where addresses[account] >= 0 { numbers[strangers.name(account)] = fields.registration[account] }
    if !numbers.isEmpty {
      for account in addresses.indices {
        let number = fields.registration[account]
        guard number >= 0, isPlausible[Int(number)] else { continue }
        let name = strangers.name(account)
        if let other = numbers[name], other != number { numbers[name] = -1 }
      }
    }
    self.numbers = numbers
  }

  /// Hands out the addresses that vouch for the number that some accounts have in common.
  func visitSellers(among accounts: ArraySlice<Int32>, _ body: (Int32) -> Void) {
    var holders: [Int32: [Int32]] = [:]
    for account in accounts where addresses[Int(account)] >= 0 { holders[addresses[Int(account)], default: []].append(account) }
    for (address, holders) in holders where holders.count * Self.leastShare >= sizes[Int(address)] {
      let names = Set(holders.map { strangers.name(Int($0)) })
      let elsewhere = names.count { numbers[$0] == -1 }
      if elsewhere > max(1, names.count / Self.fewNames) || strangers.sellers(holders[...]) > Self.mostNames { continue }
      body(address)
    }
  }

  /// Of the accounts that show an address one in so many must show the number.
  private static let leastShare = 3
  /// One name, or one in so many, may stand beside another number by chance.
  private static let fewNames = 10
  /// Hardly anybody sells under more names.
  private static let mostNames = 50
}
