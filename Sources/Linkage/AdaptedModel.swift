import Marketplace

/// A model as the accounts of a list are weighed by it.
///
/// It changes with each halving of the list's length (``LinkageModel/adapted(halvings:)``), and that not for all accounts at once: as a list grows
/// from night to night, each account passes on to the next halving at a length of its own (``stepped(_:_:)``). A pair is weighed as its first
/// account is.
struct AdaptedModel: Sendable {
  /// The model for a list of so many whole halvings as the accounts' list has at least, and for one more.
  let models: [LinkageModel]
  /// Which of the two each account is weighed by.
  let choice: [UInt8]
  /// The model that was adapted.
  let original: LinkageModel
  private let hashes: [UInt64]

  /// Adapts a model to a list of accounts.
  ///
  /// - Parameter hashes: for each account one of its key, see ``AccountKey/hash``.
  init(_ model: LinkageModel, hashes: [UInt64]) {
    let halvings = model.halvings(to: hashes.count)
    let least = halvings.rounded(.down)
    models = Self.models(model, accounts: hashes.count)
    choice = hashes.map { UInt8(stepped(halvings, $0) - least) }
    original = model
    self.hashes = hashes
  }

  /// The two models that the accounts of a list of so many are weighed by.
  static func models(_ model: LinkageModel, accounts: Int) -> [LinkageModel] {
    let least = model.halvings(to: accounts).rounded(.down)
    return [model.adapted(halvings: least), model.adapted(halvings: least + 1)]
  }

  /// The model that pairs are weighed by whose first account is this one.
  subscript(first: Int) -> LinkageModel { models[Int(choice[first])] }

  /// Whether each account has passed on to another halving since the list had so many accounts.
  func hasPassed(since accounts: Int) -> [Bool] {
    let (before, now) = (original.halvings(to: accounts), original.halvings(to: hashes.count))
    return hashes.map { stepped(before, $0) != stepped(now, $0) }
  }
}

extension AccountKey {
  /// A hash of its bytes, the same in every process.
  var hash: UInt64 { hash64(hash64(marketplace.utf8), hash64(account.utf8)) }
}
