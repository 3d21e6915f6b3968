import Text

/// The words around a mark that say how it is used, by language. It stands in pipelines/lexicon.yaml, where analysts extend it.
///
/// Each list goes from a language's code to its words or phrases. They are compared as marks are: letter case, diacritics, full-width forms
/// and the sort of separators do not matter. The languages are for people; all of them are looked for in every title.
public struct Lexicon: Codable, Hashable, Sendable {
  /// Words that admit a copy wherever they stand: "replica".
  public var copyWords: [String: [String]]
  /// Words that may admit a copy and may be something else: "1:1" is also a scale, "AAA" a battery.
  public var copyHints: [String: [String]]
  /// Words of used, refurbished or opened goods.
  public var usedWords: [String: [String]]
  /// Words of parallel imports.
  public var parallelImportWords: [String: [String]]
  /// Frames before a mark that say what the goods fit: "compatible with".
  public var fitsBefore: [String: [String]]
  /// Frames after it: "compatible", 适用.
  public var fitsAfter: [String: [String]]
  /// Those frames before and after a mark, and negations, that are also words of everyday use: "for", "fit", "no".
  public var everydayFrames: [String: [String]]
  /// Words that say so wherever they stand: "aftermarket".
  public var fitsAnywhere: [String: [String]]
  /// Frames that may have a noun or two between them and the mark: "bag for vacuum cleaner Acme".
  public var fitsWithNoun: [String: [String]]
  /// Persons, occasions and uses that goods are for, behind such a frame: "shoes for men Acme" says nothing of fitting.
  public var purposes: [String: [String]]
  /// Words that may stand between a frame and its mark: "for all the newer Acme models".
  public var frameFillers: [String: [String]]
  /// Words of trade that are written onto a mark without a space: "AcmeShoes", "acmestore".
  public var joinedWords: [String: [String]]
  /// Those frames before a mark that say what the goods bear, where one of ``borneSigns`` stands right behind it: "with" Acme logo.
  public var bearingFrames: [String: [String]]
  /// What goods bear of a mark: "logo", "monogram".
  public var borneSigns: [String: [String]]
  /// Words that introduce a mark as the name of the goods: "by", "brand".
  public var introducing: [String: [String]]
  /// Words that take back the word right behind them: "not a" replica; before a mark they say that the goods are not the brand's.
  public var negations: [String: [String]]
  /// Words right before a mark that liken the goods to the brand's: "similar to", "wie".
  public var comparisons: [String: [String]]
  /// Such words right behind a mark: "gibi".
  public var comparisonsAfter: [String: [String]]
  /// Words that admit a copy and may stand beside a material instead: "faux", "imitation".
  public var imitationWords: [String: [String]]
  /// What goods imitate without copying a mark: "leather", "pearl".
  public var materials: [String: [String]]
  /// What is copied without copying a mark: right behind a word that admits a copy, "kopia dokumentu", "replica of a sword".
  public var copiedThings: [String: [String]]
  /// Words that are no slip of a mark, besides ``EnglishWords``: "diese".
  public var ordinaryWords: [String: [String]]
  /// Longer phrases in which a word of the other lists says nothing: "never used", "no replica".
  public var neutral: [String: [String]]

  enum CodingKeys: String, CodingKey, CaseIterable {
    case copyWords = "copy_words"
    case copyHints = "copy_hints"
    case usedWords = "used_words"
    case parallelImportWords = "parallel_import_words"
    case fitsBefore = "fits_before"
    case fitsAfter = "fits_after"
    case everydayFrames = "everyday_frames"
    case fitsAnywhere = "fits_anywhere"
    case fitsWithNoun = "fits_with_noun"
    case purposes
    case frameFillers = "frame_fillers"
    case joinedWords = "joined_words"
    case bearingFrames = "bearing_frames"
    case borneSigns = "borne_signs"
    case introducing
    case negations
    case comparisons
    case comparisonsAfter = "comparisons_after"
    case imitationWords = "imitation_words"
    case materials
    case copiedThings = "copied_things"
    case ordinaryWords = "ordinary_words"
    case neutral
  }

  /// A lexicon; lists that are left out are empty.
  public init(
    copyWords: [String: [String]] = [:], copyHints: [String: [String]] = [:], usedWords: [String: [String]] = [:],
    parallelImportWords: [String: [String]] = [:], fitsBefore: [String: [String]] = [:], fitsAfter: [String: [String]] = [:],
    everydayFrames: [String: [String]] = [:],
    fitsAnywhere: [String: [String]] = [:], fitsWithNoun: [String: [String]] = [:], purposes: [String: [String]] = [:],
    frameFillers: [String: [String]] = [:], joinedWords: [String: [String]] = [:], bearingFrames: [String: [String]] = [:],
    borneSigns: [String: [String]] = [:], introducing: [String: [String]] = [:],
    negations: [String: [String]] = [:], comparisons: [String: [String]] = [:], comparisonsAfter: [String: [String]] = [:],
    imitationWords: [String: [String]] = [:],
    materials: [String: [String]] = [:], copiedThings: [String: [String]] = [:], ordinaryWords: [String: [String]] = [:],
    neutral: [String: [String]] = [:]
  ) {
    self.copyWords = copyWords
    self.copyHints = copyHints
    self.usedWords = usedWords
    self.parallelImportWords = parallelImportWords
    self.fitsBefore = fitsBefore
    self.fitsAfter = fitsAfter
    self.everydayFrames = everydayFrames
    self.fitsAnywhere = fitsAnywhere
    self.fitsWithNoun = fitsWithNoun
    self.purposes = purposes
    self.frameFillers = frameFillers
    self.joinedWords = joinedWords
    self.bearingFrames = bearingFrames
    self.borneSigns = borneSigns
    self.introducing = introducing
    self.negations = negations
    self.comparisons = comparisons
    self.comparisonsAfter = comparisonsAfter
    self.imitationWords = imitationWords
    self.materials = materials
    self.copiedThings = copiedThings
    self.ordinaryWords = ordinaryWords
    self.neutral = neutral
  }

  /// The names of the lists, as files write them.
  public static let listNames = CodingKeys.allCases.map(\.rawValue)

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads a lexicon; lists that the file leaves out are empty. Throws where it has a list of another name: words that nobody reads would
  /// let honest sellers be accused.
  public init(from decoder: any Decoder) throws {
    let names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    if let unknown = names.first(where: { !Self.listNames.contains($0) }) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "there is no list '\(unknown)'; the lists are \(Self.listNames.joined(separator: ", "))"))
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(lists: { list in
      try CodingKeys(rawValue: list).flatMap { try values.decodeIfPresent([String: [String]].self, forKey: $0) } ?? [:]
    })
  }

  /// A lexicon of the lists that `words` gives for their names (``listNames``).
  public init(lists words: (String) throws -> [String: [String]]) rethrows {
    func list(_ key: CodingKeys) throws -> [String: [String]] { try words(key.rawValue) }
    self.init(
      copyWords: try list(.copyWords), copyHints: try list(.copyHints), usedWords: try list(.usedWords),
      parallelImportWords: try list(.parallelImportWords), fitsBefore: try list(.fitsBefore), fitsAfter: try list(.fitsAfter),
      everydayFrames: try list(.everydayFrames), fitsAnywhere: try list(.fitsAnywhere), fitsWithNoun: try list(.fitsWithNoun),
      purposes: try list(.purposes), frameFillers: try list(.frameFillers), joinedWords: try list(.joinedWords),
      bearingFrames: try list(.bearingFrames), borneSigns: try list(.borneSigns), introducing: try list(.introducing),
      negations: try list(.negations), comparisons: try list(.comparisons), comparisonsAfter: try list(.comparisonsAfter),
      imitationWords: try list(.imitationWords), materials: try list(.materials),
      copiedThings: try list(.copiedThings), ordinaryWords: try list(.ordinaryWords), neutral: try list(.neutral))
  }
}

extension Lexicon {
  /// Whether a word or phrase can be found in any title: it has a letter, a digit or a character of a script without spaces.
  public static func canBeFound(_ phrase: String) -> Bool {
    var table = FoldTable()
    var folded = FoldedText()
    folded.fold(Array(phrase.utf8).span, table: &table)
    let bytes = folded.bytes
    let text = bytes.span
    var position = 0
    while position < text.count {
      if kind(at: position, in: text, table: &table) != .separator { return true }
      position += codePoint(in: text, at: position).length
    }
    return false
  }
}
