import Marketplace
import Text

/// One account's fields, all but the name, in the form in which they are compared; empty for unknown.
struct CleanFields: Equatable, Sendable {
  let phone: [UInt8]
  let emailLocal: [UInt8]
  let emailDomain: [UInt8]
  /// The numbers and words of the address, a space between them.
  let address: [UInt8]
  let addressNumbers: [UInt8]
  let city: [UInt8]
  let country: [UInt8]
  let registration: [UInt8]

  /// So many bytes of each field are compared: a seller chooses them, and cleaning takes far longer than reading.
  private static let longest = 1024
}

extension CleanFields {
  /// Cleans the fields.
  init(_ fields: SellerFields) {
    let street = AddressParts(Self.cut(fields.address))
    let parts = EmailParts(Self.cut(fields.email))
    self.init(
      phone: phoneKey(fields.phone, country: fields.country), emailLocal: parts?.local ?? [], emailDomain: parts?.domain ?? [],
      address: Array((street.numbers + street.words).joined(separator: [32])),
      addressNumbers: Array(street.numbers.joined(separator: [32])), city: nameTokens(Self.cut(fields.city)).flatMap(\.bytes),
      country: Array(Self.cut(fields.country).uppercased().utf8), registration: registrationKey(Self.cut(fields.registrationNo)))
  }

  private static func cut(_ text: String) -> String {
    text.utf8.count <= longest ? text : String(decoding: text.utf8.prefix(longest), as: UTF8.self)
  }
}
