import Testing
import Text

@Suite("Rule: one phone number has one key, however it is written") struct PhoneKeyTests {
  @Test(
    "spellings of the same number",
    arguments: [
      ("GB", ["+44 20 7946 0018", "0044 20 7946 0018", "020 7946 0018", "(+44) 20-7946-0018"]),
      ("CN", ["+86 138-0013-8000", "13800138000", "0086 13800138000"]),
    ])
  func spellings(_ country: String, _ numbers: [String]) {
    let keys = numbers.map { String(decoding: phoneKey($0, country: country), as: UTF8.self) }
    #expect(Set(keys).count == 1, "\(keys)")
    #expect(keys[0].utf8.count >= 10)
  }

  @Test func whatTheLibraryCannotReadKeepsItsLastNineDigits() {
    #expect(phoneKey("1234567890123456789012", country: "") == Array("456789012".utf8))
    #expect(phoneKey("no phone", country: "GB").isEmpty)
    #expect(phoneKey("", country: "GB").isEmpty)
  }

  @Test func validityIsAFlag() {
    #expect(isValidPhone("+44 20 7946 0018", country: "GB"))
    #expect(!isValidPhone("+44 20 7", country: "GB"))
  }
}

@Suite("Rule: an e-mail address is compared without its tag and dots") struct EmailTests {
  @Test func parts() throws {
    let parts = try #require(EmailParts(" Kite.Shop+spring@Kite-Trading.Example "))
    #expect(parts.local == Array("kiteshop".utf8))
    #expect(parts.domain == Array("kite-trading.example".utf8))
  }

  @Test("texts that are no address", arguments: ["", "kite", "@kite.example", "kite@"])
  func none(_ text: String) { #expect(EmailParts(text) == nil) }
}

@Suite("Rule: a street address is its numbers and its words in the long form") struct AddressTests {
  @Test func shortFormsAreTheLongOnes() {
    #expect(AddressParts("137 Mill Rd.") == AddressParts("137 Mill Road"))
    #expect(AddressParts("12 High St") != AddressParts("13 High St"))
    #expect(AddressParts("Road Mill 137").words == AddressParts("137 Mill Rd.").words)
  }
}

@Suite("Rule: a registration number is its letters and digits") struct RegistrationTests {
  @Test func signsDoNotCount() {
    #expect(registrationKey("us 81-49 3378") == Array("US81493378".utf8))
    #expect(registrationKey("n/a").isEmpty)
  }
}
