/// Which accounts belong together.
public struct Linkage: Equatable, Sendable {
  /// The ordinal of each account's cluster, from 0, in the order of the clusters' bytewise smallest accounts.
  public var clusterOf: [Int]
  /// For each account the probability of the weakest link that its cluster was made with; 1 for an account that stands alone.
  public var confidence: [Double]
  /// How many clusters there are.
  public var clusterCount: Int

  /// A result of these parts.
  public init(clusterOf: [Int], confidence: [Double], clusterCount: Int) {
    self.clusterOf = clusterOf
    self.confidence = confidence
    self.clusterCount = clusterCount
  }
}
