import Foundation
import Linkage
import Marketplace
import TestKit

/// A made-up world of sellers, each with some accounts, whose fields the tests control.
struct TestWorld {
  var accounts: [SellerAccount] = []
  /// The seller of each account.
  var owner: [Int] = []

  /// A world of so many sellers with one to four accounts each. Accounts of one seller share each contact three times in four.
  init(sellers: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let syllables = ["ka", "ro", "mi", "tel", "bran", "os", "vu", "lin", "dor", "pex", "sha", "gul", "wen", "fir", "zam", "quo"]
    func word() -> String { (0..<3).map { _ in syllables[Int.random(in: 0..<syllables.count, using: &random)] }.joined() }
    let words = (0..<max(40, sellers / 3)).map { _ in word().capitalized }
    for seller in 0..<sellers {
      let name = "\(words[Int.random(in: 0..<words.count, using: &random)]) \(words[Int.random(in: 0..<words.count, using: &random)])"
      let home = contacts(of: seller, using: &random)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let other = contacts(of: seller, using: &random)
        var fields = home
        fields.name = Bool.random(using: &random) ? name + " Ltd" : name.uppercased()
        if Int.random(in: 0..<4, using: &random) == 0 { fields.phone = other.phone }
        if Int.random(in: 0..<4, using: &random) == 0 { fields.email = "" }
        if Int.random(in: 0..<4, using: &random) == 0 { fields.address = other.address }
        if Int.random(in: 0..<3, using: &random) > 0 { fields.registrationNo = "" }
        add(fields, owner: seller)
      }
    }
  }

  /// Adds an account and gives its index.
  @discardableResult mutating func add(_ fields: SellerFields, owner seller: Int) -> Int {
    accounts.append(SellerAccount(key: AccountKey(marketplace: "m\(accounts.count % 3)", account: "a\(accounts.count)"), fields: fields))
    owner.append(seller)
    return accounts.count - 1
  }

  private func contacts(of seller: Int, using random: inout SeededRandom) -> SellerFields {
    let city = ["Leeds", "Manchester", "London"][Int.random(in: 0..<3, using: &random)]
    return SellerFields(
      email: "shop\(Int.random(in: 100...99_999, using: &random))@post.example",
      phone: "+44 20 7\(Int.random(in: 100_000...999_999, using: &random))", country: "GB", city: city,
      address: "\(Int.random(in: 1...400, using: &random)) \(["Mill", "High", "Church"][Int.random(in: 0..<3, using: &random)]) Road",
      registrationNo: "GB\(100_000_000 + seller)")
  }

  /// How well clusters agree with the owners: precision and recall of pairs.
  func judge(_ clusterOf: [Int]) -> (precision: Double, recall: Double) {
    var right = 0.0
    var said = 0.0
    var wanted = 0.0
    for first in owner.indices {
      for second in owner.indices where second > first {
        let isSame = owner[first] == owner[second]
        let isSaid = clusterOf[first] == clusterOf[second]
        if isSame { wanted += 1 }
        if isSaid { said += 1 }
        if isSame && isSaid { right += 1 }
      }
    }
    return (said == 0 ? 1 : right / said, wanted == 0 ? 1 : right / wanted)
  }
}

/// The model that ships with the pipelines.
func shippedModel() throws -> LinkageModel {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../pipelines/linkage.json")
  return try JSONDecoder().decode(LinkageModel.self, from: Data(contentsOf: file))
}
