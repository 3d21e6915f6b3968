/// What a linkage found out, kept so that the next one over nearly the same accounts need not find it out again.
///
/// It is a function of the accounts and the model alone, whether an earlier one was at hand or not. All lists are in the order of the
/// accounts' keys; a pair is `first << 32 | second`, the places of its accounts.
public struct LinkageMemory: Equatable, Sendable {
  /// The cleaned accounts.
  public var cleaned: [CleanedSeller]
  /// For each account a hash of all that comparisons read of it.
  public var signatures: [UInt64]
  /// The pairs that were compared, in order.
  public var compared: [UInt64]
  /// Those of them whose weight reaches the threshold, in order.
  public var linked: [UInt64]
  /// The weights of those, in bits.
  public var weights: [Double]

  /// A memory of these parts.
  public init(
    cleaned: [CleanedSeller] = [], signatures: [UInt64] = [], compared: [UInt64] = [], linked: [UInt64] = [], weights: [Double] = []
  ) {
    self.cleaned = cleaned
    self.signatures = signatures
    self.compared = compared
    self.linked = linked
    self.weights = weights
  }
}
