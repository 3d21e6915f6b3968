import Marketplace
import Text

/// An account that a row of a registry probably means.
public struct AccountMatch: Equatable, Sendable {
  /// The account's index in the list that the index was made of.
  public var account: Int
  /// The weight for it, in bits.
  public var bits: Double
  /// The probability that the weight stands for.
  public var probability: Double
}

/// Finds accounts by what a registry says of a seller: a name, a country, perhaps a registration number.
public struct AccountIndex: Sendable {
  /// Explains pairs of the same accounts.
  public let explainer: LinkageExplainer
  private let table: LinkageTable
  private let model: AdaptedModel
  /// The caller's index of each account of the table.
  private let callers: [Int]
  /// The accounts of each word that belongs to sellers, and where each word's begin.
  private let postings: [Int32]
  private let starts: [Int]
  private let byNumber: [Int32: [Int]]

  /// An index of these accounts.
  ///
  /// - Parameter cleaned: the accounts in the form in which they are compared, where that is known; cleaned here otherwise.
  public init(_ accounts: [SellerAccount], cleaned: CleanedSellers? = nil, model: LinkageModel, threads: Int = manyThreads) {
    let comparable = ComparableAccounts(accounts, cleaned: cleaned, model: model, threads: threads)
    self.init(comparable)
  }

  private init(_ comparable: ComparableAccounts) {
    explainer = LinkageExplainer(comparable)
    callers = comparable.order
    let table = comparable.table
    self.table = table
    model = comparable.adapted
    var entries: [(word: Int32, account: Int32)] = []
    for account in 0..<table.clean.count {
      var last: Int32 = -1
      for word in table.clean.sortedWords[account] where word != last {
        last = word
        if table.weights.isOwn(word) { entries.append((word, Int32(account))) }
      }
    }
    entries.sort { $0 < $1 }
    var starts = [Int](repeating: 0, count: table.clean.wordTable.count + 1)
    for entry in entries { starts[Int(entry.word) + 1] += 1 }
    for word in 1..<max(starts.count, 1) { starts[word] += starts[word - 1] }
    self.starts = starts
    postings = entries.map(\.account)
    var byNumber: [Int32: [Int]] = [:]
    for (account, number) in table.clean.fields.registration.enumerated() where number >= 0 {
      byNumber[number, default: []].append(account)
    }
    self.byNumber = byNumber
  }

  /// The accounts that the row more probably means than not, the likeliest first, equal ones in the order of their keys. Empty strings
  /// mean unknown. The weight is the model's, of the comparisons that a registry row allows; the city counts as another one.
  public func matches(name: String, country: String, registrationNo: String) -> [AccountMatch] {
    let row = Row(name: name, country: country, registrationNo: registrationNo, table)
    var found: [AccountMatch] = []
    for account in candidates(row) {
      let bits = model[account].weight(row.levels(account, table))
      if bits > 0 { found.append(AccountMatch(account: callers[account], bits: bits, probability: probability(ofBits: bits))) }
    }
    return found.sorted { $0.bits > $1.bits }
  }

  /// The accounts with the row's number, and those with the rarest words of its name.
  private func candidates(_ row: Row) -> [Int] {
    var accounts = byNumber[row.number] ?? []
    let known = row.sorted.filter { $0 >= 0 && table.weights.isOwn($0) }
    for word in known.sorted(by: { (table.weights.frequency[Int($0)], $0) < (table.weights.frequency[Int($1)], $1) }).prefix(2) {
      accounts += postings[starts[Int(word)]..<starts[Int(word) + 1]].map(Int.init)
    }
    accounts.sort()
    var unique: [Int] = []
    for account in accounts where account != unique.last { unique.append(account) }
    return unique
  }
}

/// A row of a registry, cleaned as accounts are.
private struct Row {
  let sorted: [Int32]
  let parts: NameParts
  let country: Int32
  /// The registration number among the accounts' texts, -1 if unknown or no account's.
  let number: Int32
  let showsNumber: Bool

  init(name: String, country: String, registrationNo: String, _ table: LinkageTable) {
    let read = table.clean.reader.read(name)
    let key = registrationKey(registrationNo)
    sorted = read.words.sorted()
    parts = NameParts(
      read.words[...], table.clean.wordTable, table.weights, table.roles, isBusiness: true, isIdeographic: read.isIdeographic,
      characters: read.characters)
    self.country = table.clean.find(Array(country.uppercased().utf8))
    number = table.clean.find(key)
    showsNumber = !key.isEmpty
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
      case .phone, .email, .address: 0
      }
    }
  }
}
