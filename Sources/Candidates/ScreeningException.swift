import Marketplace
import Registry

/// A brand or a seller, or a seller of a brand, that is left alone until a day.
public struct ScreeningException: Hashable, Sendable {
  /// The brand's id; nil for all brands.
  public var brandID: String?
  /// The seller's account, which stands for its entity on all marketplaces; nil for all sellers.
  public var seller: AccountKey?
  /// Why.
  public var reason: String
  /// The last day on which it holds.
  public var until: CalendarDate
  /// Where it is written, from 1.
  public var line: Int

  /// An exception of a brand, of a seller, or of both together.
  public init(brandID: String?, seller: AccountKey?, reason: String, until: CalendarDate, line: Int) {
    self.brandID = brandID
    self.seller = seller
    self.reason = reason
    self.until = until
    self.line = line
  }

  /// Whether it holds on a day.
  public func holds(on day: CalendarDate) -> Bool { day <= until }
}

/// Which hits exceptions cover on one day.
public struct ExceptionIndex: Sendable {
  /// Those that hold, in the order of the file; the tables hold their places, of several about the same the first.
  private var holding: [ScreeningException] = []
  private var brands: [Int32: Int] = [:]
  private var entities: [UInt32: Int] = [:]
  private var both: [UInt64: Int] = [:]
  private let entityOfAccount: [UInt32]

  /// No exception.
  public static let none = ExceptionIndex([], on: CalendarDate(daysSinceEpoch: 0), registry: Registry(), accounts: [], entityOfAccount: [])

  /// The exceptions that hold on a day; those of brands and accounts that are not there cover nothing.
  public init(_ exceptions: [ScreeningException], on day: CalendarDate, registry: Registry, entities night: Entities) {
    self.init(exceptions, on: day, registry: registry, accounts: night.accounts.map(\.key), entityOfAccount: night.entityOfAccount)
  }

  private init(
    _ exceptions: [ScreeningException], on day: CalendarDate, registry: Registry, accounts: [AccountKey], entityOfAccount: [UInt32]
  ) {
    self.entityOfAccount = entityOfAccount
    holding = exceptions.filter { $0.holds(on: day) }
    guard !holding.isEmpty else { return }
    let numbers = Dictionary(registry.brands.enumerated().map { (Array($1.id.utf8), Int32($0)) }) { first, _ in first }
    let wanted = Set(holding.compactMap(\.seller))
    var found: [AccountKey: UInt32] = [:]
    for (account, entity) in zip(accounts, entityOfAccount) where wanted.contains(account) { found[account] = entity }
    for (place, exception) in holding.enumerated().reversed() {
      let brand = exception.brandID.map { numbers[Array($0.utf8)] }
      let entity = exception.seller.map { found[$0] }
      switch (brand, entity) {
      case (.some(.some(let brand)), nil): brands[brand] = place
      case (nil, .some(.some(let entity))): entities[entity] = place
      case (.some(.some(let brand)), .some(.some(let entity))): both[Self.key(entity, brand)] = place
      default: continue
      }
    }
  }

  /// Whether a brand's hit in a listing of an account is left alone.
  func covers(account: UInt32, brand: Int32) -> Bool { exception(account: account, brand: brand) != nil }

  /// The exception for which a brand's hit in a listing of an account is left alone: of several the first of the file.
  func exception(account: UInt32, brand: Int32) -> ScreeningException? {
    guard !holding.isEmpty else { return nil }
    var place = brands[brand] ?? .max
    if Int(account) < entityOfAccount.count {
      let entity = entityOfAccount[Int(account)]
      place = min(place, entities[entity] ?? .max, both[Self.key(entity, brand)] ?? .max)
    }
    return place < holding.count ? holding[place] : nil
  }

  private static func key(_ entity: UInt32, _ brand: Int32) -> UInt64 { UInt64(entity) << 32 | UInt64(UInt32(bitPattern: brand)) }
}
