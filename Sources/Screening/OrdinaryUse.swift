import Registry

/// Judges from a day's own titles whether a mark is an ordinary word where it stands: a river delta, a mountain puma.
///
/// No list of words, but for what is read as a slip of a mark (``EnglishWords``): a neighbour speaks for ordinary use if it goes with this
/// mark far more often than with other goods of the category, while the listings' brand fields confirm the mark beside it far more rarely
/// than they confirm marks in general. A category that the brand is not sold in speaks so by its confirmations alone. In one that it is sold
/// in neighbours speak only of a mark that is an ordinary word in other categories too, or where nearly every listing is of another seller,
/// only where they stand in titles that differ: copies are listed without brand fields as well, by few sellers again and again. Many sellers
/// list them so too, in titles that differ: so where nothing but titles of its own category speaks, the mark must be a word (``MarkWords``)
/// or one that sellers write small as no name is. Where the mark alone has a capital it is a name, if only a town's: the words beside it
/// leave it to an analyst at most, if they are of many sellers. Nobody hides an ordinary word, so that a
/// mark in disguise is none; a slip may be a word of its own. Beside a word that admits a copy both are asked for: an ordinary word in other
/// categories, and a neighbour of many sellers that is no such word itself ("pandora box myth replica").
public struct OrdinaryUse: Sendable {
  private let statistics: WordStatistics
  private let sold: SoldCategories
  private let marks: MarkWords
  private let frames: LearnedFrames
  private let nouns: FramedNouns
  private let everyday: EverydayFrames
  /// How many hits of a brand are slips, by brand.
  private let slips: [Int32: Int]
  /// The words of the lexicon that are no slips.
  private let ordinaryWords: Set<UInt64>
  /// The shortest of the words that may stand between a frame and its mark: articles and their kin.
  private let articles: Set<UInt64>
  /// The words of the lexicon that admit a copy, or may.
  private let copyWords: Set<UInt64>
  /// A brand's hits in categories that it is not sold in, by brand.
  private let elsewhere: [Int32: WordStatistics.Tally]
  /// The share of all hits that brand fields confirm.
  private let confirmedShare: Double

  /// How many times more often than in other titles of the category a neighbour must stand with the mark.
  static let lift = 4.0
  /// How much of the usual share of confirmations is left to an ordinary word, at most.
  static let confirmationLeft = 0.15
  /// How many confirmations should have been there at least, before their lack says something.
  static let expectedConfirmations = 1.5
  /// How many sellers there must be for each hit, where nothing but words beside a mark in its own category makes it an ordinary one; so many
  /// are enough whatever the hits.
  static let sellersOfAHit = 0.6
  static let manySellers = 100.0
  /// In how many different titles a neighbour must stand there for each hit; so many are enough whatever the hits. What many sellers list
  /// in equal titles is one supplier's catalogue, and no language.
  static let titlesOfAHit = 0.6
  static let manyTitles = 8.0
  /// So many are enough of a mark that is an ordinary word in other categories too.
  static let someTitles = 3.0
  /// So many sellers are enough of such a mark: what one or two write beside it may be their own name for copies.
  static let someSellers = 2.5
  /// What part of an ordinary word's uses must begin with a small letter, at least, and how many times the part of the marks that brand
  /// fields confirm: where all is written small, that says nothing.
  static let smallOfWord = 0.5
  static let smallOfWordByUsual = 2.0
  /// In how many titles a spelling must stand at least to be a word of its own and no slip,
  static let titlesOfAWord = 4
  /// and what part of all titles with the mark these must be: one in so many.
  static let rarestWord = 5
  /// The most letters of an article.
  static let longestArticle = 3

  /// A judge of a day: `brands` and `lexicon` as the screener had them, and the merged statistics of all of the day's titles.
  public init(brands: [Brand], lexicon: Lexicon, statistics: WordStatistics) {
    self.statistics = statistics
    ordinaryWords = Self.words(of: [lexicon.ordinaryWords])
    marks = MarkWords(brands, ordinaryWords: lexicon.ordinaryWords)
    articles = Self.words(of: [lexicon.frameFillers.mapValues { $0.filter { $0.count <= Self.longestArticle } }])
    copyWords = Self.words(of: [lexicon.copyWords, lexicon.copyHints])
    sold = SoldCategories(brands)
    frames = LearnedFrames(statistics)
    nouns = FramedNouns(statistics)
    everyday = EverydayFrames(statistics)
    var slips: [Int32: Int] = [:]
    for (key, tally) in statistics.tallies where key.subject == .spelling { slips[key.brand, default: 0] += Int(tally.hits) }
    self.slips = slips
    var elsewhere: [Int32: WordStatistics.Tally] = [:]
    for (key, tally) in statistics.tallies where key.subject == .category && !sold.sells(key.brand, in: key.key) {
      elsewhere[key.brand, default: WordStatistics.Tally()].hits += tally.hits
      elsewhere[key.brand, default: WordStatistics.Tally()].confirmed += tally.confirmed
    }
    self.elsewhere = elsewhere
    var hits = 0.0
    var confirmed = 0.0
    for brand in brands.indices {
      let tally = statistics.tally(.brand, Int32(truncatingIfNeeded: brand), 0)
      hits += Double(tally.hits)
      confirmed += Double(tally.confirmed)
    }
    confirmedShare = hits > 0 ? confirmed / hits : 0
  }

  /// ``HitContext/ordinaryUse`` where the day's titles show it, ``HitContext/perhapsOrdinaryUse`` where the words beside the mark
  /// do, but in too few different titles, of too few sellers, or of a mark that is no word that is known or is written as a name,
  /// ``HitContext/nominative`` beside a frame that they show or behind a noun that goods fit, ``HitContext/perhapsNominative`` where they
  /// do not tell, and
  /// ``HitContext/goodsThatFit``. A listing whose brand field names the brand uses no ordinary word.
  public func context(
    of hit: MarkHit, title: Span<UInt8>, category: Span<UInt8>, fieldNamesBrand: Bool, scratch: inout ScreeningScratch
  ) -> HitContext {
    let use = use(of: hit, title: title, category: category, fieldNamesBrand: fieldNamesBrand, scratch: &scratch)
    let categoryKey = hashOfBytes(category)
    let fits = hit.namesGoods && !hit.form.isDisguise && everyday.isFittingKind(categoryKey) && sold.isForeign(categoryKey, to: hit.brand)
    return fits ? use.union(.goodsThatFit) : use
  }

  private func use(
    of hit: MarkHit, title: Span<UInt8>, category: Span<UInt8>, fieldNamesBrand: Bool, scratch: inout ScreeningScratch
  ) -> HitContext {
    if hit.frame?.kind == .ofOtherMention {
      // Where the brand is sold in the category, the title contradicts itself; elsewhere sellers say twice what their goods fit.
      return sold.isForeign(hashOfBytes(category), to: hit.brand) ? .nominative : .perhapsNominative
    }
    if let frame = scratch.everydayFrame(of: hit, title: title) {
      let said = everyday.context(of: frame, brand: hit.brand, category: hashOfBytes(category), fieldNamesBrand: fieldNamesBrand, sold)
      if !said.isEmpty { return said }
    }
    if hit.isBesideCopyWord {
      let isWord = !fieldNamesBrand && isOrdinaryDespiteCopyWord(hit, title: title, category: hashOfBytes(category), scratch: &scratch)
      return isWord ? .ordinaryUse : []
    }
    if !hit.namesGoods { return [] }
    if !frames.isEmpty, frames.frame(scratch.wordsBeside(hit, title: title), statistics) { return .nominative }
    let categoryKey = hashOfBytes(category)
    if hit.isBehindNoun, !hit.form.isDisguise {
      scratch.collectWords(of: title)
      let fitting = nouns.context(of: hit, category: categoryKey, sold, statistics, scratch)
      if !fitting.isEmpty { return fitting }
    }
    if fieldNamesBrand { return [] }
    if hit.form.isJudgedBySpelling {
      let spelling = scratch.spelling(of: hit, title: title)
      let isWord = EnglishWords.contains(scratch.field.bytes) || isArticleWithWord(scratch.field.bytes)
      if isOrdinary(spelling: spelling, isWord: isWord, of: hit.brand) { return .ordinaryUse }
    }
    if hit.form.isDisguise { return [] }
    var needsManySellers = false
    let isOwnCategory = sold.sells(hit.brand, in: categoryKey)
    let isName = isOwnCategory && hit.isNameByItsCapital
    if isOwnCategory {
      needsManySellers = isName || !lacksConfirmation(elsewhere[hit.brand] ?? WordStatistics.Tally())
    } else if lacksConfirmation(statistics.tally(.category, hit.brand, categoryKey)) {
      return .ordinaryUse
    }
    let mayBeWord = !isName && (!needsManySellers || mayBeWord(hit, title: title, category: categoryKey, scratch: &scratch))
    scratch.collectWords(of: title)
    scratch.collectNeighbours(of: hit)
    var isPerhaps = false
    // Words that admit a copy, or may, speak for no language.
    for word in scratch.neighbours where !copyWords.contains(word) && isOrdinary(word: word, beside: hit.brand, in: categoryKey) {
      if !isOwnCategory { return .ordinaryUse }
      let beside = statistics.tally(.word, hit.brand, joined(categoryKey, word))
      guard !needsManySellers || isOfManySellers(beside) else { continue }
      let isSaid = needsManySellers || beside.sellerCount >= Self.someSellers
      if mayBeWord, isSaid, isInTitles(needsManySellers ? Self.manyTitles : Self.someTitles, beside) { return .ordinaryUse }
      isPerhaps = true
    }
    return isPerhaps ? .perhapsOrdinaryUse : []
  }

  /// Whether a mark is a word of some language, so that the titles of the brand's own category alone may make it an ordinary one.
  private func mayBeWord(_ hit: MarkHit, title: Span<UInt8>, category: UInt64, scratch: inout ScreeningScratch) -> Bool {
    _ = scratch.spelling(of: hit, title: title)
    return marks.isWord(scratch.field.bytes, of: hit.brand) || isWrittenSmall(hit.brand, in: category)
  }

  /// Whether those who write a mark in a category without naming the brand in the brand field mostly give it no capital, as few give a name.
  private func isWrittenSmall(_ brand: Int32, in category: UInt64) -> Bool {
    let tally = statistics.tally(.smallLetter, brand, category)
    let names = statistics.tally(.smallLetter, -1, 0)
    let usual = names.hits > 0 ? Double(names.confirmed) / Double(names.hits) : 0
    return tally.hits > 0 && Double(tally.confirmed) >= max(Self.smallOfWord, Self.smallOfWordByUsual * usual) * Double(tally.hits)
  }

  /// Whether a mark beside a word that admits a copy is an ordinary word all the same. Who admits a copy names the goods, which brand fields
  /// of true ones confirm, or sells them again and again.
  private func isOrdinaryDespiteCopyWord(
    _ hit: MarkHit, title: Span<UInt8>, category: UInt64, scratch: inout ScreeningScratch
  ) -> Bool {
    guard !hit.isNameByItsCapital, lacksConfirmation(elsewhere[hit.brand] ?? WordStatistics.Tally()) else { return false }
    let copies = statistics.tally(.wordBesideCopy, hit.brand, joined(category, WordStatistics.anyWordAtAll))
    scratch.collectWords(of: title)
    scratch.collectNeighbours(of: hit)
    return scratch.neighbours.contains { word in
      guard !copyWords.contains(word) else { return false }
      let beside = statistics.tally(.wordBesideCopy, hit.brand, joined(category, word))
      return isOrdinary(word: word, beside: hit.brand, in: category, copies: (beside, of: copies)) && isOfManySellers(beside)
        && isInTitles(Self.someTitles, beside)
    }
  }

  /// The hashes of all words of some lists.
  private static func words(of lists: [[String: [String]]]) -> Set<UInt64> {
    var scratch = ScreeningScratch()
    var hashes: Set<UInt64> = []
    for list in lists {
      for phrase in list.values.joined() {
        scratch.collectWords(of: Array(phrase.utf8).span)
        hashes.formUnion(scratch.words.map(\.hash))
      }
    }
    return hashes
  }

  /// `copies` are hits in titles that admit a copy, beside the word and of all in the category: they are added to the others.
  private func isOrdinary(
    word: UInt64, beside brand: Int32, in category: UInt64,
    copies: (WordStatistics.Tally, of: WordStatistics.Tally) = (WordStatistics.Tally(), WordStatistics.Tally())
  ) -> Bool {
    let key = joined(category, word)
    let here = statistics.tally(.word, brand, key) + copies.0
    guard lacksConfirmation(here) else { return false }
    let hits = Double(statistics.tally(.category, brand, category).hits + copies.of.hits)
    let titles = Double(statistics.tally(.anyTitle, -1, category).hits)
    let elsewhere = max(Double(statistics.tally(.anyWord, -1, key).hits) - Double(here.hits), 0)
    guard titles > hits else { return false }
    let expected = hits * elsewhere / (titles - hits)
    return Double(here.hits) >= max(Self.lift * expected, expected + 4 * expected.squareRoot() + 3)
  }

  private func isOfManySellers(_ tally: WordStatistics.Tally) -> Bool {
    tally.sellerCount >= min(Self.sellersOfAHit * Double(tally.hits), Self.manySellers)
  }

  private func isInTitles(_ enough: Double, _ tally: WordStatistics.Tally) -> Bool {
    tally.titleCount >= min(Self.titlesOfAHit * Double(tally.hits), enough)
  }

  /// Whether a mark that seems cut in two is an article with an ordinary word: "la coste".
  private func isArticleWithWord(_ text: [UInt8]) -> Bool {
    let words = text.split(separator: UInt8(ascii: " "))
    guard words.count == 2, articles.contains(hashOfBytes(Array(words[0]).span)) else { return false }
    let word = Array(words[1])
    return EnglishWords.containsWord(word) || ordinaryWords.contains(hashOfBytes(word.span))
  }

  /// A spelling that looks like a slip of a mark, but is a word of English or of the lexicon, or stands in as many titles as a name of its
  /// own would; and any such spelling on a day on which no title has the mark itself: of so rare a name another word is likelier than a
  /// slip.
  private func isOrdinary(spelling: UInt64, isWord: Bool, of brand: Int32) -> Bool {
    let here = statistics.tally(.spelling, brand, spelling)
    let ofBrand = Int(statistics.tally(.brand, brand, 0).hits)
    if here.confirmed > 0 { return false }
    if isWord || ordinaryWords.contains(spelling) { return true }
    return ofBrand <= slips[brand] ?? 0 || Int(here.hits) >= max(Self.titlesOfAWord, ofBrand / Self.rarestWord)
  }

  private func lacksConfirmation(_ tally: WordStatistics.Tally) -> Bool {
    let expected = confirmedShare * Double(tally.hits)
    return expected >= Self.expectedConfirmations && Double(tally.confirmed) <= Self.confirmationLeft * expected
  }
}

extension MarkForm {
  /// Whether many equal spellings show that a hit of this form is a word of its own.
  var isJudgedBySpelling: Bool { self == .slip || self == .cut || self == .transliterated }
}

extension MarkHit {
  /// Whether it has a capital within a title most of whose other words have none: at the beginning any word has one.
  fileprivate var isNameByItsCapital: Bool { context.contains(.capitalised) && !context.contains(.leading) }
}
