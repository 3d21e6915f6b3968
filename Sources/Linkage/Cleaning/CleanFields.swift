import Marketplace
import Text

/// One account's fields, all but the name, in the form in which they are compared; empty for unknown.
struct CleanFields: Sendable {
  let phone: [UInt8]
  let email: EmailParts?
  /// The numbers and words of the address, a space between them.
  let address: [UInt8]
  let addressNumbers: [UInt8]
  let city: [UInt8]
  let country: [UInt8]
  let registration: [UInt8]

  /// Cleans the fields.
  init(_ fields: SellerFields) {
    let street = AddressParts(fields.address)
    phone = phoneKey(fields.phone, country: fields.country)
    email = EmailParts(fields.email)
    address = Array((street.numbers + street.words).joined(separator: [32]))
    addressNumbers = Array(street.numbers.joined(separator: [32]))
    city = nameTokens(fields.city).flatMap(\.bytes)
    country = Array(fields.country.uppercased().utf8)
    registration = registrationKey(fields.registrationNo)
  }
}
