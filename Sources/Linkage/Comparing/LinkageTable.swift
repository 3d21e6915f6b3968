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
  /// Whether the brand of each account has a word that most accounts have in this very brand: at most as many have it in others.
  let hasOwnWord: [Bool]
  /// Which phones and registration numbers may be a slip apart.
  let phoneSlips: SlipFilter
  let registrationSlips: SlipFilter
  /// Whether the local part of each e-mail address spells the name beside it.
  let spellsName: [Bool]
  /// For each account, how many differently named sellers share its phone, its e-mail address, its e-mail domain, its street address.
  let phoneHub: [Int]
  let emailHub: [Int]
  let domainHub: [Int]
  let placeHub: [Int]
  /// The same for a street address, whatever the city.
  let addressHub: [Int]
  /// Whether more than four differently named sellers share the local part of each e-mail address: "info" is before the @ of many.
  let hasCommonLocalPart: [Bool]

  /// Learns from the cleaned accounts, which must be ordered by key, and from what is known.
  init(_ cleaned: CleanedSellers, _ known: KnownWords, threads: Int = manyThreads) {
    let clean = CleanAccounts(cleaned, known, threads: threads)
    let weights = NameWeights(clean, anchors: clean.anchors, known)
    let roles = NameRoles(clean, weights)
    let parts = (0..<clean.count).map { account in
      NameParts(
        clean.words(of: account), clean.wordTable, weights, roles, isBusiness: roles.isBusiness[account],
        isIdeographic: clean.reader.isIdeographic[account], characters: clean.reader.characters[account])
    }
    let core = parts.map(\.core)
    self.clean = clean
    self.weights = weights
    self.roles = roles
    self.parts = parts
    bags = NameBags(clean)
    namesakes = Namesakes(core, registration: clean.fields.registration.numbers, clean.crowds)
    let brandsakes = Namesakes(parts.map(\.brandHash), registration: clean.fields.registration.numbers, clean.crowds)
    self.brandsakes = brandsakes
    hasOwnWord = parts.indices.map { account in
      let word = Int(parts[account].rarest)
      return word >= 0 && weights.frequency[word] + weights.remembered[word] <= 2 * brandsakes.count[account]
    }
    let brand = { (account: Int) in
      let rarest = parts[account].rarest
      var words = rarest < 0 ? [] : [rarest]
      for word in clean.words(of: account) where word != rarest && weights.isOwn(word) && !roles.isTrade[Int(word)] { words.append(word) }
      return words
    }
    let homes = WordHomes(clean.sortedWords, words: clean.wordTable.count)
    func sharers(_ values: [Int32]) -> [Int] {
      let names = hubSizes(values, names: core, words: brand, homes: homes)
      // One seller may show a few numbers: another company of the same people, a slip.
      return zip(names, numbersBeside(values, clean.fields.registration.numbers)).map { $1 > Comparisons.mostNames ? max($0, $1) : $0 }
    }
    phoneHub = sharers(clean.fields.phone.numbers)
    emailHub = sharers(clean.fields.email)
    domainHub = hubSizes(clean.fields.emailDomain.numbers, names: core)
    placeHub = sharers(clean.fields.site)
    addressHub = sharers(clean.fields.address.numbers)
    hasCommonLocalPart = hubSizes(clean.fields.emailLocal.numbers, names: core, words: brand).map { $0 > Comparisons.mostNames }
    phoneSlips = SlipFilter(clean.fields.phone.texts)
    registrationSlips = SlipFilter(clean.fields.registration.texts)
    spellsName = NameSpelling(clean).accounts(threads: threads)
  }
}

extension NameParts {
  /// The parts of a name of these words of a table.
  init(
    _ words: ArraySlice<Int32>, _ table: InternTable, _ weights: NameWeights, _ roles: NameRoles, isBusiness: Bool, isIdeographic: Bool,
    characters: UInt64
  ) {
    core = 0
    brandCount = 0
    brandOrder = 0
    brandHash = 0
    rarest = -1
    var fewest = Int.max
    trade = -1
    isShuffled = false
    var all: UInt64 = 0
    var isOwn = false
    for word in words {
      let hash = word < 0 ? 1 : table.hashes[Int(word)]
      // Sums do not depend on the order of the words.
      all &+= hash
      let isTrade = word >= 0 && roles.isTrade[Int(word)]
      if isTrade {
        trade = word
        isShuffled = false
      }
      guard weights.isOwn(word) else { continue }
      isOwn = true
      core &+= hash
      if isTrade { continue }
      isShuffled = trade >= 0
      brandCount += 1
      brandHash &+= hash
      brandOrder = hash64(brandOrder, hash)
      let names = word < 0 ? 0 : weights.frequency[Int(word)] + weights.remembered[Int(word)]
      if names < fewest { (fewest, rarest) = (names, word) }
    }
    if !isOwn { core = all }
    self.isBusiness = isBusiness
    self.isIdeographic = isIdeographic
    self.characters = characters
  }
}
