/// How sure it is that entities are different sellers: linkage leaves some of them apart that belong together, and a count of them must
/// not be taken for more than it is.
public struct SellerDoubt {
  private let accountsOf: [[Int]]
  private let sameSeller: (Int, Int) -> Double
  /// The brands that each entity copies, where that is known.
  private var brandsOf: [Int: Set<Int>] = [:]
  /// How many times likelier each brand that two entities copy, besides the first, makes it that they are one seller.
  private var oddsOfBrand = 1.0

  /// `sameSeller` gives the probability that two accounts (indices into ``Entities/accounts``) are one seller's.
  public init(entities: Entities, sameSeller: @escaping (_ first: Int, _ second: Int) -> Double) {
    var accounts = [[Int]](repeating: [], count: entities.ids.count)
    for (account, entity) in entities.entityOfAccount.enumerated() { accounts[Int(entity)].append(account) }
    accountsOf = accounts
    self.sameSeller = sameSeller
  }

  /// The same where more is known of the entities: `copiers` are those that copy each brand.
  ///
  /// An entity's accounts copy the same few brands, while other sellers who copy one of them seldom copy a second. How seldom, the night's
  /// own pairs tell, of brands that fewer than `most` entities copy: those that are surely different by their fields, beside those that are
  /// probably one.
  func amongCopiers(_ copiers: [Set<Int>], fewerThan most: Int) -> SellerDoubt {
    var doubt = self
    for (brand, entities) in copiers.enumerated() {
      for entity in entities { doubt.brandsOf[entity, default: []].insert(brand) }
    }
    var pairs = Set<[Int]>()
    for entities in copiers where entities.count < most {
      let sorted = entities.sorted()
      for (place, first) in sorted.enumerated() { for second in sorted[(place + 1)...] { pairs.insert([first, second]) } }
    }
    var different = (shareMore: 1.0, all: 2.0)
    var one = different
    for pair in pairs {
      let probability = mostProbable(pair[0], pair[1])
      let sharesMore = doubt.furtherBrands(pair[0], pair[1]) > 0 ? 1.0 : 0
      if probability < Self.surelyDifferent { different = (different.shareMore + sharesMore, different.all + 1) }
      if probability > 0.5 { one = (one.shareMore + sharesMore, one.all + 1) }
    }
    doubt.oddsOfBrand = max(1, (one.shareMore / one.all) / (different.shareMore / different.all))
    return doubt
  }

  /// Below this probability two entities are different sellers for sure.
  private static let surelyDifferent = 1.0 / 256

  /// How many brands both copy, besides the first.
  private func furtherBrands(_ first: Int, _ second: Int) -> Int {
    guard let one = brandsOf[first], let other = brandsOf[second] else { return 0 }
    return max(0, one.count { other.contains($0) } - 1)
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

  /// Whether the entities are to be expected to be at least so many sellers, of whom `honest` are expected to copy nothing. Many more
  /// entities than that are not looked at.
  func reaches(_ least: Int, _ entities: Set<Int>, honest: Double) -> Bool {
    entities.count >= 2 * least || (expectedSellers(entities.sorted()) - honest + 0.5).rounded(.down) >= Double(least)
  }

  private func same(_ first: Int, _ second: Int) -> Double {
    let probability = mostProbable(first, second)
    let factor = (0..<furtherBrands(first, second)).reduce(1.0) { odds, _ in odds * oddsOfBrand }
    return probability * factor / (probability * factor + 1 - probability)
  }

  private func mostProbable(_ first: Int, _ second: Int) -> Double {
    var most = 0.0
    for one in accountsOf[first] { for other in accountsOf[second] { most = max(most, sameSeller(one, other)) } }
    return most
  }
}
