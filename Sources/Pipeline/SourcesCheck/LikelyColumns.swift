import Handoff
import Marketplace

/// Guesses from a header's names which columns of a listing they may be. A guess is shown to a person, and nothing is read by it.
enum LikelyColumns {
  /// Words that exports commonly use, in English, for what stands in a column.
  private static let words: [(column: ListingColumn, words: [String])] = [
    (.listingID, ["listing id", "item id", "product id", "offer id", "sku", "item", "listing"]), (.title, ["title", "name", "item name"]),
    (.brand, ["brand", "manufacturer", "make"]), (.category, ["category", "department"]), (.price, ["price", "amount"]),
    (.currency, ["currency"]), (.quantity, ["quantity", "qty", "stock"]), (.condition, ["condition"]),
    (.gtin, ["gtin", "ean", "upc", "barcode"]), (.imageHash, ["image hash", "phash"]), (.url, ["url", "link"]),
    (.shipsTo, ["ships to", "ship to", "shipping countries"]), (.listedAt, ["listed at", "created at", "listed", "created"]),
    (.updatedAt, ["updated at", "modified at", "updated", "modified", "last update"]), (.description, ["description", "details"]),
  ]
  private static let sellers = ["seller", "vendor", "merchant", "shop"]
  private static let sellerWords: [(column: ListingColumn, words: [String])] = [
    (.sellerID, ["id", "account", ""]), (.sellerName, ["name"]), (.sellerEmail, ["email", "mail"]), (.sellerPhone, ["phone", "tel"]),
    (.sellerCountry, ["country"]), (.sellerCity, ["city", "town"]), (.sellerAddress, ["address", "street"]),
    (.sellerRegistrationNo, ["registration no", "reg", "registration", "vat", "vat no", "tax id"]),
  ]

  /// The column that a header's name may be; nil where nothing is near.
  static func column(for name: String) -> ListingColumn? {
    let spoken = spoken(name)
    guard !spoken.isEmpty else { return nil }
    if let exact = ListingColumn.allCases.first(where: { self.spoken($0.rawValue) == spoken }) { return exact }
    if let known = words.first(where: { $0.words.contains(spoken) }) { return known.column }
    for seller in sellers where spoken == seller || spoken.hasPrefix(seller + " ") {
      let rest = String(spoken.dropFirst(seller.count + 1))
      if let known = sellerWords.first(where: { $0.words.contains(rest) }) { return known.column }
    }
    let near = ListingColumn.allCases.filter { spoken.count >= 5 && editDistance(self.spoken($0.rawValue), spoken) <= 1 }
    return near.count == 1 ? near[0] : nil
  }

  /// The name of a header that is nearest to one that is missing; nil where none is near.
  static func header(for missing: String, in header: [String]) -> String? {
    let nearest = nearestName(to: missing.lowercased(), among: header.map { $0.lowercased() }, isSlip: true)
    return header.first { $0.lowercased() == nearest }
  }

  /// A name in small letters, its parts by one space.
  private static func spoken(_ name: String) -> String {
    var text = ""
    var wasLower = false
    for character in name.prefix(100) {
      if character.isUppercase, wasLower { text.append(" ") }
      wasLower = character.isLowercase || character.isNumber
      text.append(character.isLetter || character.isNumber ? Character(character.lowercased().first.map(String.init) ?? " ") : " ")
    }
    return text.split(separator: " ").joined(separator: " ")
  }
}
