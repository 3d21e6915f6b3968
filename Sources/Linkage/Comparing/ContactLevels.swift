extension LinkageTable {
  /// The level of two accounts' phones.
  func phoneLevel(_ first: Int, _ second: Int) -> Int {
    let one = clean.fields.phone[first]
    let other = clean.fields.phone[second]
    if one < 0 || other < 0 { return 0 }
    if one == other { return 3 + Comparisons.hubLevel(phoneHub[first]) }
    return phoneSlips.mayBeOne(one, other) && clean.fields.phone.texts.isOneSlip(Int(one), Int(other)) ? 2 : 1
  }

  /// The level of two accounts' e-mail addresses.
  func emailLevel(_ first: Int, _ second: Int) -> Int {
    if clean.fields.email[first] < 0 || clean.fields.email[second] < 0 { return 0 }
    // Where it is the name of one of them only, the other has it from nowhere else, unless its name is the same one in Chinese characters.
    let isOneScript = parts[first].isIdeographic == parts[second].isIdeographic
    let isSpelled = isOneScript ? spellsName[first] && spellsName[second] : spellsName[first] || spellsName[second]
    let isCommon = hasCommonLocalPart[first] || hasCommonLocalPart[second]
    if clean.fields.email[first] == clean.fields.email[second] { return isSpelled ? 14 : 9 + Comparisons.hubLevel(emailHub[first]) }
    let sameDomain = clean.fields.emailDomain[first] == clean.fields.emailDomain[second] && domainHub[first] <= 20
    let one = clean.fields.emailLocal[first]
    let other = clean.fields.emailLocal[second]
    // A marketplace that masks addresses may leave nothing but dots before the @.
    let mayBeAlike = one >= 0 && other >= 0 && !isCommon
    let isAlike = mayBeAlike && !isSpelled && localPartsAlike(Int(one), Int(other))
    if sameDomain && isAlike { return 8 }
    if mayBeAlike, one == other { return isSpelled ? 6 : 7 }
    if isAlike { return 5 }
    if !sameDomain { return 1 }
    if parts[first].core == parts[second].core { return 4 }
    return domainHub[first] <= 2 ? 3 : 2
  }

  /// Whether two local parts differ by digits added at the end, or by one slip in their letters.
  private func localPartsAlike(_ first: Int, _ second: Int) -> Bool {
    let one = clean.fields.emailLocal.texts[first]
    let other = clean.fields.emailLocal.texts[second]
    if abs(one.count - other.count) > 3 { return false }
    let shorter = one.count <= other.count ? one : other
    let longer = one.count <= other.count ? other : one
    if shorter.count < 4 || longer.count > shorter.count + 3 { return false }
    if longer.starts(with: shorter) { return longer.dropFirst(shorter.count).allSatisfy { (48...57).contains($0) } }
    guard clean.fields.emailLocal.texts.isOneSlip(first, second) else { return false }
    let digits = [one, other].map { text in text.filter { (48...57).contains($0) } }
    return digits[0] == digits[1] && digits[0].count >= 2
  }

  /// The level of two accounts' street addresses.
  func addressLevel(_ first: Int, _ second: Int) -> Int {
    let one = clean.fields.address[first]
    let other = clean.fields.address[second]
    if one < 0 || other < 0 { return 0 }
    if one != other {
      let numbers = clean.fields.addressNumbers[first]
      return numbers >= 0 && numbers == clean.fields.addressNumbers[second] ? 2 : 1
    }
    if clean.fields.city[first] == clean.fields.city[second] { return 4 + Comparisons.hubLevel(placeHub[first]) }
    if addressHub[first] <= Comparisons.mostNames { return 3 }
    return clean.fields.addressNumbers[first] >= 0 ? 2 : 1
  }

  /// The level of two accounts' cities and countries.
  func cityLevel(_ first: Int, _ second: Int) -> Int {
    if clean.fields.country[first] != clean.fields.country[second] { return 1 }
    if clean.fields.city[first] < 0 || clean.fields.city[second] < 0 { return 0 }
    return clean.fields.city[first] == clean.fields.city[second] ? 3 : 2
  }

  /// The level of two accounts' registration numbers.
  func registrationLevel(_ first: Int, _ second: Int) -> Int {
    let one = clean.fields.registration[first]
    let other = clean.fields.registration[second]
    if one < 0 && other < 0 { return 0 }
    if one < 0 || other < 0 { return 1 }
    if one == other { return 4 }
    return registrationSlips.mayBeOne(one, other) && clean.fields.registration.texts.isOneSlip(Int(one), Int(other)) ? 3 : 2
  }
}
