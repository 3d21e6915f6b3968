import Candidates
import Marketplace
import Registry
import Screening

/// A day of 2026.
func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? CalendarDate(daysSinceEpoch: 0) }

let today = day("2026-11-22")

/// Countries by their codes, as in "US|CA".
func countries(_ codes: String) -> [CountryCode] { codes.split(separator: "|").compactMap { CountryCode($0) } }

extension Trademark {
  /// A mark of the first brand in class 18, in force today, but for what is given.
  static func mark(
    brand: Int = 0, office: String = "USPTO", _ number: String = "US1", status: String = "registered", from: String? = "2020-01-01",
    to: String? = "2030-01-01", classes: [Int] = [18], countries: String = ""
  ) -> Trademark {
    Trademark(
      brand: brand, text: "Acme", office: office, registrationNo: number, status: status, filedOn: nil,
      registeredOn: from.map(day), expiresOn: to.map(day), niceClasses: classes,
      countries: CandidatesTests.countries(countries))
  }
}

extension Authorisation {
  /// A row for the first brand, valid all year, but for what is given.
  static func row(
    brand: Int = 0, name: String = "Lotus Trading", account: AccountKey? = nil, number: String = "", from: String = "2026-01-01",
    to: String = "2026-12-31"
  ) -> Authorisation {
    Authorisation(
      brand: brand, sellerName: name, account: account, country: "CN", registrationNo: number, validFrom: day(from), validTo: day(to))
  }
}

/// A small world: brands 0 "Acme" and 1 "Birch" of two holders, both in force in the US, in class 18 (handbags).
struct World {
  var registry = Registry()
  var tables = ListingTables(
    marketplaces: [("aurora", CountryCode("US")!), ("mercato", CountryCode("IT")!)], categories: ["handbags", "watches", "oddments"],
    shippingLists: [countries("US"), countries("DE|US"), countries("JP")], currencies: [("USD", 2), ("JPY", 0), ("XXX", 2)])
  /// Accounts "0" to "5" on aurora and mercato in turn; the first two are one entity, the rest one each.
  var entities: Entities
  var names: [(account: Int, probability: Double)] = []
  var scorecard: Scorecard
  var tiers = TierThresholds()

  init() {
    for (index, name) in ["Acme", "Birch"].enumerated() {
      registry.brands.append(
        Brand(
          id: "B\(index)", rightsHolder: "R\(index)", name: name, aliases: [], categories: ["handbags"], floorPriceUSD: 100,
          typicalPriceUSD: 200))
      registry.trademarks.append(.mark(brand: index, "US\(index)"))
    }
    registry.gtinPrefixes = [("4006381", 0), ("5012345", 1)]
    registry.usdRates = ["USD": 1, "JPY": 0.01]
    registry.niceClasses = ["handbags": 18, "watches": 14]
    registry.officeCountries = ["USPTO": countries("US"), "EUIPO": countries("DE|FR|IT"), "UIBM": countries("IT")]
    let accounts = (0..<6).map { number in
      SellerAccount(key: AccountKey(marketplace: number % 2 == 0 ? "aurora" : "mercato", account: "\(number)"), fields: SellerFields())
    }
    entities = Entities(
      accounts: accounts, entityOfAccount: [0, 0, 1, 2, 3, 4], confidence: [1, 1, 1, 1, 1, 1], ids: ["E0", "E1", "E2", "E3", "E4"],
      firstSeen: [CalendarDate](repeating: day("2026-11-01"), count: 5))
    var evidence: [String: Scorecard.Entry] = [:]
    for code in EvidenceCode.allCases { evidence[code.name] = Scorecard.Entry(weight: 0, says: "Says \(code.name).") }
    scorecard = Scorecard(intercept: 0, firstLookIntercept: 0, evidence: evidence)
  }

  /// Gives a kind of evidence a weight.
  mutating func weigh(_ code: EvidenceCode, _ weight: Double) {
    scorecard.evidence[code.name]?.weight = weight
  }

  var authorisations: AuthorisationIndex {
    let names = names
    return AuthorisationIndex(registry: registry, on: today, entities: entities) { rows in rows.map { _ in names } }
  }

  var judge: Judge {
    Judge(
      on: today, registry: registry, tables: tables, entities: entities, authorisations: authorisations, scorecard: scorecard,
      tiers: tiers)
  }
}

extension ListingHit {
  /// New handbags of brand 0 at 150 USD on aurora, shipped to the US, sold by account 2, but for what is given.
  static func hit(
    _ listing: UInt64 = 1, brand: Int32 = 0, at start: Int32 = 0, length: Int32 = 4, form: MarkForm = .name, context: HitContext = [],
    marketplace: UInt16 = 0, category: UInt16 = 0, shipsTo: UInt16 = 0, currency: UInt16 = 0, account: UInt32 = 2,
    price: Int64 = 15_000, gtin: UInt64 = 0, gtinLength: UInt8 = 0, gtinIsRight: Bool = false, condition: Condition = .new,
    brandField: BrandFieldContent = .empty, title: String? = nil
  ) -> ListingHit {
    ListingHit(
      listing: listing, hit: MarkHit(brand: brand, start: start, end: start + length, form: form, context: context),
      marketplace: marketplace, category: category, shipsTo: shipsTo, currency: currency, account: account, priceMinorUnits: price,
      gtin: gtin, gtinLength: gtinLength, gtinCheckDigitIsRight: gtinIsRight, condition: condition, brandField: brandField,
      titleWords: TitleWords(Array((title ?? titleOf(listing)).utf8).span))
  }

  /// A title that resembles that of no other listing.
  private static func titleOf(_ listing: UInt64) -> String {
    "bag " + String(listing).utf8.map { "q\(UnicodeScalar($0 - UInt8(ascii: "0") + UInt8(ascii: "a")))" }.joined()
  }
}
