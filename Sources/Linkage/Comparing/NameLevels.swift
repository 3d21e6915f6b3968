extension NameAgreement {
  /// The level of `Comparisons.name`; a name without words is `isEmpty`.
  func nameLevel(isEmpty: Bool) -> Int { isEmpty ? 0 : 1 + min(13, Int(gained / 2)) * 4 + lossLevel }

  /// Whether two names that share no more than this, and of which one lacks no less, may have a level of `Comparisons.name`.
  func mayHaveNameLevel(_ level: Int) -> Bool { level == 0 || (level - 1) / 4 <= min(13, Int(gained / 2)) && (level - 1) % 4 >= lossLevel }

  /// The level of `Comparisons.together`: two names that have little in common say less if one is Chinese and the other is not.
  func togetherLevel(contacts: Int, inOneScript: Bool) -> Int {
    (nearness == 0 && !inOneScript ? 4 : nearness) * Comparisons.contactCounts + contacts
  }

  /// Whether two names that share no more than this, and of which one lacks no less, may have a level of `Comparisons.together`.
  func mayHaveTogetherLevel(_ level: Int, contacts: Int) -> Bool {
    let (nearness, equal) = level.quotientAndRemainder(dividingBy: Comparisons.contactCounts)
    return equal == contacts && (nearness == 4 || nearness <= Self.nearness(gained, lossLevel: 0))
  }

  /// How near two names are: 0 little, 1 part, 2 much, 3 all.
  private var nearness: Int { Self.nearness(gained, lossLevel: lossLevel) }

  private static func nearness(_ gained: Double, lossLevel: Int) -> Int { gained < 5 ? 0 : lossLevel == 3 ? 1 : gained < 12 ? 2 : 3 }

  private var lossLevel: Int { lost < 0.7 ? 0 : lost < 2.5 ? 1 : lost < 5 ? 2 : 3 }
}

/// What a name is made of, for the comparisons that look at its parts.
struct NameParts: Sendable {
  /// A hash of the words that are the seller's own.
  var core: UInt64
  /// How many words tell the seller from others of its trade.
  var brandCount: Int
  /// A hash of those in their order.
  var brandOrder: UInt64
  /// A hash of those, whatever their order; 0 if there is none.
  var brandHash: UInt64
  /// The one of those that the fewest names have, -1 if there is none.
  var rarest: Int32
  /// The word for the trade, -1 if there is none.
  var trade: Int32
  /// Whether the word for the trade stands before a word of the brand: the name's words were moved about.
  var isShuffled: Bool
  /// Whether it looks like a company's name.
  var isBusiness: Bool
  /// Whether it is written in Chinese characters alone.
  var isIdeographic: Bool
  /// Of such a name a hash of the seller's own characters.
  var characters: UInt64

  /// The level of `Comparisons.brand` for two names; `accounts` have the first's brand.
  func brandLevel(_ other: NameParts, accounts: Int) -> Int {
    let tradeLevel = trade < 0 || other.trade < 0 ? 0 : trade == other.trade ? 2 : 1
    if brandHash != other.brandHash || brandHash == 0 { return tradeLevel == 0 ? 0 : 18 + tradeLevel }
    return 1 + Comparisons.sizeLevel(accounts) * 3 + tradeLevel
  }

  /// Whether a level of `Comparisons.brand` is one of two names with different brands.
  static func isLevelOfOtherBrands(_ level: Int) -> Bool { level == 0 || level > 18 }

  /// The level of `Comparisons.order` for two names. Common words make one seller's name in one order and another's in the other; where the brand
  /// has a word of its own, which hardly any other brand has, the other order is not another seller's name. Chinese names of one sound in other
  /// characters are different names.
  func orderLevel(_ other: NameParts, hasOwnWord: Bool) -> Int {
    guard brandHash == other.brandHash, brandCount > 0 else { return 0 }
    if isIdeographic, other.isIdeographic, characters != other.characters { return 6 }
    if brandCount == 1 { return 0 }
    if (isShuffled || other.isShuffled || hasOwnWord) && brandOrder != other.brandOrder { return 5 }
    return (brandCount == 2 ? 3 : 1) + (brandOrder == other.brandOrder ? 1 : 0)
  }

  /// The level of `Comparisons.kind` for two names.
  func kindLevel(_ other: NameParts) -> Int {
    let persons = (isBusiness ? 0 : 1) + (other.isBusiness ? 0 : 1)
    return persons > 0 && (brandHash != other.brandHash || brandHash == 0) ? persons + 2 : persons
  }
}
