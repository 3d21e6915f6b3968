import Candidates
import Marketplace
import Text

/// Numbers the few names that millions of listings share, in the order of their first appearance.
struct NameTables {
  var tables: ListingTables
  private var categories: [ExactText: UInt16] = [:]
  private var shippingLists: [ExactText: UInt16] = [:]
  private var currencies: [ExactText: UInt16] = [:]

  /// Goes on numbering from tables that stand already.
  init(tables: ListingTables) {
    self.tables = tables
    for (number, text) in tables.categories.enumerated() { categories[ExactText(text)] = UInt16(number) }
    for (number, list) in tables.shippingLists.enumerated() {
      shippingLists[ExactText(list.map(\.description).joined(separator: "|"))] = UInt16(number)
    }
    for (number, currency) in tables.currencies.enumerated() { currencies[ExactText(currency.code)] = UInt16(number) }
  }

  func marketplace(_ name: String) throws(RunFault) -> UInt16 {
    guard let index = tables.marketplaces.firstIndex(where: { $0.name == name }) else {
      throw RunFault(.failed, "no marketplace named \(name)", remedy: "This is a defect of Brandsieve: please report it")
    }
    return UInt16(index)
  }

  mutating func category(_ text: String) throws(RunFault) -> UInt16 {
    try Self.number(text, in: &categories, "categories") { tables.categories.append(text) }
  }

  mutating func shippingList(_ text: String) throws(RunFault) -> UInt16 {
    try Self.number(text, in: &shippingLists, "lists of countries of shipping") {
      tables.shippingLists.append(text.split(separator: "|").compactMap { CountryCode($0) })
    }
  }

  mutating func currency(_ text: String) throws(RunFault) -> UInt16 {
    try Self.number(text, in: &currencies, "currencies") {
      tables.currencies.append((text, Currency.minorDigits(of: text) ?? Currency.usualMinorDigits))
    }
  }

  private static func number(
    _ text: String, in known: inout [ExactText: UInt16], _ what: String, _ add: () -> Void
  ) throws(RunFault) -> UInt16 {
    let key = ExactText(text)
    if let number = known[key] { return number }
    guard let number = UInt16(exactly: known.count) else {
      throw RunFault(
        .inputs, "more than 65,536 \(what) in one night", remedy: "Check `columns` of the sources: another column may stand in their place")
    }
    known[key] = number
    add()
    return number
  }
}
