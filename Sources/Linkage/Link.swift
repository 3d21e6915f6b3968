import Marketplace

/// Finds out which accounts belong to the same seller.
///
/// The result depends on the accounts and the model alone: in another order the same accounts get the same clusters.
public func link(_ accounts: [SellerAccount], model: LinkageModel) -> Linkage {
  let order = accounts.indices.sorted { (accounts[$0].key, $0) < (accounts[$1].key, $1) }
  var clusterOf = [Int](repeating: 0, count: accounts.count)
  var clusterOfNumber: [String: Int] = [:]
  var count = 0
  for index in order {
    let number = accounts[index].fields.registrationNo
    if let known = number.isEmpty ? nil : clusterOfNumber[number] {
      clusterOf[index] = known
    } else {
      clusterOf[index] = count
      if !number.isEmpty { clusterOfNumber[number] = count }
      count += 1
    }
  }
  return Linkage(clusterOf: clusterOf, confidence: .init(repeating: 1, count: accounts.count), clusterCount: count)
}
