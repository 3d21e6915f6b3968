import Testing

@testable import Handoff

@Suite("Rule: no value of a package runs as a formula, and removing one apostrophe gives it back") struct FormulaTests {
  /// The data file of a plan, as lines.
  private func lines(_ profile: ProgrammeProfile, _ night: HandoffInputs) throws -> [String] {
    let file = try #require(ProgrammePlanner.plan(profile, night).packages.first?.files.first)
    return String(decoding: PackageWriter.encoded(file), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "'", "＝1", "＋1", "－1", "＠x"]) func freeTextIsGuarded(_ title: String)
    throws
  {
    let columns = [ColumnLayout(header: "title", field: .title)]
    #expect(try lines(profile(columns: columns), inputs([candidate("1", title: title)])) == ["title", "'" + title])
  }

  @Test(arguments: ["A bag", "1-2", "a=b", "", " =1", "«=1»"]) func otherTextIsNotTouched(_ title: String) throws {
    let columns = [ColumnLayout(header: "title", field: .title), ColumnLayout(header: "id", field: .listingID)]
    #expect(try lines(profile(columns: columns), inputs([candidate("1", title: title)])) == ["title,id", title + ",1"])
  }

  @Test func quotesComeOutsideTheApostrophe() throws {
    let columns = [ColumnLayout(header: "title", field: .title)]
    #expect(
      try lines(profile(columns: columns), inputs([candidate("1", title: "=HYPERLINK(\"x\",\"y\")")])) == [
        "title", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
      ])
  }

  @Test func idsUrlsAndNumbersAreNeverTouched() throws {
    let columns = [PackageField.listingID, .url, .price, .sellerAccountID, .registrationNo].map {
      ColumnLayout(header: $0.rawValue, field: $0)
    }
    var row = candidate("-1", right: "+2", account: "=A", url: "@u")
    row.price = "-3"
    #expect(try lines(profile(columns: columns), inputs([row])).last == "-1,@u,-3,=A,+2")
  }

  @Test func namesOfBrandsAndHoldersAreGuarded() throws {
    let columns = [PackageField.brand, .holder].map { ColumnLayout(header: $0.rawValue, field: $0) }
    var night = inputs([candidate("1")])
    night.brands["B1"] = PackagedBrand(name: "@home", holderID: "H1")
    night.holders["H1"] = "+one S.p.A."
    #expect(try lines(profile(columns: columns), night).last == "'@home,'+one S.p.A.")
  }
}
