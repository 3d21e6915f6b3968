import Linkage
import Marketplace
import Store

/// Who is behind an account on a night, and why.
public struct SellerStory: Sendable {
  /// The night.
  public var date: CalendarDate
  /// The account that was asked for.
  public var account: AccountKey
  /// The entity behind it, and the night of its birth.
  public var entity: EntitySnapshot.Entity
  /// All accounts ever seen by then. Personal data.
  public var accounts: [SellerAccount]
  /// The night on which each was first seen.
  public var firstSeen: [CalendarDate]
  /// Which of them belong together, and why.
  public var cluster: ClusterExplanation
  /// The decisions about the entity's accounts that held.
  public var decisions: [SellerDecision]
  /// Whether the linkage of today's code agrees with what was published then; where it does not, the story is not that night's.
  public var isThatNights: Bool
}

extension Inspector {
  /// Who is behind an account on a night, or on the newest one, and why.
  ///
  /// - Throws: status 1 where the account was never seen, or where what is needed is closed to this user.
  public func seller(_ account: String, on marketplace: String, date: CalendarDate?) throws(RunFault) -> SellerStory {
    do {
      let told = try ToldSellers(date, in: workspace, disk: disk)
      let key = AccountKey(marketplace: marketplace, account: account)
      guard let place = told.snapshot.accounts.firstIndex(where: { $0.key == key }) else {
        throw RunFault(
          .failed, "no night up to \(told.date) has shown the account \(account) on \(marketplace)",
          remedy: "Check marketplace and id, or give a later night as --date")
      }
      let accounts = Array(told.snapshot.accounts)
      let explainer = LinkageExplainer(accounts, cleaned: told.memory?.cleaned, model: told.model)
      let cluster = explainer.explainCluster(of: place, accounts: accounts, memory: told.memory, decisions: told.decisions)
      let published = accounts.indices.filter { told.snapshot.entityOf[$0] == told.snapshot.entityOf[place] }
      let members = Set(cluster.members.map { accounts[$0].key })
      return SellerStory(
        date: told.date, account: key, entity: told.snapshot.entities[told.snapshot.entityOf[place]], accounts: accounts,
        firstSeen: told.snapshot.firstSeen, cluster: cluster,
        decisions: told.decisions.filter { members.contains($0.first) || members.contains($0.second) },
        isThatNights: published == cluster.members)
    } catch {
      throw RunFault(error)
    }
  }
}
