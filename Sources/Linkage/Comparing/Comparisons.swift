/// The comparisons in the model's order.
enum Comparisons: Int, CaseIterable {
  case name, namesakes, brand, order, kind, phone, email, address, city, together, registration

  /// The names of the levels, in order.
  var levels: [String] {
    switch self {
    case .name:
      ["no words"] + (0..<14).flatMap { gained in ["all shared", "a little missing", "some missing", "much missing"].map { "gain \(gained * 2) bits, \($0)" } }
    case .namesakes:
      ["other name"] + ["1 to 2", "3 to 4", "5 to 8", "9 to 16", "17 to 32", "more"].flatMap { count in
        ["no", "1", "2", "more"].map { "\(count) of the name with \($0) other numbers" }
      }
    case .brand:
      ["other brand"] + ["1 to 2", "3 to 4", "5 to 8", "9 to 16", "17 to 32", "more"].flatMap { count in
        ["unknown", "different", "equal"].map { "\(count) of the brand, trade \($0)" }
      } + ["other brand, trade different", "other brand, trade equal"]
    case .kind: ["two companies", "one company", "no company"]
    case .order: ["no order", "other order", "same order", "other order of two", "same order of two"]
    case .phone: ["unknown", "different", "a slip apart"] + Self.hubs.map { "equal, \($0)" }
    case .email:
      ["unknown", "different", "domain equal, many names", "domain equal, few names", "domain equal, spells the name", "local part alike", "local part equal, spells the name", "local part equal", "local part alike, domain equal"]
        + Self.hubs.map { "equal, \($0)" } + ["equal, spells the name"]
    case .address: ["unknown", "different", "numbers equal", "equal in another city"] + Self.hubs.map { "equal, \($0)" }
    case .city: ["unknown", "other country", "other city", "equal"]
    case .together:
      ["little of the name", "part of the name", "much of the name", "the name"].flatMap { name in (0..<4).map { "\(name), \($0) contacts" } }
    case .registration: ["unknown", "one known", "different", "a slip apart", "equal"]
    }
  }

  private static let hubs = ["1 name", "2 names", "3 to 4 names", "5 to 8 names", "more names"]

  /// The place among the hub levels of a value that so many names share.
  static func hubLevel(_ names: Int) -> Int { names <= 2 ? max(names, 1) - 1 : names <= 4 ? 2 : names <= 8 ? 3 : 4 }
}

extension LinkageTable {
  /// The level of each comparison for two accounts, in the order of `Comparisons`.
  func levels(_ first: Int, _ second: Int) -> [UInt8] {
    var levels: [UInt8] = []
    appendLevels(first, second, to: &levels)
    return levels
  }

  /// Appends the level of each comparison for two accounts, in the order of `Comparisons`.
  func appendLevels(_ first: Int, _ second: Int, to levels: inout [UInt8]) {
    let agreement = compareNames(first, second)
    var contacts = 0
    let phone = phoneLevel(first, second)
    let email = emailLevel(first, second)
    let address = addressLevel(first, second)
    if phone >= 2 && phone <= 5 { contacts += 1 }
    if (email >= 5 && email <= 11) || email == 14 { contacts += 1 }
    if address >= 3 && address <= 6 { contacts += 1 }
    let lost = agreement.lost < 0.7 ? 0 : agreement.lost < 2.5 ? 1 : agreement.lost < 5 ? 2 : 3
    let gained = min(13, Int(agreement.gained / 2))
    let isEmpty = bags.isEmpty(first) || bags.isEmpty(second)
    let name = isEmpty ? 0 : 1 + gained * 4 + lost
    let nearness = agreement.gained < 5 ? 0 : lost >= 3 ? 1 : agreement.gained < 12 ? 2 : 3
    let kind = (roles.isBusiness[first] ? 0 : 1) + (roles.isBusiness[second] ? 0 : 1)
    levels.append(UInt8(name))
    levels.append(UInt8(namesakeLevel(first, second)))
    levels.append(UInt8(brandLevel(first, second)))
    levels.append(UInt8(orderLevel(first, second)))
    levels.append(UInt8(kind))
    levels.append(UInt8(phone))
    levels.append(UInt8(email))
    levels.append(UInt8(address))
    levels.append(UInt8(cityLevel(first, second)))
    levels.append(UInt8(nearness * 4 + contacts))
    levels.append(UInt8(registrationLevel(first, second)))
  }

  private func namesakeLevel(_ first: Int, _ second: Int) -> Int {
    guard core[first] == core[second] else { return 0 }
    let size = Self.sizeLevel(namesakes.count[first])
    let same = clean.registration[first] >= 0 && clean.registration[first] == clean.registration[second]
    return 1 + size * 4 + min(3, namesakes.otherNumbers(first, second, isSameNumber: same))
  }

  /// 0 for one or two accounts, then one more for each doubling, 5 at most.
  private static func sizeLevel(_ count: Int) -> Int {
    count <= 2 ? 0 : min(5, (count - 1).bitWidth - (count - 1).leadingZeroBitCount - 1)
  }

  private func brandLevel(_ first: Int, _ second: Int) -> Int {
    let tradeLevel = trade[first] < 0 || trade[second] < 0 ? 0 : trade[first] == trade[second] ? 2 : 1
    if brandHash[first] != brandHash[second] || brandHash[first] == 0 { return tradeLevel == 0 ? 0 : 18 + tradeLevel }
    return 1 + Self.sizeLevel(brandsakes.count[first]) * 3 + tradeLevel
  }

  private func orderLevel(_ first: Int, _ second: Int) -> Int {
    guard brandHash[first] == brandHash[second], brand[first].count > 1 else { return 0 }
    return (brand[first].count == 2 ? 3 : 1) + (brand[first] == brand[second] ? 1 : 0)
  }

  private func phoneLevel(_ first: Int, _ second: Int) -> Int {
    let one = clean.phone[first]
    let other = clean.phone[second]
    if one < 0 || other < 0 { return 0 }
    if one == other { return 3 + Comparisons.hubLevel(phoneHub[first]) }
    return clean.texts.isOneSlip(Int(one), Int(other)) ? 2 : 1
  }

  private func emailLevel(_ first: Int, _ second: Int) -> Int {
    if clean.email[first] < 0 || clean.email[second] < 0 { return 0 }
    let isSpelled = spellsName[first] || spellsName[second]
    if clean.email[first] == clean.email[second] { return isSpelled ? 14 : 9 + Comparisons.hubLevel(emailHub[first]) }
    let sameDomain = clean.emailDomain[first] == clean.emailDomain[second] && domainHub[first] <= 20
    let isAlike = !isSpelled && localPartsAlike(Int(clean.emailLocal[first]), Int(clean.emailLocal[second]))
    if sameDomain && isAlike { return 8 }
    if clean.emailLocal[first] == clean.emailLocal[second] { return isSpelled ? 6 : 7 }
    if isAlike { return 5 }
    if !sameDomain { return 1 }
    if core[first] == core[second] { return 4 }
    return domainHub[first] <= 2 ? 3 : 2
  }

  /// Whether two local parts differ by digits added at the end, or by one slip in their letters.
  private func localPartsAlike(_ first: Int, _ second: Int) -> Bool {
    let one = clean.texts[first]
    let other = clean.texts[second]
    if abs(one.count - other.count) > 3 { return false }
    let shorter = one.count <= other.count ? one : other
    let longer = one.count <= other.count ? other : one
    if shorter.count < 4 || longer.count > shorter.count + 3 { return false }
    if longer.starts(with: shorter) { return longer.dropFirst(shorter.count).allSatisfy { (48...57).contains($0) } }
    guard clean.texts.isOneSlip(first, second) else { return false }
    let digits = [one, other].map { text in text.filter { (48...57).contains($0) } }
    return digits[0] == digits[1] && digits[0].count >= 2
  }

  private func addressLevel(_ first: Int, _ second: Int) -> Int {
    let one = clean.address[first]
    let other = clean.address[second]
    if one < 0 || other < 0 { return 0 }
    if one != other {
      let numbers = clean.addressNumbers[first]
      return numbers >= 0 && numbers == clean.addressNumbers[second] ? 2 : 1
    }
    return clean.city[first] == clean.city[second] ? 4 + Comparisons.hubLevel(placeHub[first]) : 3
  }

  private func cityLevel(_ first: Int, _ second: Int) -> Int {
    if clean.country[first] != clean.country[second] { return 1 }
    if clean.city[first] < 0 || clean.city[second] < 0 { return 0 }
    return clean.city[first] == clean.city[second] ? 3 : 2
  }

  private func registrationLevel(_ first: Int, _ second: Int) -> Int {
    let one = clean.registration[first]
    let other = clean.registration[second]
    if one < 0 && other < 0 { return 0 }
    if one < 0 || other < 0 { return 1 }
    if one == other { return 4 }
    return clean.texts.isOneSlip(Int(one), Int(other)) ? 3 : 2
  }
}
