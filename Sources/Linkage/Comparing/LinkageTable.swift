/// The cleaned accounts with everything that was learnt from them: what pairs are compared by.
///
/// A class, so that a comparison reads it in place.
final class LinkageTable: Sendable {
  let clean: CleanAccounts
  let weights: NameWeights
  let roles: NameRoles
  let bags: NameBags
  /// What each account's name is made of.
  let parts: [NameParts]
  /// Who else has the same own words, and who the same brand.
  let namesakes: Namesakes
  let brandsakes: Namesakes
  /// Whether the local part of each e-mail address spells words of the name.
  let spellsName: [Bool]
  /// For each account, how many differently named sellers share its phone, its e-mail address, its e-mail domain, its street address.
  let phoneHub: [Int]
  let emailHub: [Int]
  let domainHub: [Int]
  let placeHub: [Int]

  /// Learns from the cleaned accounts, which must be ordered by key, and from what is known.
  init(_ cleaned: [CleanedSeller], _ known: KnownWords, threads: Int = manyThreads) {
    let clean = CleanAccounts(cleaned, known, threads: threads)
    let weights = NameWeights(clean, anchors: clean.anchors, known)
    let roles = NameRoles(clean, weights, known)
    let parts = (0..<clean.count).map { account in
      NameParts(
        clean.words(of: account), weights, roles, isBusiness: roles.isBusiness[account], isIdeographic: clean.reader.isIdeographic[account])
    }
    let core = parts.map(\.core)
    self.clean = clean
    self.weights = weights
    self.roles = roles
    self.parts = parts
    bags = NameBags(clean)
    namesakes = Namesakes(core, registration: clean.registration)
    brandsakes = Namesakes(parts.map(\.brandHash), registration: clean.registration)
    phoneHub = hubSizes(clean.phone, names: core)
    emailHub = hubSizes(clean.email, names: core)
    domainHub = hubSizes(clean.emailDomain, names: core)
    placeHub = hubSizes(clean.place, names: core)
    spellsName = (0..<clean.count).map { clean.localPartSpellsName($0) }
  }
}

extension NameParts {
  /// The parts of a name of these words.
  init(_ words: ArraySlice<Int32>, _ weights: NameWeights, _ roles: NameRoles, isBusiness: Bool, isIdeographic: Bool) {
    let own = words.filter { weights.isOwn($0) }
    let brand = own.filter { $0 < 0 || !roles.isTrade[Int($0)] }
    core = (own.isEmpty ? Array(words) : own).sorted().reduce(0) { hash64($0, UInt64(bitPattern: Int64($1))) }
    brandCount = brand.count
    brandOrder = brand.reduce(0) { hash64($0, UInt64(bitPattern: Int64($1))) }
    brandHash = brand.isEmpty ? 0 : brand.sorted().reduce(1) { hash64($0, UInt64(bitPattern: Int64($1))) }
    let ofBrand = words.lastIndex { weights.isOwn($0) && ($0 < 0 || !roles.isTrade[Int($0)]) }
    let ofTrade = words.lastIndex { $0 >= 0 && roles.isTrade[Int($0)] }
    isShuffled = if let ofBrand, let ofTrade { ofTrade < ofBrand } else { false }
    trade = words.last { $0 >= 0 && roles.isTrade[Int($0)] } ?? -1
    self.isBusiness = isBusiness
    self.isIdeographic = isIdeographic
  }
}

extension CleanAccounts {
  /// Whether the local part of an account's e-mail address begins with words of its name, three letters at least.
  func localPartSpellsName(_ account: Int) -> Bool {
    guard emailLocal[account] >= 0 else { return false }
    let text = texts[Int(emailLocal[account])]
    var rest = text
    for word in words(of: account) {
      let letters = wordTable[Int(word)]
      if rest.starts(with: letters) { rest = rest.dropFirst(letters.count) }
    }
    return text.count - rest.count >= 3
  }
}
