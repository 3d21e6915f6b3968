import TestKit
import Testing

@testable import Handoff

@Suite("Rule: a complaint is of one right, one marketplace and one reason, within the programme's limit") struct GroupingTests {
  @Test(arguments: [
    (0, 300, []), (1, 300, [1]), (299, 300, [299]), (300, 300, [300]), (301, 300, [300, 1]), (601, 300, [300, 300, 1]), (10, 10, [10]),
    (11, 10, [10, 1]), (3, 1, [1, 1, 1]),
  ])
  func isCutAtTheLimit(_ listings: Int, _ limit: Int, _ sizes: [Int]) {
    let plan = ProgrammePlanner.plan(profile(maxRows: limit), inputs((0..<listings).map { candidate(padded($0)) }))
    #expect(plan.packages.flatMap(\.files).map(\.records.count) == sizes)
    #expect(plan.packages.flatMap(\.files).flatMap(\.records).map { $0[1] } == (0..<listings).map(padded))
  }

  @Test func eachTraitOpensAFile() {
    let night = inputs([
      candidate("1"), candidate("2", marketplace: "aurora"), candidate("3", right: "EU2"), candidate("4", reasons: ["copy_word"]),
      candidate("5"),
    ])
    let files = ProgrammePlanner.plan(profile(), night).packages.flatMap(\.files)
    #expect(files.map(\.name) == ["complaint-0001.csv", "complaint-0002.csv", "complaint-0003.csv", "complaint-0004.csv"])
    #expect(files.map { $0.records.map { $0[1] } } == [["2"], ["4"], ["1", "5"], ["3"]])
    #expect(
      files[1].shared == [
        SharedValue(key: "marketplace", value: "mercato"), SharedValue(key: "office", value: "EUIPO"),
        SharedValue(key: "registration_no", value: "EU1"), SharedValue(key: "reason", value: "counterfeit"),
      ])
  }

  @Test func rightsAreOfOneOfficeAndNumber() {
    var other = candidate("2")
    other.office = "UKIPO"
    #expect(ProgrammePlanner.plan(profile(), inputs([candidate("1"), other])).packages.flatMap(\.files).count == 2)
  }

  @Test("Rule: canonically equivalent texts of other bytes stay apart") func textsAreComparedByBytes() {
    let night = inputs([candidate("1", right: "\u{E9}"), candidate("2", right: "e\u{301}")])
    #expect(ProgrammePlanner.plan(profile(), night).packages.flatMap(\.files).count == 2)
  }

  @Test func aListingWithoutARightStaysOut() {
    let plan = ProgrammePlanner.plan(profile(), inputs([candidate("1", right: ""), candidate("2")]))
    #expect(plan.packages.flatMap(\.files).flatMap(\.records).map { $0[1] } == ["2"])
    #expect(plan.withheld[.valueMissing] == 1)
  }

  @Test("Rule: every row of the tier file stands in just one file, and no more files are made than needed", arguments: 0..<30)
  func nothingIsLostOrDoubled(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let limit = Int.random(in: 1...9, using: &random)
    let rows = (0..<Int.random(in: 0...200, using: &random)).map { number in
      candidate(
        padded(number), marketplace: ["aurora", "mercato"].randomElement(using: &random) ?? "",
        right: ["EU1", "EU2", "EU10"].randomElement(using: &random) ?? "", reasons: Bool.random(using: &random) ? ["copy_word"] : [])
    }
    let files = ProgrammePlanner.plan(profile(maxRows: limit), inputs(rows.shuffled(using: &random))).packages.flatMap(\.files)
    #expect(files.flatMap(\.records).map { $0[1] }.sorted() == rows.map(\.listingID))
    #expect(files.allSatisfy { (1...limit).contains($0.records.count) })
    let rowsOfGroup = Dictionary(grouping: files, by: \.shared).mapValues { $0.reduce(0) { $0 + $1.records.count } }
    #expect(files.count == rowsOfGroup.values.reduce(0) { $0 + ($1 + limit - 1) / limit })
    let groupOfListing = Dictionary(uniqueKeysWithValues: rows.map { ($0.listingID, [$0.marketplace, $0.office, $0.registrationNo]) })
    for file in files {
      #expect(file.records.allSatisfy { groupOfListing[$0[1]] == file.shared.prefix(3).map(\.value) })
      #expect(file.records.allSatisfy { $0[3] == file.shared[3].value })
    }
  }
}
