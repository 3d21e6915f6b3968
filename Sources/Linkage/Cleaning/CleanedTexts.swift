import Marketplace

/// Accounts' fields in the form in which they are compared, field by field, as texts: what costs most of a linkage, and depends on each account
/// alone. Empty for unknown.
struct CleanedTexts: Sendable {
  /// The fields in the order of ``CleanedSellers/columns``, then the words of the names (see ``CleanName/text``), then something where the name
  /// shows a legal form.
  private(set) var texts: [ByteColumn]

  /// No accounts.
  init() { texts = .init(repeating: ByteColumn(), count: CleanedSellers.columns.count + 2) }

  /// Cleans accounts on several threads.
  init(cleaning accounts: [SellerAccount], threads: Int) {
    self.init()
    let pieces = inParallel(accounts.count, threads: threads) { range in
      var piece = CleanedTexts()
      for account in accounts[range] { piece.append(account.fields) }
      return piece
    }
    for piece in pieces { append(piece, 0..<piece.count) }
  }

  /// The words of the names.
  var names: ByteColumn { texts[CleanedSellers.columns.count] }

  /// Whether a name shows a legal form.
  func hasLegalForm(_ place: Int) -> Bool { !texts[CleanedSellers.columns.count + 1].isEmpty(place) }

  /// How many accounts there are.
  var count: Int { texts[0].count }

  /// Cleans what is shown of one more account.
  mutating func append(_ shown: SellerFields) {
    let fields = CleanFields(shown)
    let name = CleanName(shown.name)
    let values = [
      fields.phone, fields.emailLocal, fields.emailDomain, fields.address, fields.addressNumbers, fields.city, fields.country,
      fields.registration, name.text, name.hasLegalForm ? [49] : [],
    ]
    for (column, value) in values.enumerated() { texts[column].append(value) }
  }

  /// Adds a range of other accounts.
  mutating func append(_ other: CleanedTexts, _ places: Range<Int>) {
    for column in texts.indices { texts[column].append(other.texts[column], places) }
  }
}
