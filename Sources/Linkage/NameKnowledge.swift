/// What a model remembers of the words of names that it was trained on: what a short list of accounts is too short to tell.
public struct NameKnowledge: Codable, Equatable, Sendable {
  /// A word that many names had.
  public struct Word: Codable, Equatable, Sendable {
    /// The word, folded.
    public var text: String
    /// The word that it is another spelling, short form or translation of; the word itself if it is none.
    public var sense: String
    /// How many names had the word, or another of the same sense.
    public var names: Int
    /// How many of those were a company's beyond doubt.
    public var companies: Int
    /// How often, in pairs of names of one seller, both had the word, each pair counted twice.
    public var kept: Double
    /// How often only one of the two had it.
    public var dropped: Double
    /// Whether it says what a seller deals in.
    public var isTrade: Bool
  }

  /// How many names there were.
  public var names: Int
  /// The words, ordered by their bytes.
  public var words: [Word]
  /// What Chinese names end with, ordered by bytes.
  public var endings: [String]
}

extension NameKnowledge {
  /// The first thing that is wrong with its numbers, in words; empty where nothing is.
  var faults: [String] {
    let bounds = 0...LinkageModel.mostNames
    if !bounds.contains(names) { return ["nameKnowledge.names is \(names), outside \(bounds)"] }
    for (place, word) in words.enumerated() {
      for (key, count) in [("names", word.names), ("companies", word.companies)] where !bounds.contains(count) {
        return ["nameKnowledge.words[\(place)].\(key) is \(count), outside \(bounds)"]
      }
      for (key, count) in [("kept", word.kept), ("dropped", word.dropped)] where !(0...Double(bounds.upperBound)).contains(count) {
        return ["nameKnowledge.words[\(place)].\(key) is \(count), outside \(bounds)"]
      }
    }
    return []
  }
}

/// The remembered words, to be looked up.
struct KnownWords: Sendable {
  /// How many names the words were learnt from.
  private(set) var names = 0
  private(set) var words: [NameKnowledge.Word] = []
  private(set) var endings: [[UInt8]] = []
  private var places = InternTable()

  /// What a model remembers; nothing for nil.
  init(_ knowledge: NameKnowledge?) {
    guard let knowledge else { return }
    names = knowledge.names
    endings = knowledge.endings.map { Array($0.utf8) }
    for word in knowledge.words where places.find(Array(word.text.utf8)) == nil {
      _ = places.intern(Array(word.text.utf8))
      words.append(word)
    }
  }

  /// What is remembered of a word.
  func find(_ word: some Collection<UInt8>) -> NameKnowledge.Word? { places.find(word).map { words[$0] } }
}
