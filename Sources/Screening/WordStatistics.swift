import Glibc

/// How the words of titles go together with marks on one day: for each brand the number of hits by category and by neighbouring word (hashes
/// of folded text), and how many of them the listing's own brand field confirms.
///
/// Each segment gathers its own; ``merge(_:)`` adds them up, in any order with the same result. ``OrdinaryUse`` judges from the sum.
public struct WordStatistics: Equatable, Sendable {
  /// What a count is about.
  public enum Subject: UInt8, Sendable, CaseIterable {
    /// All hits of a brand; the key is 0.
    case brand = 0
    /// A brand's hits in a category; the key is the category's hash.
    case category = 1
    /// A brand's hits beside a word within a category; the key is the hash of both.
    case word = 2
    /// A brand's hits of one spelling reached by a slip; the key is the spelling's hash.
    case spelling = 3
    /// Titles of any listing with a word within a category; the key is the hash of both, the brand -1.
    case anyWord = 4
    /// Titles of any listing within a category; the brand is -1.
    case anyTitle = 5
    /// A brand's hits with a word right before or right after them; the key is the hash of the word and the side. Those in a category that
    /// the brand is sold in count as confirmed.
    case beside = 6
    /// Titles without a mark that hold a word; the key is the word's hash, for all such titles ``WordStatistics/anyWordAtAll``, the brand -1.
    case unmarked = 7
    /// A brand's hits behind a frame with a noun between; the key is the hash of one of the words between. Those in a category that the
    /// brand is sold in count as confirmed.
    case behindNoun = 8
    /// A brand's hits beside a word within a category in titles that have a word that admits a copy; the key is the hash of both, for all
    /// such hits of the category that with ``WordStatistics/anyWordAtAll``.
    case wordBesideCopy = 9
    /// A brand's hits in a frame of everyday words; the key is the hash of the frame, with the word on its other side or without. Those in a
    /// category that the brand is sold in count as confirmed.
    case framed = 10
    /// The same, where those count as confirmed whose brand field names the brand.
    case framedByField = 11
    /// Hits of all brands within a category, in frames or not; the key is the category's hash, the brand -1. Those in a category that the
    /// brand is sold in count as confirmed.
    case goods = 12
    /// The same, where those count as confirmed whose brand field names the brand.
    case goodsByField = 13
    /// A brand's hits within a category in Latin letters, that no brand field confirms, in titles with small letters; the key is the
    /// category's hash. Those that begin with a small letter count as confirmed. Of the brand -1, with the key 0: the hits of all brands that
    /// a brand field confirms.
    case smallLetter = 14
  }

  /// One number of the statistics, as an artefact holds it.
  public struct Count: Hashable, Sendable {
    /// What is counted.
    public var subject: Subject
    /// The index of the brand, or -1 for all listings.
    public var brand: Int32
    /// The hash of a category, of a word in a category or of a spelling, or 0.
    public var key: UInt64
    /// How many hits, or titles, there are.
    public var hits: UInt32
    /// How many of the hits stand in listings whose brand field names the brand; of ``Subject/beside``, ``Subject/behindNoun``,
    /// ``Subject/framed`` and ``Subject/goods``, in categories of the brand; of ``Subject/smallLetter``, how many begin so.
    public var confirmed: UInt32
    /// A sketch of how many sellers the hits are of: the bits of their hashes.
    public var sellers: UInt64
    /// The same of how many different titles they stand in.
    public var titles: UInt64

    /// A number of the statistics.
    public init(subject: Subject, brand: Int32, key: UInt64, hits: UInt32, confirmed: UInt32, sellers: UInt64, titles: UInt64) {
      self.subject = subject
      self.brand = brand
      self.key = key
      self.hits = hits
      self.confirmed = confirmed
      self.sellers = sellers
      self.titles = titles
    }
  }

  struct Key: Hashable {
    var subject: Subject
    var brand: Int32
    var key: UInt64
  }

  struct Tally: Equatable {
    var hits: UInt32 = 0
    var confirmed: UInt32 = 0
    var sellers: UInt64 = 0
    var titles: UInt64 = 0

    /// About how many sellers the hits are of.
    var sellerCount: Double { Self.count(of: sellers) }
    /// About how many different titles they stand in.
    var titleCount: Double { Self.count(of: titles) }

    /// How many a sketch has seen: few are told well, more than some two hundred are no more told apart.
    ///
    /// Source: Whang, Vander-Zanden and Taylor, "A Linear-Time Probabilistic Counting Algorithm", ACM TODS 15 (1990).
    private static func count(of sketch: UInt64) -> Double { -64 * log(Double(max(1, 64 - sketch.nonzeroBitCount)) / 64) }

    mutating func count(_ weight: UInt32, _ isConfirmed: Bool, _ source: Source) {
      hits &+= weight
      if isConfirmed { confirmed &+= weight }
      sellers |= source.seller
      titles |= source.title
    }

    static func + (left: Tally, right: Tally) -> Tally {
      Tally(
        hits: left.hits &+ right.hits, confirmed: left.confirmed &+ right.confirmed, sellers: left.sellers | right.sellers,
        titles: left.titles | right.titles)
    }
  }

  /// Where a hit comes from, as sketches take it: a bit of the seller's hash and one of the title's.
  struct Source {
    var seller: UInt64 = 0
    var title: UInt64 = 0

    init() {}

    init(seller: UInt64, title: UInt64) {
      self.seller = 1 << (mixed(seller) & 63)
      self.title = 1 << (mixed(title) & 63)
    }
  }

  /// A title of more brands than these says nothing about any of them.
  static let mostHits = 8

  /// In place of a word's hash: whatever the words.
  static let anyWordAtAll: UInt64 = 0

  private(set) var tallies: [Key: Tally] = [:]

  /// Nothing counted yet.
  public init() {}

  /// The statistics of counts that ``counts`` gave.
  public init(counts: [Count]) {
    for count in counts {
      tallies[Key(subject: count.subject, brand: count.brand, key: count.key)] = Tally(
        hits: count.hits, confirmed: count.confirmed, sellers: count.sellers, titles: count.titles)
    }
  }

  /// All counts, sorted by subject, brand and key.
  public var counts: [Count] {
    tallies.map {
      Count(
        subject: $0.subject, brand: $0.brand, key: $0.key, hits: $1.hits, confirmed: $1.confirmed, sellers: $1.sellers, titles: $1.titles)
    }
    .sorted { ($0.subject.rawValue, $0.brand, $0.key) < ($1.subject.rawValue, $1.brand, $1.key) }
  }

  /// Counts the marks of one listing's title: give every listing with hits, and those without as far as time allows; of these one in eight
  /// is counted, eightfold, chosen by its title's hash.
  ///
  /// `fieldBrand` is the brand that the listing's brand field names (``Screener/brand(ofField:scratch:)``), `sold` what brands are sold in,
  /// `seller` the hash of who lists it: without one each listing counts as of a seller of its own. Hits in brand fields and in frames that
  /// say what goods fit say nothing about ordinary use: they are passed over. Those beside words that admit a copy are counted apart. Marks
  /// in disguise are passed over, but for their spelling: nobody hides an ordinary word.
  public mutating func note(
    _ hits: [MarkHit], title: Span<UInt8>, category: Span<UInt8>, fieldBrand: Int32?, sold: SoldCategories,
    seller: UInt64? = nil, scratch: inout ScreeningScratch
  ) {
    if hits.isEmpty, hashOfBytes(title) & 7 != 0 { return }
    let weight: UInt32 = hits.isEmpty ? 8 : 1
    if hits.isEmpty {
      scratch.collectFrameWords(of: title)
      add(.unmarked, -1, Self.anyWordAtAll, false, weight)
      for word in scratch.neighbours { add(.unmarked, -1, word, false, weight) }
    }
    let categoryKey = hashOfBytes(category)
    scratch.collectWords(of: title)
    add(.anyTitle, -1, categoryKey, false, weight)
    for word in scratch.words where !hits.contains(where: { $0.place.overlaps(word.place) }) {
      add(.anyWord, -1, joined(categoryKey, word.hash), false, weight)
    }
    // Who lists that many brands says nothing about the words beside one of them.
    if hits.isEmpty || hits.count > Self.mostHits { return }
    for hit in hits where !hit.form.isDisguise && !hit.context.contains(.brandField) && sold.knows(hit.brand) {
      let isOwn = sold.sells(hit.brand, in: categoryKey)
      let confirmed = fieldBrand == hit.brand
      add(.goods, -1, categoryKey, isOwn, 1)
      add(.goodsByField, -1, categoryKey, confirmed, 1)
      guard let frame = scratch.everydayFrame(of: hit, title: title) else { continue }
      for key in [frame.withNeighbour, frame.alone] {
        add(.framed, hit.brand, key, isOwn, 1)
        add(.framedByField, hit.brand, key, confirmed, 1)
      }
    }
    let source = Source(seller: seller ?? hashOfBytes(title), title: scratch.hashOfWords)
    for hit in hits where hit.isBesideCopyWord {
      let confirmed = fieldBrand == hit.brand
      add(.wordBesideCopy, hit.brand, joined(categoryKey, Self.anyWordAtAll), confirmed, 1)
      scratch.collectNeighbours(of: hit)
      for word in scratch.neighbours { add(.wordBesideCopy, hit.brand, joined(categoryKey, word), confirmed, 1, source) }
    }
    for hit in hits where hit.saysHowWordsGoTogether {
      let isOwn = sold.sells(hit.brand, in: categoryKey)
      if !hit.form.isDisguise, sold.knows(hit.brand) {
        for word in scratch.wordsBeside(hit, title: title) { add(.beside, hit.brand, word.sided, isOwn, 1) }
      }
      if hit.isBehindNoun {
        if sold.knows(hit.brand) {
          for word in scratch.wordsBehindFrame(of: hit) { add(.behindNoun, hit.brand, word.hash, isOwn, 1) }
        }
        continue
      }
      let confirmed = fieldBrand == hit.brand
      add(.brand, hit.brand, 0, confirmed, 1)
      if hit.form.isJudgedBySpelling { add(.spelling, hit.brand, scratch.spelling(of: hit, title: title), confirmed, 1) }
      if hit.form.isDisguise { continue }
      add(.category, hit.brand, categoryKey, confirmed, 1)
      if let isSmall = hit.beginsSmall(in: title) {
        add(.smallLetter, confirmed ? -1 : hit.brand, confirmed ? 0 : categoryKey, isSmall, 1)
      }
      scratch.collectNeighbours(of: hit)
      for word in scratch.neighbours { add(.word, hit.brand, joined(categoryKey, word), confirmed, 1, source) }
    }
  }

  /// Adds what another part of the day counted.
  public mutating func merge(_ other: WordStatistics) {
    tallies.merge(other.tallies) { $0 + $1 }
  }

  func tally(_ subject: Subject, _ brand: Int32, _ key: UInt64) -> Tally {
    tallies[Key(subject: subject, brand: brand, key: key)] ?? Tally()
  }

  private mutating func add(
    _ subject: Subject, _ brand: Int32, _ key: UInt64, _ confirmed: Bool, _ weight: UInt32, _ source: Source = Source()
  ) {
    let key = Key(subject: subject, brand: brand, key: key)
    tallies[key, default: Tally()].count(weight, confirmed, source)
  }
}

extension MarkHit {
  /// Whether it names the goods, as far as its own title tells.
  var namesGoods: Bool { context.isDisjoint(with: [.brandField, .nominative, .notOriginal, .copyWord]) }

  /// Whether its first letter is a small one; nil where that says nothing, of another script or in a title without small letters.
  func beginsSmall(in title: Span<UInt8>) -> Bool? {
    guard title.indices.contains(Int(start)) else { return nil }
    switch title[Int(start)] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return title.indices.contains { title[$0] >= UInt8(ascii: "a") && title[$0] <= UInt8(ascii: "z") } ? false : nil
    default: return nil
    }
  }

  var saysHowWordsGoTogether: Bool { namesGoods && !isInEverydayFrame }

  /// Whether its title has a word that admits a copy, and the mark is written as it is, in no frame.
  var isBesideCopyWord: Bool {
    context.contains(.copyWord) && context.isDisjoint(with: [.brandField, .nominative, .notOriginal]) && frame == nil && !form.isDisguise
  }
}
