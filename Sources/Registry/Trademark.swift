import Marketplace

/// A mark registered, or applied for, at an office.
public struct Trademark: Hashable, Sendable {
  /// The index of its brand in ``Registry/brands``.
  public var brand: Int
  /// The words of the mark.
  public var text: String
  /// The office, as offices.csv names it.
  public var office: String
  /// The number that the office gave it.
  public var registrationNo: String
  /// `registered` or another word, in small letters.
  public var status: String
  /// The day of the application.
  public var filedOn: CalendarDate?
  /// The first day of protection.
  public var registeredOn: CalendarDate?
  /// The first day without it.
  public var expiresOn: CalendarDate?
  /// The classes of goods, 1...45.
  public var niceClasses: [Int]
  /// The countries that this row names itself (Madrid), which override those of its office; empty where it names none.
  public var countries: [CountryCode]

  /// A mark; what is left out is unknown.
  public init(
    brand: Int, text: String, office: String, registrationNo: String, status: String, filedOn: CalendarDate? = nil,
    registeredOn: CalendarDate? = nil, expiresOn: CalendarDate? = nil, niceClasses: [Int] = [], countries: [CountryCode] = []
  ) {
    self.brand = brand
    self.text = text
    self.office = office
    self.registrationNo = registrationNo
    self.status = status
    self.filedOn = filedOn
    self.registeredOn = registeredOn
    self.expiresOn = expiresOn
    self.niceClasses = niceClasses
    self.countries = countries
  }
}
