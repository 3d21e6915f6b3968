/// How sure it is that entities are different sellers: linkage leaves some of them apart that belong together, and a count of them must
/// not be taken for more than it is.
public struct SellerDoubt {
  private let accountsOf: [[Int]]
  private let sameSeller: (Int, Int) -> Double

  /// `sameSeller` gives the probability that two accounts (indices into ``Entities/accounts``) are one seller's.
  public init(entities: Entities, sameSeller: @escaping (_ first: Int, _ second: Int) -> Double) {
    var accounts = [[Int]](repeating: [], count: entities.ids.count)
    for (account, entity) in entities.entityOfAccount.enumerated() { accounts[Int(entity)].append(account) }
    accountsOf = accounts
    self.sameSeller = sameSeller
  }

  /// How many sellers the entities are to be expected to be: their number, less the probabilities of the likeliest joins that would make
  /// one of them all (Prim's algorithm). Costs a comparison for each pair of their accounts.
  func expectedSellers(_ entities: [Int]) -> Double {
    guard entities.count > 1 else { return Double(entities.count) }
    var best = entities.dropFirst().map { (entity: $0, probability: same(entities[0], $0)) }
    var expected = Double(entities.count)
    while let next = best.indices.max(by: { best[$0].probability < best[$1].probability }) {
      let joined = best.remove(at: next)
      expected -= joined.probability
      for place in best.indices { best[place].probability = max(best[place].probability, same(joined.entity, best[place].entity)) }
    }
    return expected
  }

  /// Whether the entities are to be expected to be at least so many sellers. Many more entities than that are not looked at.
  func reaches(_ least: Int, _ entities: Set<Int>) -> Bool {
    entities.count >= 2 * least || (expectedSellers(entities.sorted()) + 0.5).rounded(.down) >= Double(least)
  }

  private func same(_ first: Int, _ second: Int) -> Double {
    var most = 0.0
    for one in accountsOf[first] { for other in accountsOf[second] { most = max(most, sameSeller(one, other)) } }
    return most
  }
}
