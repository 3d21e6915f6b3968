/// The comparisons in the model's order.
enum Comparisons: Int, CaseIterable {
  case name, namesakes, brand, order, kind, phone, email, address, city, together, equality, registration

  /// The names of the levels, in order.
  var levels: [String] {
    switch self {
    case .name:
      ["no words"]
        + (0..<14).flatMap { gained in
          ["all shared", "a little missing", "some missing", "much missing"].map { "gain \(gained * 2) bits, \($0)" }
        }
    case .namesakes:
      ["other name"]
        + ["1 to 2", "3 to 4", "5 to 8", "9 to 16", "17 to 32", "more"].flatMap { count in
          ["no", "1", "2", "more"].map { "\(count) of the name with \($0) other numbers" }
        }
    case .brand:
      ["other brand"]
        + ["1 to 2", "3 to 4", "5 to 8", "9 to 16", "17 to 32", "more"].flatMap { count in
          ["unknown", "different", "equal"].map { "\(count) of the brand, trade \($0)" }
        } + ["other brand, trade different", "other brand, trade equal"]
    case .kind: ["two companies", "one company", "no company", "one company, other brand", "no company, other brand"]
    case .order:
      [
        "no order", "other order", "same order", "other order of two", "same order of two", "other order, words were moved about",
        "other characters of one sound",
      ]
    case .phone: ["unknown", "different", "a slip apart"] + Self.hubs.map { "equal, \($0)" }
    case .email:
      [
        "unknown", "different", "domain equal, many names", "domain equal, few names", "domain equal, spells the name", "local part alike",
        "local part equal, spells the name", "local part equal", "local part alike, domain equal",
      ]
        + Self.hubs.map { "equal, \($0)" } + ["equal, spells the name"]
    case .address: ["unknown", "different", "numbers equal", "equal in another city"] + Self.hubs.map { "equal, \($0)" }
    case .city: ["unknown", "other country", "other city", "equal"]
    case .together:
      ["little of the name", "part of the name", "much of the name", "the name", "names in two scripts"].flatMap { name in
        (0..<Self.contactCounts).map { "\(name), \($0) contacts" }
      }
    case .equality: ["not all equal", "name and two contacts equal", "other persons, phone or address equal alone"]
    case .registration: ["unknown", "one known", "different", "a slip apart", "equal"]
    }
  }

  /// How many contacts may be equal, none among them: the levels of `together` for each part of the name.
  static let contactCounts = 4

  /// A contact that more names share counts for none where contacts are counted together.
  static let mostNames = 4

  /// The levels of contacts that are equal and that few names share, from the fewest on.
  static let sharedByFew: [(contact: Comparisons, levels: ClosedRange<Int>)] = [(.phone, 3...5), (.email, 9...11), (.address, 4...6)]

  /// Whether a level of a contact is one of values that are equal and no hub's: an e-mail address that spells both names is theirs, whoever else
  /// has it.
  func isEqualContact(_ level: Int) -> Bool {
    Self.sharedByFew.contains { $0.contact == self && $0.levels.contains(level) } || self == .email && level == 14
  }

  /// Whether a level of `name` is one of names that lack nothing of each other.
  static func allShared(_ level: Int) -> Bool { level % 4 == 1 }

  /// Whether a level of `kind` is one of two names that are no company's, with other brands.
  static func otherPersons(_ level: Int) -> Bool { level == 4 }

  /// The levels of `order` at which names are not equal.
  static let otherOrders = [1, 3, 5, 6]

  /// The level of `registration` of numbers that differ.
  static let differentNumbers = 2

  private static let hubs = ["1 name", "2 names", "3 to 4 names", "5 to 8 names", "more names"]

  /// The place among the hub levels of a value that so many names share.
  static func hubLevel(_ names: Int) -> Int { names <= 2 ? max(names, 1) - 1 : names <= 4 ? 2 : names <= 8 ? 3 : 4 }

  /// 0 for one or two accounts, then one more for each doubling, 5 at most.
  static func sizeLevel(_ accounts: Int) -> Int {
    accounts <= 2 ? 0 : min(5, (accounts - 1).bitWidth - (accounts - 1).leadingZeroBitCount - 1)
  }

  /// The level of `namesakes` for a name that so many accounts have, with so many registration numbers beside the pair's own.
  static func namesakeLevel(accounts: Int, otherNumbers: Int) -> Int { 1 + sizeLevel(accounts) * 4 + min(3, max(0, otherNumbers)) }
}
