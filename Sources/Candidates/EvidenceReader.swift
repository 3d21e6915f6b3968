import Marketplace
import Registry
import Screening
import Text

/// Reads from a hit, its listing's columns and its seller all the evidence that the listing itself gives.
public struct EvidenceReader: Sendable {
  private let prices: PriceIndex
  private let gtins: GtinIndex
  /// For each brand the categories (indices into ``ListingTables/categories``) in which it is sold.
  private let categoriesOfBrand: [Set<UInt16>]
  private let showsCompanyNumber: [Bool]
  /// For each brand the number of its holder.
  private let holderOfBrand: [Int]
  var authorisations: AuthorisationIndex
  var dayPrices = DayPrices.none

  /// A reader for one night.
  public init(registry: Registry, tables: ListingTables, entities: Entities, authorisations: AuthorisationIndex) {
    prices = PriceIndex(registry: registry, tables: tables)
    gtins = GtinIndex(registry: registry)
    var places: [ExactText: UInt16] = [:]
    for (place, category) in tables.categories.enumerated() { places[ExactText(category)] = UInt16(clamping: place) }
    categoriesOfBrand = registry.brands.map { brand in Set(brand.categories.compactMap { places[ExactText($0)] }) }
    var holders: [ExactText: Int] = [:]
    holderOfBrand = registry.brands.map { brand in
      let next = holders.count
      let holder = holders[ExactText(brand.rightsHolder)] ?? next
      holders[ExactText(brand.rightsHolder)] = holder
      return holder
    }
    showsCompanyNumber = entities.accounts.map { !$0.fields.registrationNo.isEmpty }
    self.authorisations = authorisations
  }

  /// From so many holders on whose marks a title names, it lists what the goods fit or are made of: nobody copies three at once.
  static let manyHolders = 3

  /// Whether the title of a listing, of these hits, names the marks of many holders as they are written.
  func namesManyHolders(_ hits: [ListingHit]) -> Bool {
    guard hits.count >= Self.manyHolders else { return false }
    var holders: Set<Int> = []
    for hit in hits where !hit.isPhotographOnly && !hit.hit.form.isDisguise && !hit.hit.context.contains(.brandField) {
      let isCovered = hits.contains { other in
        other.hit.start <= hit.hit.start && hit.hit.end <= other.hit.end
          && (other.hit.start, other.hit.end) != (hit.hit.start, hit.hit.end)
      }
      let brand = Int(hit.hit.brand)
      if !isCovered, holderOfBrand.indices.contains(brand) { holders.insert(holderOfBrand[brand]) }
    }
    return holders.count >= Self.manyHolders
  }

  /// Appends what a hit gives, in the order of the codes. `isInList` says that ``namesManyHolders(_:)`` holds of its listing.
  public func read(_ listing: ListingHit, classIsUnknown: Bool, isInList: Bool = false, into evidence: inout [Evidence]) {
    let context = listing.hit.context
    func add(_ code: EvidenceCode, if holds: Bool) { if holds { evidence.append(Evidence(code)) } }

    if let code = Self.code(of: listing.hit.form) { evidence.append(Evidence(code)) }
    add(.markInBrandFieldOnly, if: context.contains(.brandField))
    add(.markInPhotographOnly, if: listing.isPhotographOnly)
    add(.copyWord, if: context.contains(.copyWord))
    add(.copyHint, if: context.contains(.copyHint) && !context.contains(.copyWord))
    let isOpen = listing.hit.form.isDisguise || context.contains(.copyWord)
    let contradicts = !isOpen && fieldContradictsFrame(listing)
    add(.nominativeUse, if: !contradicts && !context.isDisjoint(with: [.nominative, .notOriginal]))
    let isListed = isInList && !context.contains(.brandField) && !listing.isPhotographOnly && listing.brandField != .sameBrand
    add(.fitsPerhaps, if: contradicts || (!isOpen && (isListed || context.contains(.perhapsNominative))))
    add(.goodsThatFit, if: !isOpen && context.contains(.goodsThatFit))
    add(.usedWord, if: context.contains(.usedWord))
    add(.refurbished, if: listing.condition == .refurbished)
    add(.parallelImport, if: context.contains(.parallelImport))
    add(.ordinaryWord, if: context.contains(.ordinaryWord))
    add(.ordinaryUse, if: context.contains(.ordinaryUse))
    add(.ordinaryUsePerhaps, if: context.contains(.perhapsOrdinaryUse))
    add(.markCapitalised, if: context.contains(.capitalised))
    add(.markLeads, if: context.contains(.leading))
    add(.markIntroduced, if: context.contains(.introduced))
    add(.otherMarkBeside, if: context.contains(.otherMark))
    add(.brandFieldAgrees, if: listing.brandField == .sameBrand)
    add(.brandFieldSaysOther, if: listing.brandField == .otherBrand)
    add(.brandFieldSaysNone, if: listing.brandField == .otherWord)
    let brand = Int(listing.hit.brand)
    add(.categoryOfBrand, if: sells(listing))
    add(.classUnknown, if: classIsUnknown)
    switch prices.level(brand: brand, minorUnits: listing.priceMinorUnits, currency: Int(listing.currency)) {
    case .nothing: break
    case .farBelow: evidence.append(Evidence(.priceFarBelow))
    case .belowFloor: evidence.append(Evidence(.priceBelowFloor))
    case .usual: evidence.append(Evidence(.priceUsual))
    }
    if let place = dayPrices.place(of: listing, usualUSD: prices.usualUSD(brand: brand), usd: usd(of: listing)) {
      if place.deviations <= -DayPrices.near {
        // Where the registry knows what the brand's goods cost, that says all that the day's prices would.
        if !prices.knows(brand: brand) { evidence.append(Evidence(.priceBelowOthers, min(-place.deviations, DayPrices.farthest))) }
      } else if place.isOfAuthorised {
        evidence.append(Evidence(.priceAmongOthers))
      }
    }
    let gtin = Gtin(number: listing.gtin, length: listing.gtinLength, checkDigitIsRight: listing.gtinCheckDigitIsRight)
    switch gtins.owner(of: gtin, brand: brand) {
    case nil: break
    case .brand: evidence.append(Evidence(.gtinOfBrand))
    case .otherCompany: evidence.append(Evidence(.gtinOfOtherCompany))
    case .unknown: evidence.append(Evidence(.gtinOfUnknownCompany))
    }
    add(.gtinCheckDigitWrong, if: gtin.map { !$0.checkDigitIsRight } ?? false)
    readSeller(listing, into: &evidence)
  }

  private func usd(of listing: ListingHit) -> Double { prices.usd(minorUnits: listing.priceMinorUnits, currency: Int(listing.currency)) }

  /// What the day's own listings cost, of these hits. `isAuthorised` tells whose prices are those of true goods beyond doubt.
  func dayPrices(of hits: [ListingHit], isAuthorised: (ListingHit) -> Bool) -> DayPrices {
    var shown: [DayPrices.Shown] = []
    for hit in hits where DayPrices.tells(hit) {
      let usual = prices.usualUSD(brand: Int(hit.hit.brand))
      shown.append(
        DayPrices.Shown(
          brand: hit.hit.brand, category: hit.category, currency: hit.currency, minorUnits: hit.priceMinorUnits,
          ofUsual: usual > 0 ? usd(of: hit) / usual : 0, isAuthorised: isAuthorised(hit)))
    }
    return DayPrices(learning: shown)
  }

  /// Whether the title says that the goods fit the brand's, and the brand field that they are the brand's, in a category that it sells.
  func fieldContradictsFrame(_ listing: ListingHit) -> Bool {
    listing.hit.context.contains(.nominative) && listing.brandField == .sameBrand && sells(listing)
  }

  /// Whether the brand sells goods of the listing's category.
  func sells(_ listing: ListingHit) -> Bool {
    let brand = Int(listing.hit.brand)
    return categoriesOfBrand.indices.contains(brand) && categoriesOfBrand[brand].contains(listing.category)
  }

  private func readSeller(_ listing: ListingHit, into evidence: inout [Evidence]) {
    let standing = authorisations.standing(account: listing.account, brand: listing.hit.brand)
    if standing.probability > 0 { evidence.append(Evidence(.authorisationDoubt, logOfDoubt(standing.probability))) }
    if standing.isAmbiguous { evidence.append(Evidence(.authorisationUnclear)) }
    if standing.bearsOwnersName { evidence.append(Evidence(.ownersName)) }
    if standing.hasExpired, standing.probability == 0 { evidence.append(Evidence(.authorisationExpired)) }
    let forOthers = authorisations.authorisedForAny(account: listing.account)
    if standing.probability < forOthers { evidence.append(Evidence(.authorisedForOthers, forOthers)) }
    let account = Int(listing.account)
    if account < showsCompanyNumber.count, showsCompanyNumber[account] { evidence.append(Evidence(.companyNumberShown)) }
  }

  /// The evidence in the way a mark is written; nil for its name as registered.
  private static func code(of form: MarkForm) -> EvidenceCode? {
    switch form {
    case .name: nil
    case .alias: .markByAlias
    case .compatibility: .markInHiddenCharacters
    case .lookAlike: .markInLookAlikeLetters
    case .separated: .markTakenApart
    case .substituted: .markInSubstitutedLetters
    case .masked: .markMasked
    case .slip: .markMisspelt
    case .joined: .markJoined
    case .cut: .markCutInTwo
    case .transliterated: .markTransliterated
    }
  }
}
