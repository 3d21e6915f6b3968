import Marketplace
import Registry

/// Which entities may sell which brands on one day (R17).
///
/// An account named by marketplace and id identifies its entity, and so does an equal registration number; a row that gives a name
/// only is matched by linkage, and its doubt stays. What an entity may sell it may sell from all its accounts, on all marketplaces.
///
/// Rights holders are looked for by name and country too: who bears the owner's name is perhaps the owner's own store, or poses as it.
public struct AuthorisationIndex: Sendable {
  /// What a registry says of a seller that it knows by name; empty strings mean unknown.
  public struct NamedSeller: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The country.
    public var country: String
    /// The registration number.
    public var registrationNo = ""
  }

  /// Finds who each name may be: accounts of the night (indices into ``Entities/accounts``) with the probability of each.
  public typealias NameMatches = ([NamedSeller]) -> [[(account: Int, probability: Double)]]

  /// What an entity may do with a brand.
  public struct Standing: Hashable, Sendable {
    /// The probability that the entity is authorised today: 1 where it is identified, 0 where nothing says so.
    public var probability: Double = 0
    /// Whether the name on the row fits other entities too.
    public var isAmbiguous = false
    /// Whether an authorisation of the entity has ended.
    public var hasExpired = false
    /// Whether the entity's name and country are more probably than not those of the brand's own rights holder.
    public var bearsOwnersName = false
    /// The row that says so (index into ``Registry/authorisations``); -1 where there is none.
    public var row: Int = -1

    /// Whether the entity was identified as authorised.
    public var isCertain: Bool { probability >= 1 }
  }

  private var standings: [UInt64: Standing] = [:]
  /// For each entity the probability that it is authorised for some brand.
  private var ofAnyBrand: [UInt32: Double] = [:]
  private let entityOfAccount: [UInt32]
  /// Accounts that are taken as if nobody knew whose they are.
  private var missed: [Bool] = []

  /// The authorisations of a day. A name that fits with less than `leastMatch` is no match at all.
  public init(registry: Registry, on date: CalendarDate, entities: Entities, leastMatch: Double = 0.05, nameMatches: NameMatches) {
    entityOfAccount = entities.entityOfAccount
    let identified = Identified(registry: registry, entities: entities)
    var nameOnly: [(row: Authorisation, index: Int)] = []
    for (index, row) in registry.authorisations.enumerated() {
      let sure = identified.entities(of: row)
      if sure.isEmpty { nameOnly.append((row, index)) }
      for entity in sure { note(entity, row, index, date, probability: 1, isAmbiguous: false) }
    }
    for ((row, index), matches) in zip(nameOnly, nameMatches(nameOnly.map { Self.named($0.row) })) {
      var fits: [UInt32: Double] = [:]
      for match in matches where match.probability >= leastMatch && entityOfAccount.indices.contains(match.account) {
        fits[entityOfAccount[match.account], default: 0] = max(fits[entityOfAccount[match.account]] ?? 0, match.probability)
      }
      for (entity, probability) in fits.sorted(by: { $0.key < $1.key }) {
        note(entity, row, index, date, probability: min(probability, Self.mostByName), isAmbiguous: fits.count > 1)
      }
    }
    noteOwners(registry, nameMatches)
  }

  private static func named(_ row: Authorisation) -> NamedSeller {
    NamedSeller(name: row.sellerName, country: row.country, registrationNo: row.registrationNo)
  }

  /// Notes who bears the name of the owner of which brands.
  private mutating func noteOwners(_ registry: Registry, _ nameMatches: NameMatches) {
    var brands: [String: [Int]] = [:]
    for (index, brand) in registry.brands.enumerated() { brands[brand.rightsHolder, default: []].append(index) }
    let holders = registry.rightsHolders.filter { !$0.name.isEmpty && brands[$0.id] != nil }
    let matches = nameMatches(holders.map { NamedSeller(name: $0.name, country: $0.country) })
    for (holder, accounts) in zip(holders, matches) {
      for match in accounts where match.probability > 0.5 && entityOfAccount.indices.contains(match.account) {
        for brand in brands[holder.id] ?? [] {
          standings[Self.key(entityOfAccount[match.account], brand), default: Standing()].bearsOwnersName = true
        }
      }
    }
  }

  /// A name alone never makes certain.
  private static let mostByName = 0.9999

  /// What the entity behind an account may do with a brand.
  public func standing(account: UInt32, brand: Int32) -> Standing {
    guard Int(account) < entityOfAccount.count, !isMissed(account) else { return Standing() }
    return standings[Self.key(entityOfAccount[Int(account)], Int(brand))] ?? Standing()
  }

  /// The probability that the entity behind an account is an authorised seller of any brand: that of its surest row.
  public func authorisedForAny(account: UInt32) -> Double {
    Int(account) < entityOfAccount.count && !isMissed(account) ? ofAnyBrand[entityOfAccount[Int(account)]] ?? 0 : 0
  }

  /// The same index as if linkage had missed some accounts: nothing is known of whose they are.
  func missing(_ accounts: [Bool]) -> AuthorisationIndex {
    var index = self
    index.missed = accounts
    return index
  }

  private func isMissed(_ account: UInt32) -> Bool { Int(account) < missed.count && missed[Int(account)] }

  private mutating func note(
    _ entity: UInt32, _ row: Authorisation, _ index: Int, _ date: CalendarDate, probability: Double, isAmbiguous: Bool
  ) {
    var standing = standings[Self.key(entity, row.brand)] ?? Standing()
    if row.isValid(on: date) {
      ofAnyBrand[entity] = max(ofAnyBrand[entity] ?? 0, probability)
      if probability > standing.probability {
        standing.probability = probability
        standing.row = index
      }
      standing.isAmbiguous = standing.isAmbiguous || isAmbiguous
    } else if row.validTo < date, probability >= 0.5 {
      standing.hasExpired = true
      if standing.row < 0 { standing.row = index }
    }
    standings[Self.key(entity, row.brand)] = standing
  }

  private static func key(_ entity: UInt32, _ brand: Int) -> UInt64 { UInt64(entity) << 32 | UInt64(UInt32(truncatingIfNeeded: brand)) }
}

/// The entities that authorisation rows name beyond doubt.
private struct Identified {
  private var ofAccount: [AccountKey: UInt32] = [:]
  private var ofNumber: [[UInt8]: Set<UInt32>] = [:]

  init(registry: Registry, entities: Entities) {
    for (account, entity) in zip(entities.accounts, entities.entityOfAccount) {
      ofAccount[account.key] = entity
      if let number = Self.number(account.fields.registrationNo) { ofNumber[number, default: []].insert(entity) }
    }
    // A row that names both an account and a number tells whose number it is, where no account shows it.
    for row in registry.authorisations {
      if let key = row.account, let entity = ofAccount[key], let number = Self.number(row.registrationNo) {
        ofNumber[number, default: []].insert(entity)
      }
    }
  }

  /// The entities of a row, in order: the account's, and those of the number.
  func entities(of row: Authorisation) -> [UInt32] {
    var found: Set<UInt32> = []
    if let key = row.account, let entity = ofAccount[key] { found.insert(entity) }
    if let number = Self.number(row.registrationNo) { found.formUnion(ofNumber[number] ?? []) }
    return found.sorted()
  }

  /// A registration number by its letters and digits alone, in capitals; nil where fewer than six are left.
  private static func number(_ text: String) -> [UInt8]? {
    let kept = text.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case 48...57, 65...90: byte
      case 97...122: byte - 32
      default: nil
      }
    }
    return kept.count < 6 ? nil : kept
  }
}
