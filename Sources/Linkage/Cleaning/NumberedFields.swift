/// The fields of accounts, all but the names, as numbers of equal values, -1 for unknown; see ``CleanAccounts``.
struct NumberedFields: Sendable {
  private(set) var phone: [Int32] = []
  private(set) var emailLocal: [Int32] = []
  private(set) var emailDomain: [Int32] = []
  private(set) var email: [Int32] = []
  private(set) var address: [Int32] = []
  private(set) var addressNumbers: [Int32] = []
  private(set) var city: [Int32] = []
  private(set) var place: [Int32] = []
  private(set) var country: [Int32] = []
  private(set) var registration: [Int32] = []
  private(set) var texts = InternTable()
  /// The numbers of two values that stand together.
  private var pairs: [UInt64: Int32] = [:]

  /// Numbers the values in the order of the accounts.
  init(_ cleaned: [CleanedSeller]) {
    for account in cleaned { add(account.fields) }
  }

  private mutating func add(_ fields: CleanFields) {
    phone.append(number(fields.phone))
    emailLocal.append(number(fields.emailLocal))
    emailDomain.append(number(fields.emailDomain))
    email.append(fields.emailDomain.isEmpty ? -1 : both(emailLocal, emailDomain))
    address.append(number(fields.address))
    addressNumbers.append(number(fields.addressNumbers))
    city.append(number(fields.city))
    place.append(fields.addressNumbers.isEmpty ? -1 : both(address, city))
    country.append(number(fields.country))
    registration.append(number(fields.registration))
  }

  /// A number for the last values of two columns together.
  private mutating func both(_ one: [Int32], _ other: [Int32]) -> Int32 {
    let code = UInt64(UInt32(bitPattern: one.last ?? -1)) << 32 | UInt64(UInt32(bitPattern: other.last ?? -1))
    if let known = pairs[code] { return known }
    pairs[code] = Int32(pairs.count)
    return Int32(pairs.count - 1)
  }

  private mutating func number(_ bytes: [UInt8]) -> Int32 { bytes.isEmpty ? -1 : Int32(texts.intern(bytes)) }
}
