import CPhone

/// The digits by which a phone number is compared: the national significant ones where libphonenumber can read the number as dialled from
/// the country, otherwise the last nine; empty if there are fewer than five digits.
///
///     phoneKey("0086 1487 1127576", country: "CN")    // the digits of "14871127576"
public func phoneKey(_ phone: String, country: String) -> [UInt8] {
  let digits = phone.utf8.filter { (48...57).contains($0) }
  if digits.count < 5 || digits.count > 30 { return [] }
  var text = Array(phone.utf8.prefix(64))
  if text.starts(with: Array("00".utf8)) { text.replaceSubrange(0..<2, with: Array("+".utf8)) }
  if let national = nationalDigits(text, country: country) { return national }
  return Array(digits.suffix(9))
}

/// Whether libphonenumber calls the number valid when dialled from the country. A flag, never a filter: many numbers in use are not.
public func isValidPhone(_ phone: String, country: String) -> Bool {
  let text = phone.utf8.prefix(64).map { CChar(bitPattern: $0) }
  return unsafe bs_phone_valid(text, text.count, region(country)) == 1
}

private func nationalDigits(_ text: [UInt8], country: String) -> [UInt8]? {
  var out = [CChar](repeating: 0, count: 32)
  var code: Int32 = 0
  let signed = text.map { CChar(bitPattern: $0) }
  let count = unsafe bs_phone_digits(signed, signed.count, region(country), &out, Int32(out.count), &code)
  return count < 5 ? nil : out[..<Int(count)].map { UInt8(bitPattern: $0) }
}

/// Two capital letters and a zero, "ZZ" (unknown) for anything else.
private func region(_ country: String) -> [CChar] {
  let letters = Array(country.utf8)
  guard letters.count == 2, letters.allSatisfy({ (65...90).contains($0 & 0xDF) }) else { return [90, 90, 0] }
  return [CChar(bitPattern: letters[0] & 0xDF), CChar(bitPattern: letters[1] & 0xDF), 0]
}
