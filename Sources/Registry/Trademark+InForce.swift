import Marketplace
import Text

extension Trademark {
  /// The status of a mark that may be in force.
  public static let registered = "registered"

  /// Whether the mark gives rights on a day (R16): registered, its first day not after it and its expiry after it.
  public func inForce(on day: CalendarDate) -> Bool {
    guard status == Self.registered, let registeredOn, let expiresOn else { return false }
    return registeredOn <= day && day < expiresOn
  }

  /// The countries in which it gives rights: those of the row itself where it names any, else those of its office.
  public func countries(of offices: [ExactText: [CountryCode]]) -> [CountryCode] {
    countries.isEmpty ? offices[ExactText(office)] ?? [] : countries
  }
}

extension Authorisation {
  /// Whether the seller may sell the brand on a day; first and last day count (R17).
  public func isValid(on day: CalendarDate) -> Bool { validFrom <= day && day <= validTo }
}
