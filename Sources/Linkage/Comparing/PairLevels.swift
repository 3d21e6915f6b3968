extension LinkageTable {
  /// The level of each comparison for two accounts, in the order of `Comparisons`.
  func levels(_ first: Int, _ second: Int) -> [UInt8] {
    var levels: [UInt8] = []
    appendLevels(first, second, to: &levels)
    return levels
  }

  /// Appends the level of each comparison for two accounts, in the order of `Comparisons`.
  func appendLevels(_ first: Int, _ second: Int, to levels: inout [UInt8]) {
    appendLevelsButNames(first, second, to: &levels)
    addNames(first, second, to: &levels)
  }

  /// The same, with `name` at its lowest level and `together` at that of names that share little: without what the words of the names are
  /// worth, which takes longest to compare and changes from night to night.
  func appendLevelsButNames(_ first: Int, _ second: Int, to levels: inout [UInt8]) {
    let phone = phoneLevel(first, second)
    let email = emailLevel(first, second)
    let address = addressLevel(first, second)
    // A contact that more than four names share, or a part of an address that a hub may share, does not count as one, nor does a local part that
    // says no more than the name.
    var contacts = 0
    if (2...5).contains(phone) { contacts += 1 }
    if email == 5 || (7...11).contains(email) || email == 14 { contacts += 1 }
    if (3...6).contains(address) { contacts += 1 }
    let one = parts[first]
    let other = parts[second]
    levels.append(0)
    levels.append(UInt8(namesakeLevel(first, second)))
    levels.append(UInt8(one.brandLevel(other, accounts: brandsakes.count[first])))
    levels.append(UInt8(one.orderLevel(other, hasOwnWord: hasOwnWord[first])))
    levels.append(UInt8(one.kindLevel(other)))
    levels.append(UInt8(phone))
    levels.append(UInt8(email))
    levels.append(UInt8(address))
    levels.append(UInt8(cityLevel(first, second)))
    levels.append(UInt8(contacts))
    let registration = registrationLevel(first, second)
    levels.append(UInt8(equalityLevel(first, second, phone: phone, email: email, address: address, registration: registration)))
    levels.append(UInt8(registration))
  }

  /// Puts what two names have in common into the levels of a pair, which are the last of `levels`.
  func addNames(_ first: Int, _ second: Int, to levels: inout [UInt8]) {
    let agreement = compareNames(first, second)
    let start = levels.count - Comparisons.allCases.count
    levels[start + Comparisons.name.rawValue] = UInt8(agreement.nameLevel(isEmpty: bags.isEmpty(first) || bags.isEmpty(second)))
    let inOneScript = parts[first].isIdeographic == parts[second].isIdeographic
    levels[start + Comparisons.together.rawValue] += UInt8(agreement.togetherLevel(contacts: 0, inOneScript: inOneScript))
  }

  /// The level of `Comparisons.equality` for two accounts at these levels of others.
  ///
  /// Accounts are equal where they show the same words in the same order as their names, and at least two of phone, e-mail address and street
  /// address that are equal and not many sellers', beside numbers that do not differ. They are other persons' where both names are of several
  /// words, none of which is in the other, and neither looks like a company's or is in another script than the other.
  private func equalityLevel(_ first: Int, _ second: Int, phone: Int, email: Int, address: Int, registration: Int) -> Int {
    let equal =
      (Comparisons.phone.isEqualContact(phone) ? 1 : 0) + (Comparisons.email.isEqualContact(email) ? 1 : 0)
      + (Comparisons.address.isEqualContact(address) ? 1 : 0)
    if equal == 0 { return 0 }
    let (one, other) = (parts[first], parts[second])
    let (words, others) = (clean.words(of: first), clean.words(of: second))
    if !words.isEmpty, words.elementsEqual(others) {
      let isOne = registration != Comparisons.differentNumbers && one.characters == other.characters
      return isOne && equal > 1 ? 1 : 0
    }
    // An e-mail address is one person's more often than a phone or a street address is: beside a local part or a domain in common they say more.
    guard email < 2, !one.isBusiness, !other.isBusiness, one.isIdeographic == other.isIdeographic else { return 0 }
    guard words.count > 1, others.count > 1, !words.contains(where: others.contains) else { return 0 }
    return isInLatinLetters(words) == isInLatinLetters(others) ? 2 : 0
  }

  /// Whether a name's words have Latin letters alone: those below U+0370, the first bytes of which are below 0xCD.
  private func isInLatinLetters(_ words: ArraySlice<Int32>) -> Bool {
    words.allSatisfy { clean.wordTable[Int($0)].allSatisfy { $0 < 0xCD } }
  }

  private func namesakeLevel(_ first: Int, _ second: Int) -> Int {
    guard parts[first].core == parts[second].core else { return 0 }
    let isSame = clean.fields.registration[first] >= 0 && clean.fields.registration[first] == clean.fields.registration[second]
    return Comparisons.namesakeLevel(
      accounts: namesakes.count[first], otherNumbers: namesakes.otherNumbers(first, second, isSameNumber: isSame))
  }
}
