import Marketplace
import Text

/// The accounts' fields in the form in which they are compared: numbers of equal values, -1 for unknown.
struct CleanAccounts: Sendable {
  var count = 0
  /// All words of all names, and where each account's begin.
  var words: [Int32] = []
  var wordStart: [Int] = [0]
  var wordTable = InternTable()

  var phone: [Int32] = []
  var emailLocal: [Int32] = []
  var emailDomain: [Int32] = []
  /// Local part and domain together.
  var email: [Int32] = []
  var address: [Int32] = []
  /// Address and city together.
  var place: [Int32] = []
  /// The numbers of the address.
  var addressNumbers: [Int32] = []
  var city: [Int32] = []
  var country: [Int32] = []
  var registration: [Int32] = []
  /// Whether the name shows a company's legal form.
  var hasLegalForm: [Bool] = []
  private var cities = Set<Int32>()
  /// The texts behind the numbers of all fields but the words.
  var texts = InternTable()

  /// The words of an account's name, in their order.
  func words(of account: Int) -> ArraySlice<Int32> { words[wordStart[account]..<wordStart[account + 1]] }

  /// The words of an account's name, sorted by number.
  func sortedWords(of account: Int) -> [Int32] { words(of: account).sorted() }

  /// Cleans the accounts.
  init(_ accounts: [SellerAccount]) {
    count = accounts.count
    for account in accounts { cleanFields(account.fields) }
    cleanNames(accounts.map(\.fields.name))
    let collocations = Collocations(&self)
    rewrite { collocations.joining($0) }
    let senses = WordSenses(self, anchors: anchorPairs(self))
    rewrite { words in words.map { senses.sense(of: $0) } }
  }

  /// Changes the words of each name.
  private mutating func rewrite(_ change: (ArraySlice<Int32>) -> [Int32]) {
    var rewritten: [Int32] = []
    var starts = [0]
    for account in 0..<count {
      rewritten.append(contentsOf: change(words(of: account)))
      starts.append(rewritten.count)
    }
    words = rewritten
    wordStart = starts
  }

  private mutating func cleanNames(_ names: [String]) {
    let tokens = names.map { name in
      let all = nameTokens(name)
      let rest = LegalForms.removed(from: all)
      hasLegalForm.append(rest != all)
      return rest
    }
    var runs: [[UInt8]] = []
    for name in tokens { for token in name where token.isIdeographic { runs.append(token.bytes) } }
    var ideographic = IdeographicNames(runs: runs)
    let spelled = tokens.map { name in
      name.flatMap { $0.isIdeographic ? joiningPlace(ideographic.words(of: $0.bytes)) : [$0.bytes] }
    }
    var vocabulary = NameVocabulary(names: spelled)
    for name in spelled {
      for word in name { for part in vocabulary.resolve(word) { words.append(Int32(wordTable.intern(part))) } }
      wordStart.append(words.count)
    }
  }

  /// The words with the first two joined if together they name a city that some account is in, as Chinese names begin with theirs.
  private func joiningPlace(_ words: [[UInt8]]) -> [[UInt8]] {
    guard words.count > 2, let place = texts.find(words[0] + words[1]), cities.contains(Int32(place)) else { return words }
    return [words[0] + words[1]] + words[2...]
  }

  private mutating func cleanFields(_ fields: SellerFields) {
    let email = EmailParts(fields.email)
    let street = AddressParts(fields.address)
    phone.append(number(phoneKey(fields.phone, country: fields.country)))
    emailLocal.append(number(email?.local ?? []))
    emailDomain.append(number(email?.domain ?? []))
    self.email.append(number(email.map { $0.local + [64] + $0.domain } ?? []))
    address.append(number(Array((street.numbers + street.words).joined(separator: [32]))))
    addressNumbers.append(number(Array(street.numbers.joined(separator: [32]))))
    city.append(number(nameTokens(fields.city).flatMap(\.bytes)))
    cities.insert(city[city.count - 1])
    place.append(street.numbers.isEmpty ? -1 : number(texts[Int(address[address.count - 1])] + [10] + nameTokens(fields.city).flatMap(\.bytes)))
    country.append(number(Array(fields.country.utf8)))
    registration.append(number(registrationKey(fields.registrationNo)))
  }

  private mutating func number(_ bytes: [UInt8]) -> Int32 { bytes.isEmpty ? -1 : Int32(texts.intern(bytes)) }
}

extension CleanAccounts {
  /// The words of an account's name, sorted by number, each once.
  func distinctWords(of account: Int) -> [Int32] {
    var distinct: [Int32] = []
    for word in sortedWords(of: account) where word != distinct.last { distinct.append(word) }
    return distinct
  }
}
