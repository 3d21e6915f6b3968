import Text

/// Reads names as lists of words, as it has learnt from the accounts' names.
struct NameReader: Sendable {
  let ideographic: IdeographicNames
  private let vocabulary: NameVocabulary
  private let cities: InternTable
  /// The words of all names, with their numbers.
  private(set) var table = InternTable()
  /// The words of each name.
  private(set) var words = WordLists()
  /// Whether each name shows a company's legal form.
  let hasLegalForm: [Bool]
  /// Whether each name is written in Chinese characters alone.
  let isIdeographic: [Bool]
  /// Of each such name a hash of the seller's own characters, in their simplified form; 0 of the others.
  let characters: [UInt64]
  private let collocations: Collocations
  /// How often each word was written, before words of one sense became one.
  private(set) var spelled: [Int] = []
  /// What words mean, once that was learnt.
  private(set) var senses: WordSenses?

  /// Learns to read from the names of these accounts.
  init(_ cleaned: CleanedSellers, _ known: KnownWords) {
    let written = WrittenNames(cleaned.names)
    isIdeographic = written.isIdeographic
    hasLegalForm = (0..<cleaned.count).map { !cleaned.legalForm.isEmpty($0) }
    ideographic = IdeographicNames(runs: written.runs, endings: known.endings)
    var cities = InternTable()
    for account in 0..<cleaned.count { _ = cities.intern(cleaned.city[account]) }
    self.cities = cities
    // What each token is spelled with, and the names as lists of that.
    var spellings = InternTable()
    var spelling = WordLists()
    var own: [UInt64] = []
    for token in 0..<written.table.count {
      let read = Self.spelled(written.token(token), ideographic, cities)
      for word in read.words { spelling.append(Int32(spellings.intern(word))) }
      spelling.endList()
      own.append(read.characters)
    }
    characters = (0..<written.names.count).map { [isIdeographic] name in
      isIdeographic[name] ? written.names[name].reduce(0) { $0 &+ own[Int($1)] } : 0
    }
    var names = WordLists()
    for name in 0..<written.names.count {
      for token in written.names[name] { for word in spelling[Int(token)] { names.append(word) } }
      names.endList()
    }
    let vocabulary = NameVocabulary(names, spellings, known)
    self.vocabulary = vocabulary
    // The words that stand for them, numbered in the order in which they come.
    var numberOf = [Int32](repeating: -1, count: vocabulary.table.count)
    var read = WordLists()
    var meaning: [Int32] = []
    for name in 0..<names.count {
      meaning.removeAll(keepingCapacity: true)
      vocabulary.resolve(names[name], into: &meaning)
      for word in meaning {
        if numberOf[Int(word)] < 0 { numberOf[Int(word)] = Int32(table.intern(vocabulary.table[Int(word)])) }
        read.append(numberOf[Int(word)])
      }
      read.endList()
    }
    collocations = Collocations(read, &table, known)
    for name in 0..<read.count {
      collocations.join(read[name], into: &words)
      words.endList()
    }
  }

  /// Learns which words mean the same from pairs of names that are the same seller's.
  mutating func learnSenses(from anchors: [Pair], _ known: KnownWords) {
    let senses = WordSenses(words.sorted(), table, anchors: anchors, known)
    spelled = .init(repeating: 0, count: table.count)
    var meant = WordLists()
    for name in 0..<words.count {
      for word in words[name] {
        spelled[Int(word)] += 1
        meant.append(senses.sense(of: word))
      }
      meant.endList()
    }
    words = meant
    self.senses = senses
  }

  /// The words of any name, -1 for each that stands in no name that was learnt from, whether it is written in Chinese characters alone, and
  /// which of those are the seller's own.
  func read(_ name: String) -> (words: [Int32], isIdeographic: Bool, characters: UInt64) {
    let clean = CleanName(name)
    let spelled = clean.tokens.map { Self.spelled($0, ideographic, cities) }
    let words = vocabulary.resolve(spelled.flatMap(\.words))
    var joined = WordLists()
    collocations.join(words.map { Int32(table.find($0) ?? -1) }[...], into: &joined)
    return (
      joined.unfinished.map { $0 < 0 ? $0 : senses?.sense(of: $0) ?? $0 }, clean.isIdeographic,
      clean.isIdeographic ? spelled.reduce(0) { $0 &+ $1.characters } : 0
    )
  }

  /// The words of a token, and of a Chinese one a hash of the characters that are neither its city nor its endings.
  private static func spelled(
    _ token: NameToken, _ ideographic: IdeographicNames, _ cities: InternTable
  ) -> (words: [[UInt8]], characters: UInt64) {
    guard token.isIdeographic else { return ([token.bytes], 0) }
    let parts = ideographic.parts(of: token.bytes)
    var words = parts.own.map(ideographic.syllable) + parts.endings
    var own = parts.own[...]
    // Chinese names begin with their city, two syllables mostly.
    if words.count > 2, cities.find(words[0] + words[1]) != nil {
      words = [words[0] + words[1]] + words[2...]
      own = own.dropFirst(2)
    }
    return (words, hash64(own.flatMap(ideographic.simplified)))
  }
}

/// The accounts' names as lists of numbered tokens.
private struct WrittenNames {
  /// The tokens as ``CleanName/text`` writes them.
  private(set) var table = InternTable()
  private(set) var names = WordLists()
  /// Whether each name is written in Chinese characters alone.
  private(set) var isIdeographic: [Bool] = []
  /// How often each token stands.
  private var counts: [Int] = []

  init(_ texts: ByteColumn) {
    for name in 0..<texts.count {
      var isIdeographic = false
      for word in texts[name].split(separator: 32) {
        let number = table.intern(word)
        if number == counts.count { counts.append(0) }
        counts[number] += 1
        let isMarked = word.first == CleanName.ideographicMark
        isIdeographic = isMarked && (isIdeographic || names.unfinished.isEmpty)
        names.append(Int32(number))
      }
      names.endList()
      self.isIdeographic.append(isIdeographic)
    }
  }

  /// A token by its number.
  func token(_ number: Int) -> NameToken {
    let bytes = table[number]
    guard bytes.first == CleanName.ideographicMark else { return NameToken(bytes: Array(bytes)) }
    return NameToken(bytes: Array(bytes.dropFirst()), isIdeographic: true)
  }

  /// The different runs of Chinese characters, and how often each stands.
  var runs: [(run: [UInt8], count: Int)] {
    counts.indices.map { (token($0), counts[$0]) }.filter(\.0.isIdeographic).map { ($0.bytes, $1) }
  }
}
