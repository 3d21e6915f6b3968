/// What pieces of titles were found to hold, by their hash: the latest of each slot. Most pieces are words that come again and again.
struct RememberedPieces: Sendable {
  /// What is known of a piece by itself.
  struct Facts: OptionSet, Sendable {
    var rawValue: UInt64

    /// Set for every piece that is known at all.
    static let known = Facts(rawValue: 1)
    /// It hides a mark.
    static let disguise = Facts(rawValue: 2)
    /// A name may begin in it.
    static let name = Facts(rawValue: 4)
    /// It has plain letters, and such of alphabets whose letters look like them.
    static let mixed = Facts(rawValue: 8)
    /// Its last word is one of a name of several words, but not that name's last.
    static let opensPair = Facts(rawValue: 16)
    /// Its first word is one of a name of several words, but not that name's first.
    static let closesPair = Facts(rawValue: 32)
    /// A name may be cut in two behind it.
    static let opensName = Facts(rawValue: 64)
    /// A name may be cut in two before it.
    static let closesName = Facts(rawValue: 128)
    /// It has a character reference of HTML.
    static let reference = Facts(rawValue: 256)
    /// It sounds like the first word of a name of several.
    static let opensSpoken = Facts(rawValue: 512)
    /// It hides a word that admits a copy.
    static let copyWord = Facts(rawValue: 1024)
    /// It has letters, and beside them what hides one or may stand for one.
    static let odd = Facts(rawValue: 2048)
    /// It has letters, by ones or twos between signs.
    static let setApart = Facts(rawValue: 4096)
    /// It is, but for a slip, the first word of a name of two.
    static let opensSlipped = Facts(rawValue: 8192)
    /// It is, but for a slip, the second word of such a name.
    static let closesSlipped = Facts(rawValue: 16384)
    /// A word of it is all in letters of another script that look like Latin ones.
    static let foreign = Facts(rawValue: 32768)
    /// It has letters of another script that look like no Latin ones.
    static let otherScript = Facts(rawValue: 65536)
    /// It has letters, and brackets round some of them.
    static let bracketed = Facts(rawValue: 131_072)
    /// Any of those that say to look for something in the title.
    static let hidden: Facts = [.disguise, .opensSpoken, .copyWord]
  }

  private static let slots = 1 << 16
  private static let factBits: UInt64 = 262_143
  /// Hashes, whose lowest bits say instead what is known; 0 where nothing is. Empty until something is put in, for many titles need none.
  private var entries: [UInt64] = []
  private var disguises: [Disguise?] = []

  /// The facts of the piece with this hash; none where nothing is known.
  @inline(__always) func facts(_ hash: UInt64) -> Facts {
    guard !entries.isEmpty else { return [] }
    let entry = entries[slot(of: hash)]
    return entry ^ hash <= Self.factBits ? Facts(rawValue: entry & Self.factBits) : []
  }

  /// The disguise in the piece with this hash, of which the facts say that there is one.
  func disguise(_ hash: UInt64) -> Disguise? { disguises.isEmpty ? nil : disguises[slot(of: hash)] }

  /// Remembers a piece. Gives what is known of it then: these facts, and whether it hides a mark.
  mutating func insert(_ hash: UInt64, _ facts: Facts, _ disguise: Disguise?) -> Facts {
    let facts = facts.union(disguise == nil ? .known : [.known, .disguise])
    if entries.isEmpty { entries = [UInt64](repeating: 0, count: Self.slots) }
    entries[slot(of: hash)] = hash & ~Self.factBits | facts.rawValue
    guard let disguise else { return facts }
    if disguises.isEmpty { disguises = [Disguise?](repeating: nil, count: Self.slots) }
    disguises[slot(of: hash)] = disguise
    return facts
  }

  @inline(__always) private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 18) & (Self.slots - 1) }
}
