import Marketplace

/// An account's fields in the form in which they are compared: what costs most of a linkage, and depends on these fields alone.
public struct CleanedSeller: Equatable, Sendable {
  let fields: CleanFields
  let name: CleanName

  /// Cleans what is shown of an account.
  public init(_ shown: SellerFields) {
    fields = CleanFields(shown)
    name = CleanName(shown.name)
  }

  /// The names of ``texts``.
  public static let columns = [
    "phone", "email_local", "email_domain", "address", "address_numbers", "city", "country", "registration", "name_words", "legal_form",
  ]

  /// Everything as texts in UTF-8, in the order of ``columns``, to be kept and read again.
  public var texts: [[UInt8]] {
    [
      fields.phone, fields.emailLocal, fields.emailDomain, fields.address, fields.addressNumbers, fields.city, fields.country,
      fields.registration, name.text, name.hasLegalForm ? [49] : [],
    ]
  }

  /// What was kept as texts, in the order of ``columns``; nil if there are too few.
  public init?(texts: [ArraySlice<UInt8>]) {
    guard texts.count == Self.columns.count else { return nil }
    fields = CleanFields(
      phone: Array(texts[0]), emailLocal: Array(texts[1]), emailDomain: Array(texts[2]), address: Array(texts[3]),
      addressNumbers: Array(texts[4]), city: Array(texts[5]), country: Array(texts[6]), registration: Array(texts[7]))
    name = CleanName(tokens: CleanName.tokens(texts[8]), hasLegalForm: !texts[9].isEmpty)
  }

  /// Cleans accounts on several threads.
  public static func clean(_ accounts: [SellerAccount], threads: Int) -> [CleanedSeller] {
    inParallel(accounts.count, threads: threads) { accounts[$0].map { CleanedSeller($0.fields) } }.flatMap { $0 }
  }
}
