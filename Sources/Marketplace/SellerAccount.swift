/// What identifies a seller's account: the marketplace's name in the pipeline file and the account id there.
public struct AccountKey: Hashable, Comparable, Sendable {
  /// The marketplace, as the pipeline file names it.
  public var marketplace: String
  /// The seller's account id, as the marketplace exports it.
  public var account: String

  /// The key of an account on a marketplace.
  public init(marketplace: String, account: String) {
    self.marketplace = marketplace
    self.account = account
  }

  /// An account written as MARKETPLACE:ACCOUNT; nil for other texts. The name of a marketplace has no colon, so that the first one ends
  /// it; an account id may have some.
  public init?(marketplaceAndAccount text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(marketplace: String(parts[0]), account: String(parts[1]))
  }

  /// Order by the bytes of the marketplace, then by those of the account.
  public static func < (left: AccountKey, right: AccountKey) -> Bool { left.compared(to: right) < 0 }

  /// Below 0, 0 or above 0 as the key stands before another one, is the same, or stands after it.
  public func compared(to other: AccountKey) -> Int {
    let first = Self.compared(marketplace.utf8, other.marketplace.utf8)
    return first != 0 ? first : Self.compared(account.utf8, other.account.utf8)
  }

  private static func compared(_ one: String.UTF8View, _ other: String.UTF8View) -> Int {
    var others = other.makeIterator()
    for byte in one {
      guard let otherByte = others.next() else { return 1 }
      if byte != otherByte { return byte < otherByte ? -1 : 1 }
    }
    return others.next() == nil ? 0 : -1
  }

  /// Equal by bytes: ids that Unicode calls equivalent, such as an accented letter in one or in two code points, are two accounts.
  public static func == (left: AccountKey, right: AccountKey) -> Bool {
    left.compared(to: right) == 0
  }

  /// Hashes the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    for byte in marketplace.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
    for byte in account.utf8 { hasher.combine(byte) }
  }
}

/// What a marketplace shows of an account. Personal data: it never goes into a log. An empty string means unknown.
public struct SellerFields: Hashable, Sendable {
  /// The account's name, as shown.
  public var name: String
  /// The e-mail address, as shown.
  public var email: String
  /// The phone number, as shown.
  public var phone: String
  /// The country as exported, usually two letters of ISO 3166-1.
  public var country: String
  /// The city, as shown.
  public var city: String
  /// Street and house number, as shown.
  public var address: String
  /// A company's registration or tax number, as shown.
  public var registrationNo: String

  /// The fields as exported; those left out are unknown.
  public init(
    name: String = "", email: String = "", phone: String = "", country: String = "", city: String = "", address: String = "",
    registrationNo: String = ""
  ) {
    self.name = name
    self.email = email
    self.phone = phone
    self.country = country
    self.city = city
    self.address = address
    self.registrationNo = registrationNo
  }
}

/// A seller's account on a marketplace and what is shown of it.
public struct SellerAccount: Hashable, Sendable {
  /// Which account it is.
  public var key: AccountKey
  /// What is shown of it.
  public var fields: SellerFields

  /// An account and its fields.
  public init(key: AccountKey, fields: SellerFields) {
    self.key = key
    self.fields = fields
  }
}
