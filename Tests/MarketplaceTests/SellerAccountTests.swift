import Marketplace
import Testing

@Suite("Rule: accounts are told apart by bytes") struct SellerAccountTests {
  private let composed = AccountKey(marketplace: "bazaar", account: "caf\u{E9}")
  private let decomposed = AccountKey(marketplace: "bazaar", account: "cafe\u{301}")

  @Test func idsThatUnicodeCallsEquivalentAreTwoAccounts() {
    #expect(composed.account == decomposed.account, "control: to Swift the texts are equal")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(decomposed < composed && !(composed < decomposed))
  }

  @Test func equalBytesAreOneAccount() {
    #expect(Set([composed, composed]).count == 1)
    #expect(composed != AccountKey(marketplace: "bazaa", account: "rcaf\u{E9}"))
  }
}
