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
  /// Address and city together, of any address.
  let site: [Int32]
  let country: NumberedColumn
  private(set) var registration: NumberedColumn

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
    site = Self.both(address, city, where: address)
  }

  /// The same without the registration numbers that stand beside strangers: "pending" and its like, whatever stands in for a number.
  func withoutPlaceholders(_ strangers: Strangers, _ contacts: SellersContacts) -> NumberedFields {
    var fields = self
    let numbers = strangers.leavingOutPlaceholders(registration.numbers, contacts: contacts)
    fields.registration = registration.renumbered(numbers)
    return fields
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
