import Linkage
import Marketplace
import Store

@testable import Pipeline

/// Accounts that a workspace's newest published night shows.
enum AccountsOfNight {
  /// A decision that the first two of them are one seller; nil where there are none.
  static func some(_ workspace: String) throws -> SellerDecision? {
    let told = try ToldNight(nil, in: Workspace(path: workspace, disk: .real), disk: .real)
    let rows = try NightEntities(told.sellers, disk: .real).rows
    return rows.count < 2 ? nil : SellerDecision(.same, rows[0].key, rows[1].key)
  }
}
