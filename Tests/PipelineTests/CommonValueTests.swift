import Linkage
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: a value that stands for an unknown one is told of") struct CommonValueTests {
  private func accounts(_ count: Int, _ number: (Int) -> String) -> AccountTable {
    AccountTable(
      (0..<count).map { place in
        SellerAccount(
          key: AccountKey(marketplace: "m", account: "\(place)"),
          fields: SellerFields(
            name: "Kornblume", email: "jo\(place % 3)@shop.example", phone: "\(100_000 + place)", country: "GB", city: "Leeds",
            registrationNo: number(place)))
      })
  }

  @Test func itsShareAndWhatItIs() {
    let warnings = CommonValues.warnings(accounts(60) { $0 < 30 ? "pending" : "GB\(100_000 + $0)" })
    #expect(warnings.contains { $0.hasPrefix("30 of 60 accounts (50%) show the same registration number \"pending\": ") }, "\(warnings)")
    #expect(!warnings.joined().contains("@"), "an address may be a person's")
  }

  @Test func notOfRareOnes() {
    #expect(CommonValues.warnings(accounts(60) { $0 < 24 ? "pending" : "" }).allSatisfy { !$0.contains("registration") })
    #expect(CommonValues.warnings(accounts(6_000) { $0 < 50 ? "pending" : "" }).allSatisfy { !$0.contains("registration") })
    #expect(CommonValues.warnings(AccountTable()).isEmpty)
  }
}
