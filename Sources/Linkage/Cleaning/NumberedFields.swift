/// The fields of accounts, all but the names, in the form in which they are compared: numbers of equal values, -1 for unknown.
struct NumberedFields: Sendable {
  let phone: [Int32]
  let emailLocal: [Int32]
  let emailDomain: [Int32]
  /// Local part and domain together.
  let email: [Int32]
  let address: [Int32]
  /// The numbers of the address.
  let addressNumbers: [Int32]
  let city: [Int32]
  /// Address and city together, of an address with a number.
  let place: [Int32]
  let country: [Int32]
  let registration: [Int32]
  /// The texts behind the numbers of all columns but ``email`` and ``place``.
  let texts: InternTable

  /// Numbers the values, column by column, in the order of the accounts.
  init(_ cleaned: CleanedSellers) {
    var texts = InternTable()
    func numbers(_ column: ByteColumn) -> [Int32] {
      (0..<column.count).map { column.isEmpty($0) ? -1 : Int32(texts.intern(column[$0])) }
    }
    phone = numbers(cleaned.phone)
    emailLocal = numbers(cleaned.emailLocal)
    emailDomain = numbers(cleaned.emailDomain)
    address = numbers(cleaned.address)
    addressNumbers = numbers(cleaned.addressNumbers)
    city = numbers(cleaned.city)
    country = numbers(cleaned.country)
    registration = numbers(cleaned.registration)
    self.texts = texts
    email = Self.both(emailLocal, emailDomain, where: emailDomain)
    place = Self.both(address, city, where: addressNumbers)
  }

  /// Numbers for the values of two columns together, -1 where a third has none.
  private static func both(_ one: [Int32], _ other: [Int32], where needed: [Int32]) -> [Int32] {
    var codes = CodeTable()
    return needed.indices.map { account in
      if needed[account] < 0 { return -1 }
      return Int32(codes.intern(UInt64(UInt32(bitPattern: one[account])) << 32 | UInt64(UInt32(bitPattern: other[account]))))
    }
  }

  /// The hash of a text's bytes, 0 for an unknown one: the same in every list of accounts.
  func hash(_ text: Int32) -> UInt64 { text < 0 ? 0 : texts.hashes[Int(text)] }
}
