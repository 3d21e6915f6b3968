/// The kinds of evidence that a scorecard weighs. The raw value is the place among all of them; what files hold is ``name``.
public enum EvidenceCode: UInt8, Sendable, CaseIterable {
  // How the mark is written. A name as registered weighs nothing: all else is seen from it.
  case markByAlias
  case markInHiddenCharacters
  case markInLookAlikeLetters
  case markTakenApart
  case markInSubstitutedLetters
  case markMasked
  case markMisspelt
  case markJoined
  case markCutInTwo
  case markTransliterated
  case markInBrandFieldOnly
  case markInPhotographOnly
  // What stands around it.
  case copyWord
  case copyHint
  case nominativeUse
  case fitsPerhaps
  case goodsThatFit
  case usedWord
  case refurbished
  case parallelImport
  case ordinaryWord
  case ordinaryUse
  case ordinaryUsePerhaps
  case markCapitalised
  case markLeads
  case markIntroduced
  case otherMarkBeside
  // The brand field and the category.
  case brandFieldAgrees
  case brandFieldSaysOther
  case brandFieldSaysNone
  case categoryOfBrand
  case classUnknown
  // The price.
  case priceFarBelow
  case priceBelowFloor
  case priceUsual
  case priceBelowOthers
  case priceAmongOthers
  // The GTIN.
  case gtinOfBrand
  case gtinOfOtherCompany
  case gtinOfUnknownCompany
  case gtinCheckDigitWrong
  // The seller.
  case authorisationDoubt
  case authorisationUnclear
  case authorisationExpired
  case ownersName
  case authorisedForOthers
  case companyNumberShown
  // The photograph and the shop.
  case photographOfCopies
  case shopHistory
  case shopHistoryOfBrand
  case shopDisguises
  case shopBrands
  case dismissedAlike
  case shopWithoutOthers
  case shopWithoutBrand

  /// Whether it keeps a candidate out of tier `file`, however high its score.
  public var allowsReviewAtMost: Bool {
    switch self {
    case .classUnknown, .fitsPerhaps, .ordinaryUse, .ordinaryUsePerhaps, .usedWord, .refurbished, .parallelImport, .authorisationUnclear,
      .ownersName, .dismissedAlike:
      true
    default: false
    }
  }

  /// Whether it keeps a candidate out of tier `file` unless its score leaves hardly a doubt: ``TierThresholds/certain``.
  public var asksForCertainty: Bool { self == .goodsThatFit }

  /// Whether it is one or the other.
  var mayKeepTierDown: Bool { allowsReviewAtMost || asksForCertainty }

  /// Whether it belongs among a candidate's reasons though it speaks against it: what keeps the tier down, and that the listing names no
  /// brand.
  var isReason: Bool { mayKeepTierDown || self == .markInPhotographOnly }

  /// Whether the seller's other listings give it: a first look does not know it.
  var isOfShop: Bool { rawValue >= Self.shopHistory.rawValue }
}

/// A piece of evidence found: its strength is 1 for what is there or not, else a number in the unit of its scorecard entry.
public struct Evidence: Hashable, Sendable {
  /// What kind of evidence it is.
  public var code: EvidenceCode
  /// How strong it is.
  public var value: Double

  /// Evidence of this strength.
  public init(_ code: EvidenceCode, _ value: Double = 1) {
    self.code = code
    self.value = value
  }
}

/// Why a hit is no matter for a takedown at all, whatever its score.
public enum Exclusion: String, Sendable, CaseIterable {
  /// No mark of the brand is in force in the class and in a country of the listing.
  case noRightInForce = "no_right_in_force"
  /// The seller's entity is authorised to sell the brand.
  case authorised = "authorised"
  /// The file of exceptions names the brand or the seller.
  case exception = "exception"
  /// An analyst dismissed it, and the listing is as it was then.
  case dismissed = "dismissed"
  /// The goods are used: a resale.
  case usedGoods = "used_goods"
  /// The mark only says what the goods fit, and nothing hides it or admits a copy.
  case nominative = "nominative"
  /// Another hit of the same listing says it better: an exact name over it, or the same brand with heavier evidence.
  case supersededHit = "superseded_hit"

  /// The rule as a sentence.
  public var sentence: String {
    switch self {
    case .noRightInForce: "No mark of the brand is in force in the class of the goods and in a country of the listing."
    case .authorised: "The seller is authorised to sell the brand on this day."
    case .exception: "The file of exceptions names the brand or the seller."
    case .dismissed: "An analyst dismissed it, and the listing has not changed since."
    case .usedGoods: "The goods are used: this is a resale of the brand's own goods."
    case .nominative: "The mark only says what the goods fit."
    case .supersededHit: "Another hit of the same listing counts instead."
    }
  }
}
