/// The accounts in the form in which they are compared: their fields as numbers, their names as words.
struct CleanAccounts: Sendable {
  /// The fields, all but the names.
  let fields: NumberedFields
  /// The names.
  private(set) var reader: NameReader
  /// The words of each account's name, sorted by number.
  private(set) var sortedWords: WordLists
  /// The pairs that are the same seller's whatever they are called.
  let anchors: [Pair]

  /// Takes the values of cleaned accounts and learns from their names.
  init(_ cleaned: CleanedSellers, _ known: KnownWords, threads: Int = manyThreads) {
    (reader, (fields, anchors)) = inParallel(threads: threads) {
      NameReader(cleaned, known)
    } _: {
      let fields = NumberedFields(cleaned)
      return (fields, anchorPairs(fields))
    }
    reader.learnSenses(from: anchors, known)
    sortedWords = reader.words.sorted()
  }

  /// How many accounts there are.
  var count: Int { reader.words.count }

  /// The words of an account's name, in their order.
  func words(of account: Int) -> ArraySlice<Int32> { reader.words[account] }

  /// The words of all names.
  var wordTable: InternTable { reader.table }

  /// Whether an account's name shows a legal form.
  var hasLegalForm: [Bool] { reader.hasLegalForm }
}
