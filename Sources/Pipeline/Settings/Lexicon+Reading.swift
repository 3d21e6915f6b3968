import Screening

extension Lexicon {
  /// Words in one lexicon at most.
  private static let nodeLimit = 1_000_000

  /// Reads and checks the text of a lexicon; lists that it leaves out are empty. Throws all that is wrong at once, each with its line and
  /// key: words that nobody reads would let honest sellers be accused.
  static func read(_ text: String, file: String) throws(SettingsFaults) -> Lexicon {
    try SettingsValue.read(text, file: file, nodeLimit: nodeLimit) { root in
      root.mapping(known: listNames).map { Lexicon($0) }
    }
  }

  private static func phrase(_ value: SettingsValue) -> String? {
    guard let phrase = value.text() else { return nil }
    guard canBeFound(phrase) else {
      value.fail(.malformed(phrase, wanted: "a word or phrase with a letter or digit that can be seen"))
      return nil
    }
    return phrase
  }

  private init(_ mapping: SettingsMapping) {
    func words(_ list: String) -> [String: [String]] {
      guard let value = mapping.value(list), !value.isNothing, let languages = value.mapping() else { return [:] }
      return Dictionary(
        languages.sortedValues.map { language, value in (language, (value.list() ?? []).compactMap(Self.phrase)) }
      ) { first, _ in first }
    }
    self.init(
      copyWords: words("copy_words"), copyHints: words("copy_hints"), usedWords: words("used_words"),
      parallelImportWords: words("parallel_import_words"), fitsBefore: words("fits_before"), fitsAfter: words("fits_after"),
      fitsAnywhere: words("fits_anywhere"), fitsWithNoun: words("fits_with_noun"), purposes: words("purposes"),
      frameFillers: words("frame_fillers"), joinedWords: words("joined_words"), introducing: words("introducing"),
      negations: words("negations"), comparisons: words("comparisons"), imitationWords: words("imitation_words"),
      materials: words("materials"), copiedThings: words("copied_things"), ordinaryWords: words("ordinary_words"), neutral: words("neutral")
    )
  }
}
