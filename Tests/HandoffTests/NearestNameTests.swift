import Testing

@testable import Handoff

@Suite("Rule: a wrong name is answered with the known name nearest to it") struct NearestNameTests {
  @Test(arguments: [("colums", "columns"), ("cloumns", "columns"), ("max_row", "max_rows"), ("Rows", "rows")])
  func findsTheOneMeant(_ wrong: String, _ meant: String) {
    #expect(nearestName(to: wrong, among: ["rows", "name", "max_rows", "columns"]) == meant)
  }

  @Test func offersNothingWhereNothingIsNear() {
    #expect(nearestName(to: "xyzzy", among: ["rows", "name", "max_rows", "columns"]) == nil)
  }

  @Test(arguments: [("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("ab", "ba", 1), ("kitten", "sitting", 3)])
  func countsEdits(_ left: String, _ right: String, _ edits: Int) {
    #expect(editDistance(left, right) == edits)
  }
}
