import Store
import Tabular
import Testing

@testable import Pipeline

@Suite("Rule: a list of accounts can be taken apart again, whatever their ids hold") struct JoinedAccountsTests {
  @Test func alsoWhereAnIdHoldsTheSeparator() throws {
    let night = try SmallNight()
    let odd = #"A7|aurora:A8\"#
    for name in ["listings", "listings-cr"] {
      try night.edit("exports/2026-11-22/aurora/\(name).csv.gz") { $0.replaceAll(",A7,", by: ",\(odd),") }
    }
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 0, "\(result.errors)")
    let published = night.workspace + "/published/\(SmallNight.date)"
    let bans = try CSVText(Files.read(published + "/seller-ban-candidates.csv")).rows
    let accounts = try #require(bans.compactMap { $0["accounts"] }.first { $0.contains("A7") })
    #expect(accounts.hasPrefix(#"aurora:A7\|aurora:A8\\|"#), "\(accounts)")
    #expect(splitList(accounts).first == "aurora:\(odd)")
    let removals = try Files.names(below: published + "/handoff").filter { $0.contains("/seller-removal") && $0.hasSuffix(".csv") }
    let rows = try removals.flatMap { try CSVText(Files.read("\(published)/handoff/\($0)")).rows }
    #expect(rows.contains { $0["seller_account_id"] == odd && $0["marketplace"] == "aurora" }, "\(rows)")
    #expect(!rows.contains { $0["seller_account_id"] == #"A8\"# || $0["seller_account_id"] == "A7" }, "no other account is accused")
  }
}
