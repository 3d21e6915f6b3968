/// The accounts' fields in the form in which they are compared: numbers of equal values, -1 for unknown.
struct CleanAccounts: Sendable {
  /// How many accounts there are.
  let count: Int
  /// The names.
  private(set) var reader: NameReader

  private(set) var phone: [Int32] = []
  private(set) var emailLocal: [Int32] = []
  private(set) var emailDomain: [Int32] = []
  /// Local part and domain together.
  private(set) var email: [Int32] = []
  private(set) var address: [Int32] = []
  /// The numbers of the address.
  private(set) var addressNumbers: [Int32] = []
  private(set) var city: [Int32] = []
  /// Address and city together.
  private(set) var place: [Int32] = []
  private(set) var country: [Int32] = []
  private(set) var registration: [Int32] = []
  /// The texts behind the numbers.
  private(set) var texts = InternTable()
  /// The numbers of two values that stand together.
  private var pairs: [UInt64: Int32] = [:]
  /// The pairs that are the same seller's whatever they are called.
  private(set) var anchors: [Pair] = []

  /// Numbers the values of cleaned accounts and learns from their names.
  init(_ cleaned: [CleanedSeller], _ known: KnownWords) {
    count = cleaned.count
    reader = NameReader(cleaned.map(\.name), cities: Set(cleaned.map(\.fields.city)), known)
    for account in cleaned { add(account.fields) }
    anchors = anchorPairs(self)
    reader.learnSenses(from: anchors, known)
  }

  private mutating func add(_ fields: CleanFields) {
    phone.append(number(fields.phone))
    emailLocal.append(number(fields.emailLocal))
    emailDomain.append(number(fields.emailDomain))
    email.append(fields.emailDomain.isEmpty ? -1 : both(emailLocal, emailDomain))
    address.append(number(fields.address))
    addressNumbers.append(number(fields.addressNumbers))
    city.append(number(fields.city))
    place.append(fields.addressNumbers.isEmpty ? -1 : both(address, city))
    country.append(number(fields.country))
    registration.append(number(fields.registration))
  }

  /// A number for the last values of two columns together.
  private mutating func both(_ one: [Int32], _ other: [Int32]) -> Int32 {
    let code = UInt64(UInt32(bitPattern: one.last ?? -1)) << 32 | UInt64(UInt32(bitPattern: other.last ?? -1))
    if let known = pairs[code] { return known }
    pairs[code] = Int32(pairs.count)
    return Int32(pairs.count - 1)
  }

  private mutating func number(_ bytes: [UInt8]) -> Int32 { bytes.isEmpty ? -1 : Int32(texts.intern(bytes)) }

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
