import Marketplace

/// The cleaned accounts with everything that was learnt from them: what pairs are compared by.
struct LinkageTable: Sendable {
  let clean: CleanAccounts
  let weights: NameWeights
  let bags: NameBags
  /// A hash of the words of each name that are the seller's own.
  let core: [UInt64]
  let roles: NameRoles
  /// The words of each name that tell it from others of its trade, in their order.
  let brand: [[Int32]]
  let brandHash: [UInt64]
  let brandsakes: Namesakes
  /// Whether the local part of each e-mail address spells words of the name.
  private(set) var spellsName: [Bool] = []
  /// The word for the trade in each name, -1 where there is none.
  let trade: [Int32]
  /// Who else has the same own words, and how many registration numbers they show.
  let namesakes: Namesakes
  /// For each account, how many differently named sellers share its phone, its e-mail, its e-mail domain, its address.
  let phoneHub: [Int]
  let emailHub: [Int]
  let domainHub: [Int]
  let placeHub: [Int]

  /// Cleans the accounts and learns from them.
  init(_ accounts: [SellerAccount]) {
    let clean = CleanAccounts(accounts)
    let weights = NameWeights(clean, anchors: anchorPairs(clean))
    bags = NameBags(clean)
    let core = (0..<clean.count).map { account in
      let name = clean.sortedWords(of: account)
      let own = name.filter { weights.isOwn($0) }
      return (own.isEmpty ? name : own).reduce(UInt64(0)) { hash64($0, UInt64($1)) }
    }
    self.clean = clean
    self.weights = weights
    self.core = core
    let roles = NameRoles(clean, weights)
    let brand = (0..<clean.count).map { clean.words(of: $0).filter { weights.isOwn($0) && !roles.isTrade[Int($0)] } }
    let brandHash = brand.map { $0.isEmpty ? 0 : $0.sorted().reduce(UInt64(1)) { hash64($0, UInt64($1)) } }
    self.roles = roles
    self.brand = brand
    self.brandHash = brandHash
    brandsakes = Namesakes(brandHash, registration: clean.registration)
    trade = (0..<clean.count).map { clean.words(of: $0).last { roles.isTrade[Int($0)] } ?? -1 }
    namesakes = Namesakes(core, registration: clean.registration)
    phoneHub = Self.hubs(clean.phone, core)
    emailHub = Self.hubs(clean.email, core)
    domainHub = Self.hubs(clean.emailDomain, core)
    placeHub = Self.hubs(clean.place, core)
    spellsName = (0..<clean.count).map { localPartSpellsName($0) }
  }

  /// Whether the local part of an account's e-mail address begins with words of its name.
  private func localPartSpellsName(_ account: Int) -> Bool {
    guard clean.emailLocal[account] >= 0 else { return false }
    let text = clean.texts[Int(clean.emailLocal[account])]
    var rest = text
    for word in clean.words(of: account) {
      let letters = clean.wordTable[Int(word)]
      if rest.starts(with: letters) { rest = rest.dropFirst(letters.count) }
    }
    return text.count - rest.count >= 3
  }

  /// For each account, how many different names stand beside its value; 0 where the value is unknown.
  private static func hubs(_ values: [Int32], _ names: [UInt64]) -> [Int] {
    let order = values.indices.sorted { (values[$0], names[$0]) < (values[$1], names[$1]) }
    var hubs = [Int](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      var distinct = 1
      while end < order.count, values[order[end]] == values[order[start]] {
        if names[order[end]] != names[order[end - 1]] { distinct += 1 }
        end += 1
      }
      if values[order[start]] >= 0 { for place in order[start..<end] { hubs[place] = distinct } }
      start = end
    }
    return hubs
  }
}
