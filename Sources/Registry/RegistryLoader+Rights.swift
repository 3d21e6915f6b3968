import Marketplace
import Text

extension RegistryLoader {
  mutating func addOffice(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let key = try row.key("office", "country")
    let country = try RegistryRow.country(key[1])
    try claim([key[0], country.description])
    result.registry.officeCountries[ExactText(key[0]), default: []].append(country)
  }

  mutating func addCategory(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let key = try row.key("category")
    let niceClass = try RegistryRow.niceClass(row["nice_class"])
    try claim(key)
    result.registry.niceClasses[ExactText(key[0])] = niceClass
  }

  mutating func addRate(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let currency = try row.key("currency")[0].uppercased()
    guard let rate = try row.number("usd_rate"), rate > 0 else { throw .unreadableNumber }
    try claim([currency])
    result.registry.usdRates[ExactText(currency)] = rate
  }

  mutating func addTrademark(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let brand = try brand(row)
    let key = try row.key("office", "registration_no")
    var classes: [Int] = []
    for entry in row.list("nice_classes") { classes.append(try RegistryRow.niceClass(entry)) }
    var countries: [CountryCode] = []
    for entry in row.list("countries") { countries.append(try RegistryRow.country(entry)) }
    let mark = Trademark(
      brand: brand, text: row["mark_text"], office: key[0], registrationNo: key[1], status: row["status"].lowercased(),
      filedOn: try row.date("filed_on"), registeredOn: try row.date("registered_on"), expiresOn: try row.date("expires_on"),
      niceClasses: classes, countries: countries)
    try claim([row["brand_id"]] + key)
    if mark.status == Trademark.registered {
      if mark.registeredOn == nil || mark.expiresOn == nil { note(.registeredWithoutDates, row) }
      if let begin = mark.registeredOn, let end = mark.expiresOn, end <= begin { note(.endsBeforeItBegins, row) }
    }
    if wanted.contains(.offices), countries.isEmpty, result.registry.officeCountries[ExactText(mark.office)] == nil {
      note(.unknownOffice(mark.office), row)
    }
    registrations.insert(ExactText(mark.registrationNo))
    result.registry.trademarks.append(mark)
  }

  /// An empty first or last day is open: to leave the row out would accuse a seller who has leave.
  mutating func addAuthorisation(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let brand = try brand(row)
    let marketplace = row["marketplace"]
    let account = row["seller_account_id"]
    let identifies = !marketplace.isEmpty && !account.isEmpty
    guard identifies || !row["seller_name"].isEmpty else { throw .emptyKey }
    let authorisation = Authorisation(
      brand: brand, sellerName: row["seller_name"], account: identifies ? AccountKey(marketplace: marketplace, account: account) : nil,
      country: row["country"], registrationNo: row["registration_no"],
      validFrom: try row.date("valid_from") ?? .first, validTo: try row.date("valid_to") ?? .last)
    if !marketplace.isEmpty, !marketplaces.contains(ExactText(marketplace)) { note(.unknownMarketplace(marketplace), row) }
    if authorisation.validTo < authorisation.validFrom { note(.endsBeforeItBegins, row) }
    result.registry.authorisations.append(authorisation)
  }
}
