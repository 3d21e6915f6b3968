/// The accounts in the form in which they are compared: their fields as numbers, their names as words.
struct CleanAccounts: Sendable {
  /// The fields, all but the names.
  let fields: NumberedFields
  /// The names.
  private(set) var reader: NameReader
  /// The words of each account's name, sorted by number.
  private(set) var sortedWords: WordLists
  /// What is remembered of each word, as far as it stands for all of its sense.
  let memory: [NameKnowledge.Word?]
  /// The pairs that are the same seller's whatever they are called.
  let anchors: [Pair]
  /// The accounts that many share contacts with as one seller's do, of which only some are counted.
  let crowds: SellersCrowds

  /// Takes the values of cleaned accounts and learns from their names.
  init(_ cleaned: CleanedSellers, _ known: KnownWords, threads: Int = manyThreads) {
    let (names, shown) = inParallel(threads: threads) {
      NameReader(cleaned, known)
    } _: {
      NumberedFields(cleaned)
    }
    let strangers = Strangers(names.words, words: names.table.count)
    let contacts = SellersContacts(shown, strangers)
    reader = names
    fields = shown.withoutPlaceholders(strangers, contacts)
    anchors = anchorPairs(fields.registration.numbers, contacts)
    crowds = SellersCrowds(fields, names.words, strangers.homes)
    reader.learnSenses(from: anchors, known)
    sortedWords = reader.words.sorted()
    memory = reader.memory(known)
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
