import Marketplace

/// Accounts' fields in the form in which they are compared, field by field: what costs most of a linkage, and depends on each account alone.
public struct CleanedSellers: Equatable, Sendable {
  /// The names of ``texts``.
  public static let columns = [
    "phone", "email_local", "email_domain", "address", "address_numbers", "city", "country", "registration", "name_words", "legal_form",
  ]

  /// Everything as texts in UTF-8, in the order of ``columns``, to be kept and read again; empty for unknown.
  public private(set) var texts: [ByteColumn]

  /// No accounts.
  public init() { texts = .init(repeating: ByteColumn(), count: Self.columns.count) }

  /// What was kept as texts, in the order of ``columns``; nil if there are too few columns, or they are of different lengths.
  public init?(texts: [ByteColumn]) {
    guard texts.count == Self.columns.count, texts.allSatisfy({ $0.count == texts[0].count }) else { return nil }
    self.texts = texts
  }

  /// Cleans accounts on several threads.
  public init(cleaning accounts: [SellerAccount], threads: Int) {
    self.init()
    let pieces = inParallel(accounts.count, threads: threads) { range in
      var piece = CleanedSellers()
      for account in accounts[range] { piece.append(account.fields) }
      return piece
    }
    for piece in pieces { append(piece, 0..<piece.count) }
  }

  /// How many accounts there are.
  public var count: Int { texts[0].count }

  var phone: ByteColumn { texts[0] }
  var emailLocal: ByteColumn { texts[1] }
  var emailDomain: ByteColumn { texts[2] }
  var address: ByteColumn { texts[3] }
  var addressNumbers: ByteColumn { texts[4] }
  var city: ByteColumn { texts[5] }
  var country: ByteColumn { texts[6] }
  var registration: ByteColumn { texts[7] }
  /// The words of the names, see ``CleanName/text``.
  var names: ByteColumn { texts[8] }
  /// Not empty where the name shows a legal form.
  var legalForm: ByteColumn { texts[9] }

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
  public mutating func append(_ other: CleanedSellers, _ places: Range<Int>) {
    for column in texts.indices { texts[column].append(other.texts[column], places) }
  }

  /// Sets memory aside for as many accounts as others are.
  mutating func reserve(_ other: CleanedSellers) {
    for column in texts.indices { texts[column].reserve(other.texts[column]) }
  }

  /// The accounts at these places, in their order.
  public func selecting(_ places: some Collection<Int>) -> CleanedSellers {
    var selected = CleanedSellers()
    var run = 0..<0
    for place in places {
      if place != run.upperBound {
        selected.append(self, run)
        run = place..<place
      }
      run = run.lowerBound..<place + 1
    }
    selected.append(self, run)
    return selected
  }
}
