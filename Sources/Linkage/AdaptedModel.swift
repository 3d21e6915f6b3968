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

  /// Adapts a model to a list of accounts.
  ///
  /// - Parameter hashes: for each account one of its key, see ``AccountKey/hash``.
  init(_ model: LinkageModel, hashes: [UInt64]) {
    let halvings = model.halvings(to: hashes.count)
    let least = halvings.rounded(.down)
    models = [model.adapted(halvings: least), model.adapted(halvings: least + 1)]
    choice = hashes.map { UInt8(stepped(halvings, $0) - least) }
  }

  /// The model that pairs are weighed by whose first account is this one.
  subscript(first: Int) -> LinkageModel { models[Int(choice[first])] }
}

extension AccountKey {
  /// A hash of its bytes, the same in every process.
  var hash: UInt64 { hash64(hash64(marketplace.utf8), hash64(account.utf8)) }
}
