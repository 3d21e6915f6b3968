/// What happened to a seller entity's id on a night.
public enum EntityEvent: Equatable, Sendable {
  /// A seller who was not there before.
  case born(id: String)
  /// The accounts of `id` went to `into`, and `id` is given to nobody again.
  case merged(id: String, into: String)
  /// Accounts that were of `from` are now an entity of their own, `id`.
  case split(from: String, id: String)
  /// Accounts that were of `from` now belong to `into`; both ids go on.
  case moved(from: String, into: String, accounts: Int)
}
