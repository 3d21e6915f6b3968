import Candidates
import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: fit learns from decisions and labels, alike each time, and its card can be used") struct FitTests {
  private func fit(_ night: SmallNight, _ more: [String], output: String = "fitted.yaml") throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(night.arguments("fit", ["--output", night.settings + "/" + output] + more))
  }

  private func candidates(_ night: SmallNight) throws -> [[String: String]] {
    try CSVText(Files.unpacked("\(night.workspace)/published/\(SmallNight.date)/takedown-candidates.csv.gz")).rows
  }

  /// Labels of all candidates of the night: those in file infringe.
  private func labels(_ night: SmallNight) throws -> String {
    let rows = try candidates(night).map { row in
      ["marketplace", "listing_id", "brand_id"].map { row[$0] ?? "" }.joined(separator: ",") + (row["tier"] == "file" ? ",1" : ",0")
    }
    return (["marketplace,listing_id,brand_id,label"] + rows).joined(separator: "\n") + "\n"
  }

  @Test func aFileOfLabels() async throws {
    let night = try SmallNight()
    try await night.run(set: ["screening.tiers.file=0.99", "screening.tiers.review=0.05"])
    let before = try night.published()
    let file = night.workspace + "-labels.csv"
    try Files.write(Array((try labels(night) + "aurora,nothing,BR1,1\n").utf8), to: file)
    let result = try fit(night, ["--labels", file])
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("1 about listings without a hit"))
    #expect(try fit(night, ["--labels", file], output: "again.yaml").status == 0)
    let card = try Files.read(night.settings + "/fitted.yaml")
    #expect(try card == Files.read(night.settings + "/again.yaml"))
    #expect(try night.published() == before, "fit publishes nothing")

    #expect(String(decoding: card, as: UTF8.self) != (try String(contentsOfFile: night.settings + "/scorecard.yaml", encoding: .utf8)))
    let scorecard = "screening.scorecard=\(night.settings)/fitted.yaml"
    let outcome = try await night.run(.draft, set: [scorecard, "screening.tiers.file=0.99", "screening.tiers.review=0.05"])
    #expect(outcome.state == .draft)
    #expect(try await night.run(set: ["screening.tiers.file=0.99", "screening.tiers.review=0.05"]).state == .unchanged)
  }

  @Test func decisionsAreLabelsWhileTheirListingsStayAsTheyWere() async throws {
    let night = try SmallNight()
    try await night.run(set: ["screening.tiers.review=0.05"])
    let rows = try candidates(night)
    #expect(rows.count >= 12, "control: enough to judge")
    let desk = DecisionDesk(workspace: night.workspace, user: "ana")
    let ids = rows.compactMap { $0["candidate_id"] }
    _ = try desk.decide(.confirm, Array(ids.dropLast(4)), on: nil, reason: "")
    _ = try desk.decide(.dismiss, Array(ids.suffix(4)), on: nil, reason: "")
    let first = try fit(night, [])
    #expect(first.status == 0 && first.output.contains("\(ids.count) labels of \(SmallNight.date), \(ids.count - 4) infringe"), "\(first)")
    try night.changePrice(of: try #require(rows.first { $0["tier"] == "file" }), on: SmallNight.date)
    let second = try fit(night, [])
    #expect(second.output.contains("1 about listings that changed since"), "\(second)")
  }

  @Test func tooFewLabelsAreRefusedWithWhatToDo() async throws {
    let night = try SmallNight()
    let none = try fit(night, [])
    #expect(none.status == 4 && none.errors.contains("brandsieve sample"), "\(none)")
    #expect(!FileManager.default.fileExists(atPath: night.settings + "/fitted.yaml"))
  }

  @Test func oneLabelThatOutweighsAllOthersIsNoFit() async throws {
    let night = try SmallNight()
    try await night.run(set: ["screening.tiers.file=0.99", "screening.tiers.review=0.05"])
    let file = night.workspace + "-labels.csv"
    func weighed(_ first: String) throws -> String {
      let lines = try labels(night).split(separator: "\n")
      return (["\(lines[0]),weight", "\(lines[1]),\(first)"] + lines.dropFirst(2).map { "\($0)," }).joined(separator: "\n") + "\n"
    }
    try Files.write(Array(try weighed("1000000000").utf8), to: file)
    let refused = try fit(night, ["--labels", file])
    #expect(refused.status == 4 && refused.errors.contains("worth only 1.0 of equal weight"), "\(refused)")
    for weight in ["1e300", "1e-300", "1e-320", "inf", "nan", "0"] {
      try Files.write(Array(try weighed(weight).utf8), to: file)
      let odd = try fit(night, ["--labels", file])
      #expect(odd.status == 2 && odd.errors.contains("row 2: `weight` is `\(weight)`, no number from 0.000000001"), "\(odd)")
    }
    #expect(!FileManager.default.fileExists(atPath: night.settings + "/fitted.yaml"))
    try Files.write(Array(try weighed("2").utf8), to: file)
    #expect(try fit(night, ["--labels", file]).status == 0, "control")
  }

  @Test func aFaultyFileOfLabelsIsRefusedByRow() throws {
    let night = try SmallNight()
    let file = night.workspace + "-labels.csv"
    try Files.write(
      Array("marketplace,listing_id,brand_id,label,weight\na,1,B,maybe,\na,2,B,1,-3\na,3,B,1,\na,3,B,0,\n".utf8), to: file)
    let refused = try fit(night, ["--labels", file])
    #expect(refused.status == 2)
    for words in ["row 2: `label` is `maybe`", "row 3: `weight`", "row 5: an earlier row says the opposite"] {
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
    try Files.write(Array("listing_id,label\n".utf8), to: file)
    let headless = try fit(night, ["--labels", file])
    #expect(headless.status == 2 && headless.errors.contains("no column `marketplace`"))
  }
}
