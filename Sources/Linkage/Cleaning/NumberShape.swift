/// What the characters of a registration number tell of it, without a look at who else shows it.
struct NumberShape {
  private let key: ArraySlice<UInt8>

  /// A number of ASCII capitals and digits.
  init(_ key: ArraySlice<UInt8>) { self.key = key }

  /// Whether its digits are those of a number: what is typed to fill a field repeats a digit or counts up (`123456789`, `DE000000001`), so that
  /// few different steps lead from each digit to the next.
  var isPlausible: Bool {
    let digits = key.filter { (48...57).contains($0) }
    return Set(zip(digits, digits.dropFirst()).map { (10 + $1 - $0) % 10 }).count > Self.fillersSteps
  }

  private static let fillersSteps = 2

  /// Whether it is a tax number of another country than this one. Whoever sells in a country without being at home there may let a
  /// representative be registered for it, and shows the number of that one.
  func isForeign(to country: ArraySlice<UInt8>) -> Bool {
    guard let code = Self.taxCodes.first(where: { key.starts(with: $0.code.utf8) }), let next = key.dropFirst(code.code.utf8.count).first
    else { return false }
    return (48...57).contains(next) && !country.isEmpty && !country.elementsEqual(code.country.utf8)
  }

  /// What value added tax numbers begin with, and the country that it stands for where that is written otherwise.
  ///
  /// Source: Council Directive 2006/112/EC, article 215, and the European Commission's VIES, "what is the format of VAT numbers".
  private static let taxCodes: [(code: String, country: String)] =
    [
      "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL",
      "PT", "RO", "SE", "SI", "SK",
    ].map { ($0, $0) } + [("ATU", "AT"), ("EL", "GR"), ("XI", "GB")]
}
