/// What is odd about a listing that is kept all the same (R11).
public struct ListingFlags: OptionSet, Hashable, Sendable {
  /// The bits, as the table of listings holds them.
  public let rawValue: UInt16

  /// Flags of these bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A GTIN whose check digit is wrong.
  public static let gtinCheckDigit = ListingFlags(rawValue: 1 << 0)
  /// A GTIN field that holds none.
  public static let gtinUnreadable = ListingFlags(rawValue: 1 << 1)
  /// An image hash that is not 16 hexadecimal digits.
  public static let imageHashUnreadable = ListingFlags(rawValue: 1 << 2)
  /// An entry of the countries of shipping that is no country.
  public static let unknownCountry = ListingFlags(rawValue: 1 << 3)
  /// A word for the condition that is not mapped.
  public static let unknownCondition = ListingFlags(rawValue: 1 << 4)
  /// A currency, or none, that ISO 4217 does not list: the price is read as if it had two minor digits.
  public static let unknownCurrency = ListingFlags(rawValue: 1 << 5)
  /// A `listed_at` that is no time.
  public static let listedAtUnreadable = ListingFlags(rawValue: 1 << 6)
  /// Listed after it was updated.
  public static let listedAfterUpdated = ListingFlags(rawValue: 1 << 7)
  /// A seller's e-mail that is not of the form local@domain.
  public static let sellerEmailForm = ListingFlags(rawValue: 1 << 8)
  /// A seller's phone that is not 5 to 20 digits with the usual signs between.
  public static let sellerPhoneForm = ListingFlags(rawValue: 1 << 9)
  /// A seller's country that is not two letters of ISO 3166-1.
  public static let unknownSellerCountry = ListingFlags(rawValue: 1 << 10)

  /// All flags with the words for them in counts, by bit.
  public static let all: [(flag: ListingFlags, code: String)] = [
    (.gtinCheckDigit, "gtin_check_digit"), (.gtinUnreadable, "gtin_unreadable"), (.imageHashUnreadable, "image_hash_unreadable"),
    (.unknownCountry, "unknown_country"), (.unknownCondition, "unknown_condition"), (.unknownCurrency, "unknown_currency"),
    (.listedAtUnreadable, "listed_at_unreadable"), (.listedAfterUpdated, "listed_after_updated"),
    (.sellerEmailForm, "seller_email_form"), (.sellerPhoneForm, "seller_phone_form"), (.unknownSellerCountry, "unknown_seller_country"),
  ]
}
