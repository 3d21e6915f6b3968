/// How a mark's name was reached in a title. The raw value stands in artefacts: never renumber.
public enum MarkForm: UInt8, Sendable, CaseIterable {
  /// The brand's name as registered, letter case and spacing aside.
  case name = 0
  /// One of its aliases.
  case alias = 1
  /// Compatibility characters such as full-width letters, or characters that nobody sees.
  case compatibility = 2
  /// Letters of another script that look the same.
  case lookAlike = 3
  /// Letters spaced, dotted or bracketed apart.
  case separated = 4
  /// Digits or signs for letters.
  case substituted = 5
  /// A star or its kin in place of a letter.
  case masked = 6
  /// One slip: a letter doubled, dropped, swapped or changed; in long names two.
  case slip = 7
  /// Joined without a space to a word of trade: "AcmeShoes", "originalacme".
  case joined = 8
  /// Cut in two words: "Ac mello".
  case cut = 9
  /// As it sounds in letters of another script.
  case transliterated = 10

  /// Whether somebody took trouble to hide the mark.
  public var isDisguise: Bool {
    switch self {
    case .name, .alias, .joined, .cut, .transliterated: false
    case .compatibility, .lookAlike, .separated, .substituted, .masked, .slip: true
    }
  }

  /// The place of the form among all, the plainest first.
  var rank: Int { isDisguise ? Self.allCases.count + Int(rawValue) : Int(rawValue) }
}

/// What stands around a mark in its title. The bits stand in artefacts: never renumber.
public struct HitContext: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt32

  /// The context of these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The mark says what the goods fit: "for", "compatible with".
  public static let nominative = HitContext(rawValue: 1 << 0)
  /// The title has words that admit a copy.
  public static let copyWord = HitContext(rawValue: 1 << 1)
  /// The title has words of used or refurbished goods.
  public static let usedWord = HitContext(rawValue: 1 << 2)
  /// The mark is an ordinary word of a language, or too short to be told from one.
  public static let ordinaryWord = HitContext(rawValue: 1 << 3)
  /// The neighbours of the mark make it an ordinary word here.
  public static let ordinaryUse = HitContext(rawValue: 1 << 4)
  /// The mark is written in capitals or with a capital where its title has others that are not.
  public static let capitalised = HitContext(rawValue: 1 << 5)
  /// The mark stands at the title's beginning.
  public static let leading = HitContext(rawValue: 1 << 6)
  /// The mark stands at the title's end.
  public static let trailing = HitContext(rawValue: 1 << 7)
  /// A word such as "brand" or "by" introduces the mark.
  public static let introduced = HitContext(rawValue: 1 << 8)
  /// The hit is in the listing's brand field, not in its title.
  public static let brandField = HitContext(rawValue: 1 << 9)
  /// The title names another brand too.
  public static let otherMark = HitContext(rawValue: 1 << 10)
  /// The title speaks of parallel imports.
  public static let parallelImport = HitContext(rawValue: 1 << 11)
  /// The title has words that may admit a copy, or be something else: "1:1", "AAA".
  public static let copyHint = HitContext(rawValue: 1 << 12)
  /// The title says that the goods are not the brand's own: "aftermarket", "not original".
  public static let notOriginal = HitContext(rawValue: 1 << 13)
  /// A frame stands some words before the mark, and the day's titles do not tell whether those words are what the goods fit: "bag for
  /// cleaner Acme"; or the title likens the goods to the brand's.
  public static let perhapsNominative = HitContext(rawValue: 1 << 14)
  /// The goods are of a kind that goes with others' goods, by the day's listings, and the brand is not sold in their category: a phone case.
  public static let goodsThatFit = HitContext(rawValue: 1 << 15)
  /// The neighbours of the mark may make it an ordinary word here, or be what sellers of copies write beside it.
  public static let perhapsOrdinaryUse = HitContext(rawValue: 1 << 16)
}

/// One mark found in one text.
public struct MarkHit: Hashable, Sendable {
  /// The index of the brand in the registry's list of brands.
  public var brand: Int32
  /// Where the mark begins in the original text, in bytes of UTF-8.
  public var start: Int32
  /// Where it ends, exclusive.
  public var end: Int32
  /// How its name was reached.
  public var form: MarkForm
  /// What stands around it.
  public var context: HitContext
  /// A frame that does not say by itself what the goods fit, if there is one. No artefact holds it: what it says is judged when all titles of
  /// the day have been seen.
  var frame: DoubtfulFrame?

  /// A mark at `start..<end` of a text.
  public init(brand: Int32, start: Int32, end: Int32, form: MarkForm, context: HitContext) {
    self.brand = brand
    self.start = start
    self.end = end
    self.form = form
    self.context = context
  }
}

/// A frame whose words do not say for certain that the goods fit the mark's, in bytes of the original title.
struct DoubtfulFrame: Hashable, Sendable {
  /// Why it does not say so for certain.
  enum Kind: UInt8, Sendable {
    /// A noun stands between it and the mark behind it: "bag for cleaner Acme".
    case beforeNoun
    /// The same of a frame that can mean nothing else: "compatible with cleaner Acme".
    case sureBeforeNoun
    /// A word of everyday use right before the mark: "for Acme", but also "best price for Acme" and "slim fit Acme".
    case everydayBefore
    /// Such a word with a number between: "for V8 Acme", but also "for 2026 Acme".
    case everydayBeforeNumber
    /// A word of everyday use behind the mark, or any frame there with a word between: "Acme bag with compatible strap".
    case everydayAfter
    /// A frame that can mean nothing else, of another mention; the brand's name stands plainly in another part of the title too:
    /// "compatible with Acme - Acme bag".
    case ofOtherMention
  }

  var start: Int32
  /// Where it ends: before a noun, where that begins.
  var end: Int32
  var kind: Kind

  init(_ range: Range<Int>, _ kind: Kind) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
    self.kind = kind
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}

extension MarkHit {
  /// Whether a noun stands between a frame and the mark.
  var isBehindNoun: Bool { frame?.kind == .beforeNoun || frame?.kind == .sureBeforeNoun }

  /// Whether its frame is a word of everyday use.
  var isInEverydayFrame: Bool { frame != nil && !isBehindNoun }
}
