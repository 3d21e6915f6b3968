/// Accounts under the keys of blocks.
struct BlockEntries: Sendable {
  /// The keys: hashes of values' bytes, the same in every list of accounts.
  private(set) var keys: [UInt64] = []
  /// The account under each key.
  private(set) var accounts: [Int32] = []

  /// No entries.
  init() {}

  /// Sets memory aside for so many.
  init(capacity: Int) {
    keys.reserveCapacity(capacity)
    accounts.reserveCapacity(capacity)
  }

  /// How many there are.
  var count: Int { keys.count }

  /// Adds a range of other entries.
  mutating func append(_ other: BlockEntries, _ places: Range<Int>) {
    keys.append(contentsOf: other.keys[places])
    accounts.append(contentsOf: other.accounts[places])
  }

  /// Adds an account under a key.
  mutating func append(_ key: UInt64, _ account: Int32) {
    keys.append(key)
    accounts.append(account)
  }
}
