import Linkage
import Store

/// Values that so many accounts show that they cannot be what their column is for, such as "pending" in the place of a number.
enum CommonValues {
  /// The columns of ``AccountTable`` that should tell sellers apart, and what they hold.
  private static let columns = [(3, "e-mail address"), (4, "phone"), (7, "address"), (8, "registration number")]
  /// From what share of the accounts on, and how many at least.
  private static let (share, least) = (0.01, 25)

  /// A warning for each of them, in words that name no person: whose values they are, the export says.
  static func warnings(_ accounts: AccountTable) -> [String] {
    var warnings: [String] = []
    let least = max(Self.least, Int((share * Double(accounts.count)).rounded(.up)))
    for (column, what) in columns {
      for (value, count) in accounts.common(inColumn: column, least: least).prefix(3) {
        // What stands for "unknown" is short; anything longer may be somebody's.
        let shown = value.count <= 12 && !value.contains(64) ? " \"\(String(decoding: value, as: UTF8.self))\"" : ""
        let percent = (Double(count) / Double(accounts.count) * 100).rounded(.toNearestOrAwayFromZero)
        warnings.append(
          "\(count) of \(accounts.count) accounts (\(Int(percent))%) show the same \(what)\(shown): if it stands for an unknown one, leave it empty"
        )
      }
    }
    return warnings
  }
}
