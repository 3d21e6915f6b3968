import Text

/// Reads names as lists of words, as it has learnt from the accounts' names.
struct NameReader: Sendable {
  let ideographic: IdeographicNames
  private let vocabulary: NameVocabulary
  private let isCity: @Sendable ([UInt8]) -> Bool
  /// The words of all names, with their numbers.
  private(set) var table = InternTable()
  /// The words of each name in turn, and where each name begins.
  private(set) var words: [Int32] = []
  private(set) var starts: [Int] = [0]
  /// Whether each name shows a company's legal form.
  private(set) var hasLegalForm: [Bool] = []
  /// Whether each name is written in Chinese characters alone.
  private(set) var isIdeographic: [Bool] = []
  private var collocations: Collocations?
  /// How often each word was written, before words of one sense became one.
  private(set) var spelled: [Int] = []
  /// What words mean, once that was learnt.
  private(set) var senses: WordSenses?

  /// Learns to read from these names.
  init(_ names: [CleanName], cities: Set<[UInt8]>, _ known: KnownWords) {
    let tokens = names.map(\.tokens)
    hasLegalForm = names.map(\.hasLegalForm)
    isIdeographic = names.map(\.isIdeographic)
    let runs = tokens.flatMap { $0.filter(\.isIdeographic).map(\.bytes) }
    let ideographic = IdeographicNames(runs: runs, endings: known.endings)
    let isCity: @Sendable ([UInt8]) -> Bool = { cities.contains($0) }
    let spelled = tokens.map { Self.spelled($0, ideographic, isCity) }
    vocabulary = NameVocabulary(names: spelled, known)
    self.ideographic = ideographic
    self.isCity = isCity
    for name in spelled {
      for word in vocabulary.resolve(name: name) { words.append(Int32(table.intern(word))) }
      starts.append(words.count)
    }
    let collocations = Collocations(self, &table, known)
    rewrite { collocations.joining($0) }
    self.collocations = collocations
  }

  /// Learns which words mean the same from pairs of names that are the same seller's.
  mutating func learnSenses(from anchors: [Pair], _ known: KnownWords) {
    let senses = WordSenses(self, anchors: anchors, known)
    spelled = .init(repeating: 0, count: table.count)
    for word in words { spelled[Int(word)] += 1 }
    rewrite { words in words.map { senses.sense(of: $0) } }
    self.senses = senses
  }

  /// How many names were read.
  var count: Int { starts.count - 1 }

  /// The words of a name that was learnt from, in their order.
  func words(of name: Int) -> ArraySlice<Int32> { words[starts[name]..<starts[name + 1]] }

  /// The words of a name that was learnt from, sorted by number.
  func sortedWords(of name: Int) -> [Int32] { words(of: name).sorted() }

  /// The words of any name, -1 for each that stands in no name that was learnt from, and whether it is written
  /// in Chinese characters alone.
  func read(_ name: String) -> (words: [Int32], isIdeographic: Bool) {
    let clean = CleanName(name)
    let words = vocabulary.resolve(name: Self.spelled(clean.tokens, ideographic, isCity))
    let numbers = words.map { Int32(table.find($0) ?? -1) }
    let joined = collocations?.joining(numbers[...]) ?? numbers
    return (joined.map { $0 < 0 ? $0 : senses?.sense(of: $0) ?? $0 }, clean.isIdeographic)
  }

  private static func spelled(_ tokens: [NameToken], _ ideographic: IdeographicNames, _ isCity: ([UInt8]) -> Bool) -> [[UInt8]] {
    tokens.flatMap { token in
      guard token.isIdeographic else { return [token.bytes] }
      let words = ideographic.words(of: token.bytes)
      // Chinese names begin with their city, two syllables mostly.
      guard words.count > 2, isCity(words[0] + words[1]) else { return words }
      return [words[0] + words[1]] + words[2...]
    }
  }

  private mutating func rewrite(_ change: (ArraySlice<Int32>) -> [Int32]) {
    var rewritten: [Int32] = []
    rewritten.reserveCapacity(words.count)
    var begins = [0]
    for name in 0..<count {
      rewritten.append(contentsOf: change(words(of: name)))
      begins.append(rewritten.count)
    }
    words = rewritten
    starts = begins
  }
}
