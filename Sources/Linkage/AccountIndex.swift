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
  private let weights: ModelWeights
  /// The caller's index of each account of the table.
  private let callers: [Int]
  /// The accounts of each word that belongs to sellers, and where each word's begin.
  private let postings: [Int32]
  private let starts: [Int]
  private let byNumber: [Int32: [Int]]
  /// The accounts' registration numbers and countries.
  private let registrations: InternTable
  private let countries: InternTable

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
    weights = ModelWeights(comparable.adapted)
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
    for (account, number) in table.clean.fields.registration.numbers.enumerated() where number >= 0 {
      byNumber[number, default: []].append(account)
    }
    self.byNumber = byNumber
    registrations = InternTable(table.clean.fields.registration.texts)
    countries = InternTable(table.clean.fields.country.texts)
  }

  /// The accounts that the row more probably means than not, the likeliest first, equal ones in the order of their keys. Empty strings
  /// mean unknown. The weight is the model's, of the comparisons that a registry row allows; the city counts as another one.
  public func matches(name: String, country: String, registrationNo: String) -> [AccountMatch] {
    let row = row(name: name, country: country, registrationNo: registrationNo)
    var found: [AccountMatch] = []
    for account in candidates(row) {
      let bits = weights.weight(row.levels(account, table), first: account)
      if bits > 0 { found.append(AccountMatch(account: callers[account], bits: bits, probability: probability(ofBits: bits))) }
    }
    return found.sorted { $0.bits > $1.bits }
  }

  /// A row, cleaned as accounts are.
  func row(name: String, country: String, registrationNo: String) -> RegistryRow {
    let key = registrationKey(registrationNo)
    return RegistryRow(
      name: name, country: countries.number(Array(country.uppercased().utf8)), registration: registrations.number(key),
      showsNumber: !key.isEmpty, table)
  }

  /// The accounts with the row's number, and those with the two rarest words of its name; with one of the two only where the rest of the
  /// row can outweigh what the other one's absence costs. A word of a long list may be borne by thousands.
  private func candidates(_ row: RegistryRow) -> [Int] {
    var accounts = byNumber[row.number] ?? []
    let known = Set(row.sorted.filter { $0 >= 0 && table.weights.isOwn($0) })
    let rarest = known.sorted { (table.weights.frequency[Int($0)], $0) < (table.weights.frequency[Int($1)], $1) }.prefix(2)
    for word in rarest {
      let bearers = postings[starts[Int(word)]..<starts[Int(word) + 1]]
      let other = rarest.first { $0 != word }
      if let other, row.mostBits(without: other, weights, table) <= 0 {
        accounts += bearers.lazy.map(Int.init).filter { table.bags.sorted($0).contains(other) }
      } else {
        accounts += bearers.map(Int.init)
      }
    }
    accounts.sort()
    var unique: [Int] = []
    for account in accounts where account != unique.last { unique.append(account) }
    return unique
  }
}
