import Text

/// A row of a registry, cleaned as accounts are.
struct RegistryRow {
  let sorted: [Int32]
  let parts: NameParts
  /// The country among those of the accounts, -1 if unknown or no account's.
  let country: Int32
  /// The registration number among those of the accounts, -1 if unknown or no account's.
  let number: Int32
  let showsNumber: Bool

  init(name: String, country: Int32, registration: Int32, showsNumber: Bool, _ table: LinkageTable) {
    let read = table.clean.reader.read(name)
    sorted = read.words.sorted()
    parts = NameParts(
      read.words[...], table.clean.wordTable, table.weights, table.roles, isBusiness: true, isIdeographic: read.isIdeographic,
      characters: read.characters)
    self.country = country
    number = registration
    self.showsNumber = showsNumber
  }

  /// The level of each comparison with an account.
  func levels(_ account: Int, _ table: LinkageTable) -> [UInt8] {
    let agreement = table.compare(sorted[...], table.bags.sorted(account))
    let other = table.parts[account]
    let isNamesake = parts.core == other.core
    let theirs = table.clean.fields.registration[account]
    return Comparisons.allCases.map { comparison in
      switch comparison {
      case .name: UInt8(agreement.nameLevel(isEmpty: sorted.isEmpty || table.bags.isEmpty(account)))
      case .namesakes:
        isNamesake ? UInt8(Comparisons.namesakeLevel(accounts: table.namesakes.count[account], otherNumbers: 0)) : 0
      case .brand: UInt8(parts.brandLevel(other, accounts: table.brandsakes.count[account]))
      case .order: UInt8(parts.orderLevel(other, hasOwnWord: table.hasOwnWord[account]))
      case .kind: UInt8(parts.kindLevel(other))
      case .city: country < 0 ? 0 : country == table.clean.fields.country[account] ? 2 : 1
      case .together: UInt8(agreement.togetherLevel(contacts: 0, inOneScript: parts.isIdeographic == other.isIdeographic))
      case .registration: !showsNumber ? 0 : theirs < 0 ? 1 : theirs == number ? 4 : 2
      case .phone, .email, .address, .equality: 0
      }
    }
  }

  /// The most that the row can weigh for an account whose name lacks one of the row's own words, and which shows another registration
  /// number or none: what each comparison adds at its best level that is left then.
  func mostBits(without word: Int32, _ weights: ModelWeights, _ table: LinkageTable) -> Double {
    let isTrade = table.roles.isTrade[Int(word)]
    let most = NameAgreement(
      gained: sorted.reduce(0) { $0 + ($1 < 0 || $1 == word ? 0 : table.weights.gain[Int($1)]) },
      lost: table.weights.loss(of: word))
    return Comparisons.allCases.reduce(weights.bestPriorBits) { sum, comparison in
      sum
        + weights.best(comparison) { level in
          switch comparison {
          case .name: most.mayHaveNameLevel(level)
          case .together: most.mayHaveTogetherLevel(level, contacts: 0)
          case .namesakes: level == 0
          case .brand: isTrade || NameParts.isLevelOfOtherBrands(level)
          case .order: isTrade || level == 0
          case .kind: true
          case .city: country < 0 ? level == 0 : level == 1 || level == 2
          case .registration: showsNumber ? level == 1 || level == 2 : level == 0
          case .phone, .email, .address, .equality: level == 0
          }
        }
    }
  }
}
