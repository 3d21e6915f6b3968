/// Groups of numbered things that grow together, each known by its smallest member, the root.
///
/// Source: Tarjan and van Leeuwen, "Worst-case Analysis of Set Union Algorithms", JACM 31 (1984), pp. 245-281 (path halving).
public struct DisjointSets: Sendable {
  private var parent: [Int32]

  /// So many things, fewer than 2^31, each alone.
  public init(count: Int) { parent = (0..<count).map { Int32($0) } }

  /// How many things there are.
  public var count: Int { parent.count }

  /// The smallest member of a thing's group.
  public mutating func root(_ member: Int) -> Int {
    var place = member
    while Int(parent[place]) != place {
      parent[place] = parent[Int(parent[place])]
      place = Int(parent[place])
    }
    return place
  }

  /// Makes the groups of two things one, and gives the root that stays and the one that goes; nil where they were one already.
  @discardableResult
  public mutating func unite(_ one: Int, _ other: Int) -> (kept: Int, gone: Int)? {
    let (one, other) = (root(one), root(other))
    if one == other { return nil }
    let (kept, gone) = (min(one, other), max(one, other))
    parent[gone] = Int32(kept)
    return (kept, gone)
  }
}
