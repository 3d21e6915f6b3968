/// Whether what is shown of a seller has the usual form. Nothing is rejected for it: see ``ListingFlags``.
enum SellerForm {
  /// The flags of a tuple whose fields stand in these places, in the order of ``SellerTable/Column``.
  static func flags(of tuple: Span<UInt8>, places: [Range<Int>]) -> ListingFlags {
    var flags: ListingFlags = []
    func field(_ column: SellerTable.Column) -> Range<Int> { places[SellerTable.Column.allCases.firstIndex(of: column) ?? 0] }
    if !isEmailOrBlank(tuple.extracting(field(.email))) { flags.insert(.sellerEmailForm) }
    if !isPhoneOrBlank(tuple.extracting(field(.phone))) { flags.insert(.sellerPhoneForm) }
    let country = tuple.extracting(field(.country))
    if !ASCII.isBlank(country), CountryCode(field: country) == nil { flags.insert(.unknownSellerCountry) }
    return flags
  }

  /// One @ with something before it, and after it a domain with a point inside; no blanks within.
  static func isEmailOrBlank(_ field: Span<UInt8>) -> Bool {
    let range = ASCII.trimmed(field)
    guard !range.isEmpty else { return true }
    var at: Int?
    var hasInnerPoint = false
    for index in range {
      let byte = field[index]
      if ASCII.isBlank(byte) || byte < 32 { return false }
      if byte == 0x40 {
        guard at == nil, index > range.lowerBound else { return false }
        at = index
      } else if byte == 0x2E, let at, index > at + 1, index < range.upperBound - 1 {
        hasInnerPoint = true
      }
    }
    return hasInnerPoint
  }

  /// 5 to 20 digits, with spaces, points, hyphens, slashes, brackets and plus signs between.
  static func isPhoneOrBlank(_ field: Span<UInt8>) -> Bool {
    let range = ASCII.trimmed(field)
    guard !range.isEmpty else { return true }
    var digits = 0
    for index in range {
      switch field[index] {
      case 48...57: digits += 1
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F: continue
      default: return false
      }
    }
    return (5...20).contains(digits)
  }
}
