/// The fields of accounts, all but the names, in the form in which they are compared: numbers of equal values, -1 for unknown.
struct NumberedFields: Sendable {
  let phone: NumberedColumn
  let emailLocal: NumberedColumn
  let emailDomain: NumberedColumn
  /// Local part and domain together.
  let email: [Int32]
  let address: NumberedColumn
  /// The numbers of the address.
  let addressNumbers: NumberedColumn
  let city: NumberedColumn
  /// Address and city together, of an address with a number.
  let place: [Int32]
  let country: NumberedColumn
  let registration: NumberedColumn

  /// The fields of cleaned accounts.
  init(_ cleaned: CleanedSellers) {
    phone = cleaned.values[0]
    emailLocal = cleaned.values[1]
    emailDomain = cleaned.values[2]
    address = cleaned.values[3]
    addressNumbers = cleaned.values[4]
    city = cleaned.values[5]
    country = cleaned.values[6]
    registration = cleaned.values[7]
    email = Self.both(emailLocal, emailDomain, where: emailDomain)
    place = Self.both(address, city, where: addressNumbers)
  }

  /// Numbers for the values of two columns together, -1 where a third has none.
  private static func both(_ one: NumberedColumn, _ other: NumberedColumn, where needed: NumberedColumn) -> [Int32] {
    var codes = CodeTable(expecting: needed.numbers.count)
    return needed.numbers.indices.map { account in
      if needed[account] < 0 { return -1 }
      return Int32(codes.intern(UInt64(UInt32(bitPattern: one[account])) << 32 | UInt64(UInt32(bitPattern: other[account]))))
    }
  }
}
