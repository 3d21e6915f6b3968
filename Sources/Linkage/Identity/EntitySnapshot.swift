import Marketplace

/// Every account ever seen, with its latest fields and the entity that it belongs to.
public struct EntitySnapshot: Equatable, Sendable {
  /// A seller: who is behind one or more accounts.
  public struct Entity: Equatable, Sendable {
    /// E and 13 base-32 characters; stays the same from night to night.
    /// The stable id.
    public var id: String
    /// The night on which the id was first given.
    public var bornOn: CalendarDate

    /// An entity of this id and birth date.
    public init(id: String, bornOn: CalendarDate) {
      self.id = id
      self.bornOn = bornOn
    }
  }

  /// An id that is no longer given, and the id to read instead.
  public struct RetiredEntity: Equatable, Sendable {
    /// The stable id.
    public var id: String
    /// The night on which the id was first given.
    public var bornOn: CalendarDate
    /// The id that took over, which may itself have been retired since.
    public var successor: String
    /// The night from which on it is not given any more.
    public var retiredOn: CalendarDate

    /// A retired id of these dates with its successor.
    public init(id: String, bornOn: CalendarDate, successor: String, retiredOn: CalendarDate) {
      self.id = id
      self.bornOn = bornOn
      self.successor = successor
      self.retiredOn = retiredOn
    }
  }

  /// All accounts, ordered by key, each once.
  public var accounts: AccountTable
  /// For each account the index of its entity in `entities`.
  public var entityOf: [Int]
  /// For each account the night on which it was first seen.
  public var firstSeen: [CalendarDate]
  /// For each account the confidence of its cluster (see `Linkage`).
  public var confidence: [Double]
  /// The entities that have accounts, ordered by id.
  public var entities: [Entity]
  /// The ids of earlier nights that have no account any more, ordered by id.
  public var retired: [RetiredEntity]

  /// A snapshot of these parts.
  public init(
    accounts: AccountTable, entityOf: [Int], firstSeen: [CalendarDate], confidence: [Double], entities: [Entity],
    retired: [RetiredEntity]
  ) {
    self.accounts = accounts
    self.entityOf = entityOf
    self.firstSeen = firstSeen
    self.confidence = confidence
    self.entities = entities
    self.retired = retired
  }
}

extension EntitySnapshot {
  /// A snapshot as a table holds it: for each account the id of its entity and the night of that one's birth.
  public init(
    accounts: AccountTable, entityIDs: ByteColumn, bornOn: [CalendarDate], firstSeen: [CalendarDate], confidence: [Double],
    retired: [RetiredEntity]
  ) {
    var ids = InternTable()
    var found: [Entity] = []
    // Ids are ASCII: in the order of their bytes, the first eight of which nearly always tell them apart.
    var heads: [UInt64] = []
    let numbers = (0..<entityIDs.count).map { place in
      let number = ids.intern(entityIDs[place])
      if number == found.count {
        found.append(.init(id: String(decoding: entityIDs[place], as: UTF8.self), bornOn: bornOn[place]))
        var head: UInt64 = 0
        for (byte, value) in entityIDs[place].prefix(8).enumerated() { head |= UInt64(value) << UInt64(56 - 8 * byte) }
        heads.append(head)
      }
      return number
    }
    let order = found.indices.sorted { heads[$0] == heads[$1] ? found[$0].id < found[$1].id : heads[$0] < heads[$1] }
    var rank = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { rank[number] = place }
    self.init(
      accounts: accounts, entityOf: numbers.map { rank[$0] }, firstSeen: firstSeen, confidence: confidence,
      entities: order.map { found[$0] },
      retired: retired)
  }
}
