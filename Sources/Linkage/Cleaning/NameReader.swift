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
    hasLegalForm = cleaned.hasLegalForm
    ideographic = IdeographicNames(runs: written.runs, endings: known.endings)
    let cities = InternTable(cleaned.cities)
    self.cities = cities
    // What each token is spelled with, and the names as lists of that.
    var spellings = InternTable()
    var spelling = WordLists()
    var own: [UInt64] = []
    for token in 0..<written.tokens.count {
      if !written.isMarked[token] {
        spelling.append(Int32(spellings.intern(written.tokens[token], hash: written.tokens.hashes[token])))
        spelling.endList()
        own.append(0)
        continue
      }
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
        if numberOf[Int(word)] < 0 {
          numberOf[Int(word)] = Int32(table.intern(vocabulary.table[Int(word)], hash: vocabulary.table.hashes[Int(word)]))
        }
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

  /// For each word that stands for all of a sense what is remembered of that: of several remembered senses that are one by now, the commonest.
  func memory(_ known: KnownWords) -> [NameKnowledge.Word?] {
    var memory = [NameKnowledge.Word?](repeating: nil, count: table.count)
    for word in 0..<table.count {
      guard let found = known.find(table[word]) else { continue }
      let sense = Int(senses?.sense(of: Int32(word)) ?? Int32(word))
      if found.names > memory[sense]?.names ?? -1 { memory[sense] = found }
    }
    return memory
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
  let tokens: DistinctTexts
  let names: WordLists
  /// Whether each name is written in Chinese characters alone.
  let isIdeographic: [Bool]
  /// Whether each token is written in Chinese characters.
  let isMarked: [Bool]
  /// How often each token stands.
  private var counts: [Int]

  init(_ cleaned: NumberedNames) {
    tokens = cleaned.texts
    names = cleaned.lists
    counts = .init(repeating: 0, count: tokens.count)
    for word in names.words { counts[Int(word)] += 1 }
    isMarked = (0..<tokens.count).map { [tokens] in tokens[$0].first == CleanName.ideographicMark }
    isIdeographic = (0..<names.count).map { [names, isMarked] name in
      !names.isEmpty(name) && names[name].allSatisfy { isMarked[Int($0)] }
    }
  }

  /// A token by its number.
  func token(_ number: Int) -> NameToken {
    let bytes = tokens[number]
    guard bytes.first == CleanName.ideographicMark else { return NameToken(bytes: Array(bytes)) }
    return NameToken(bytes: Array(bytes.dropFirst()), isIdeographic: true)
  }

  /// The different runs of Chinese characters, and how often each stands.
  var runs: [(run: [UInt8], count: Int)] {
    counts.indices.filter { isMarked[$0] }.map { (token($0).bytes, counts[$0]) }
  }
}
