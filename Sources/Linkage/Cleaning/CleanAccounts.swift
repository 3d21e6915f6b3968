/// The accounts' fields in the form in which they are compared: numbers of equal values, -1 for unknown.
struct CleanAccounts: Sendable {
  /// How many accounts there are.
  let count: Int
  /// The names.
  private(set) var reader: NameReader

  let phone: [Int32]
  let emailLocal: [Int32]
  let emailDomain: [Int32]
  /// Local part and domain together.
  let email: [Int32]
  let address: [Int32]
  /// The numbers of the address.
  let addressNumbers: [Int32]
  let city: [Int32]
  /// Address and city together.
  let place: [Int32]
  let country: [Int32]
  let registration: [Int32]
  /// The texts behind the numbers.
  let texts: InternTable
  /// The pairs that are the same seller's whatever they are called.
  private(set) var anchors: [Pair] = []

  /// Numbers the values of cleaned accounts and learns from their names.
  init(_ cleaned: [CleanedSeller], _ known: KnownWords, threads: Int = manyThreads) {
    count = cleaned.count
    let (reader, fields) = inParallel(threads: threads) {
      NameReader(cleaned.map(\.name), cities: Set(cleaned.map(\.fields.city)), known)
    } _: {
      NumberedFields(cleaned)
    }
    self.reader = reader
    phone = fields.phone
    emailLocal = fields.emailLocal
    emailDomain = fields.emailDomain
    email = fields.email
    address = fields.address
    addressNumbers = fields.addressNumbers
    city = fields.city
    place = fields.place
    country = fields.country
    registration = fields.registration
    texts = fields.texts
    anchors = anchorPairs(self)
    self.reader.learnSenses(from: anchors, known)
  }

  /// The number of a text, -1 if no account has it.
  func find(_ bytes: [UInt8]) -> Int32 { bytes.isEmpty ? -1 : Int32(texts.find(bytes) ?? -1) }

  /// The words of an account's name, in their order.
  func words(of account: Int) -> ArraySlice<Int32> { reader.words(of: account) }

  /// The words of an account's name, sorted by number.
  func sortedWords(of account: Int) -> [Int32] { reader.sortedWords(of: account) }

  /// The words of an account's name, sorted by number, each once.
  func distinctWords(of account: Int) -> [Int32] {
    var distinct: [Int32] = []
    for word in sortedWords(of: account) where word != distinct.last { distinct.append(word) }
    return distinct
  }

  /// The words of all names.
  var wordTable: InternTable { reader.table }

  /// Whether an account's name shows a legal form.
  var hasLegalForm: [Bool] { reader.hasLegalForm }
}
