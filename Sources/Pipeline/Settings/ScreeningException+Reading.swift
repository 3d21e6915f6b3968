import Candidates
import Marketplace
import Store

extension ScreeningException {
  /// Reads and checks the text of a file of exceptions. Throws all that is wrong at once, each with its line.
  static func read(_ text: String, file: String) throws(SettingsFaults) -> [ScreeningException] {
    try SettingsValue.read(text, file: file) { root in
      let mapping = root.mapping(known: ["version", "exceptions"])
      _ = mapping?.required("version")?.integer(in: 1...1)
      return mapping?.required("exceptions")?.list()?.compactMap(Self.init)
    }
  }

  /// What the file says, without its lines.
  static func canonical(_ exceptions: [ScreeningException]) -> CanonicalJSON {
    .array(
      exceptions.map { exception in
        .object([
          "brand": exception.brandID.map { .text($0) } ?? .null,
          "seller": exception.seller.map { .array([.text($0.marketplace), .text($0.account)]) } ?? .null,
          "reason": .text(exception.reason), "until": .text(exception.until.description),
        ])
      })
  }

  private init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: ["brand", "seller", "reason", "until"]) else { return nil }
    let brand = mapping.value("brand").flatMap { $0.word("a brand's id") }
    let seller = mapping.value("seller").flatMap(Self.seller)
    let reason = mapping.required("reason").flatMap { $0.word("a reason") }
    let until = mapping.required("until").flatMap(Self.day)
    if mapping.value("brand") == nil, mapping.value("seller") == nil {
      value.fail(.malformed("{}", wanted: "an exception: it needs `brand`, `seller` or both"))
    }
    guard let reason, let until, brand != nil || seller != nil, case .file(let line, _) = value.origin else { return nil }
    self.init(brandID: brand, seller: seller, reason: reason, until: until, line: line)
  }

  private static func seller(_ value: SettingsValue) -> AccountKey? {
    guard let text = value.text() else { return nil }
    guard let key = AccountKey(marketplaceAndAccount: text) else {
      value.fail(.malformed(text, wanted: "an account, as MARKETPLACE:ACCOUNT"))
      return nil
    }
    return key
  }

  private static func day(_ value: SettingsValue) -> CalendarDate? {
    guard let text = value.text() else { return nil }
    guard let day = CalendarDate(iso: text) else {
      value.fail(.malformed(text, wanted: "a date, as 2026-12-31"))
      return nil
    }
    return day
  }
}
