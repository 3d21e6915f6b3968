/// What a linkage found out, kept so that the next one over nearly the same accounts need not find it out again.
///
/// It is a function of the accounts, the model and the decisions alone, whether an earlier one was at hand or not. All lists are in the order
/// of the accounts' keys; a pair is `first << 32 | second`, the places of its accounts.
public struct LinkageMemory: Equatable, Sendable {
  /// The cleaned accounts.
  public var cleaned: CleanedSellers
  /// For each account a hash of all that comparisons read of it, but for what the words of its name are worth and how many share its values.
  public var signatures: [UInt64]
  /// For each account how many share its values, in buckets.
  public var sharerSignatures: [UInt64]
  /// For each account a hash of what the words of its name are worth.
  public var wordSignatures: [UInt64]
  /// The keys of the blocks that the accounts are in.
  public var keys: AccountKeys
  /// Those of the compared pairs that can reach the threshold, whatever the words of their names are worth; in order.
  public var open: [UInt64]
  /// The weights of those, in bits.
  public var weights: [Double]

  /// A memory of these parts.
  public init(
    cleaned: CleanedSellers = .init(), signatures: [UInt64] = [], sharerSignatures: [UInt64] = [], wordSignatures: [UInt64] = [],
    keys: AccountKeys = .init(),
    open: [UInt64] = [], weights: [Double] = []
  ) {
    self.cleaned = cleaned
    self.signatures = signatures
    self.sharerSignatures = sharerSignatures
    self.wordSignatures = wordSignatures
    self.keys = keys
    self.open = open
    self.weights = weights
  }

  /// How many accounts it is of.
  public var count: Int { signatures.count }

  /// Whether the lists fit together: no pair is of accounts that are not there.
  public var isSound: Bool {
    let count = UInt64(signatures.count)
    func fits(_ code: UInt64) -> Bool { code >> 32 < code & 0xFFFF_FFFF && code & 0xFFFF_FFFF < count }
    return cleaned.count == signatures.count && sharerSignatures.count == signatures.count && wordSignatures.count == signatures.count
      && keys.count == signatures.count && weights.count == open.count && open.allSatisfy(fits)
  }
}
