/// Countries in the order in which a field lists them, each once.
public struct CountryList: Hashable, Sendable {
  /// The countries, in the order of the list.
  public var countries: [CountryCode] = []
  /// How many entries were no country.
  public var unknownEntries = 0

  /// The countries of a field whose entries are parted by a byte. Empty entries count as nothing.
  public init(_ field: Span<UInt8>, separator: UInt8) {
    var start = 0
    for index in 0...field.count where index == field.count || field[index] == separator {
      let entry = field.extracting(start..<index)
      start = index + 1
      if let country = CountryCode(field: entry) {
        if !countries.contains(country) { countries.append(country) }
      } else if !ASCII.isBlank(entry) {
        unknownEntries += 1
      }
    }
  }
}

extension CountryList: CustomStringConvertible {
  /// The codes joined by |, as listing tables hold them.
  public var description: String { countries.map(\.description).joined(separator: "|") }
}
