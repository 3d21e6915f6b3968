import Marketplace

/// Accounts as columns of bytes: no object per value, so that those of which nothing changed are read, compared and written a column at a time.
public struct AccountTable: RandomAccessCollection, Equatable, Sendable {
  /// How many columns there are: marketplace, account id, and what is shown of the seller in the order of `SellerFields`.
  public static let width = 9

  /// The columns, all of one length.
  public private(set) var columns: [ByteColumn]

  /// No accounts.
  public init() { columns = .init(repeating: ByteColumn(), count: Self.width) }

  /// Accounts of these columns; nil where there are too few, or they are of different lengths.
  public init?(columns: [ByteColumn]) {
    guard columns.count == Self.width, columns.allSatisfy({ $0.count == columns[0].count }) else { return nil }
    self.columns = columns
  }

  /// These accounts, in their order.
  public init(_ accounts: some Sequence<SellerAccount>) {
    self.init()
    for account in accounts {
      let fields = account.fields
      let texts = [
        account.key.marketplace, account.key.account, fields.name, fields.email, fields.phone, fields.country, fields.city, fields.address,
        fields.registrationNo,
      ]
      for (column, text) in texts.enumerated() { columns[column].append(Array(text.utf8)) }
    }
  }

  /// The place of the first account: 0.
  public var startIndex: Int { 0 }
  /// The place behind the last account.
  public var endIndex: Int { columns[0].count }

  /// An account as texts.
  public subscript(place: Int) -> SellerAccount {
    SellerAccount(
      key: key(place),
      fields: SellerFields(
        name: text(2, place), email: text(3, place), phone: text(4, place), country: text(5, place), city: text(6, place),
        address: text(7, place), registrationNo: text(8, place)))
  }

  /// Which account stands at a place.
  public func key(_ place: Int) -> AccountKey { AccountKey(marketplace: text(0, place), account: text(1, place)) }

  /// The same as ``AccountKey/hash`` of the key.
  func keyHash(_ place: Int) -> UInt64 { hash64(hash64(columns[0][place]), hash64(columns[1][place])) }

  private func text(_ column: Int, _ place: Int) -> String { String(decoding: columns[column][place], as: UTF8.self) }

  /// The values of a column that at least so many accounts show, the commonest first, and of equally common ones in the order of their bytes.
  public func common(inColumn column: Int, least: Int) -> [(value: [UInt8], count: Int)] {
    var table = InternTable()
    var counts: [Int] = []
    for place in indices where !columns[column].isEmpty(place) {
      let number = table.intern(columns[column][place])
      if number == counts.count { counts.append(0) }
      counts[number] += 1
    }
    return counts.indices.filter { counts[$0] >= least }.map { (Array(table[$0]), counts[$0]) }
      .sorted { $0.count == $1.count ? $0.value.lexicographicallyPrecedes($1.value) : $0.count > $1.count }
  }

  /// Adds a range of other accounts.
  public mutating func append(_ other: AccountTable, _ places: Range<Int>) {
    for column in columns.indices { columns[column].append(other.columns[column], places) }
  }

  /// Sets memory aside for as many accounts as others are.
  mutating func reserve(_ other: AccountTable) {
    for column in columns.indices { columns[column].reserve(other.columns[column]) }
  }

  /// Below 0, 0 or above 0 as the key of an account stands before that of another one, by its bytes, is the same, or stands after it.
  func compareKeys(_ place: Int, _ other: AccountTable, _ otherPlace: Int) -> Int {
    let first = columns[0].compare(place, other.columns[0], otherPlace)
    return first != 0 ? first : columns[1].compare(place, other.columns[1], otherPlace)
  }

  /// Whether an account shows the same bytes as another one: texts that Unicode calls equivalent may be cleaned in different ways.
  func showsSame(_ place: Int, _ other: AccountTable, _ otherPlace: Int) -> Bool {
    (2..<Self.width).allSatisfy { columns[$0].isEqual(place, other.columns[$0], otherPlace) }
  }

  /// The places of the accounts in the order of their keys; nil where they stand in that order.
  func order() -> [Int]? {
    let isOrdered = indices.dropFirst().allSatisfy { compareKeys($0 - 1, self, $0) <= 0 }
    return isOrdered ? nil : indices.sorted { compareKeys($0, self, $1) < 0 }
  }
}
