import Candidates
import Store
import Testing

@testable import Pipeline

@Suite("Rule: every listing's story can be told from a published night") struct InspectorTests {
  private func inspected() async throws -> Inspector { Inspector(workspace: try await SampleNights.both().workspace) }

  /// The first row of a published table, by column.
  private func firstRow(_ name: String) async throws -> [String: String] {
    let folder = try await SampleNights.both().published(SampleNights.dates[1])
    return try #require(try CSVText(Files.unpacked("\(folder)/\(name)")).rows.first)
  }

  @Test func ofACandidateWithASumThatAddsUp() async throws {
    let row = try await firstRow("takedown-candidates.csv.gz")
    let story = try await inspected().listing(try #require(row["listing_id"]), on: try #require(row["marketplace"]), date: nil)
    #expect(story.title == row["title"])
    #expect(story.clusterID == row["cluster_id"] && story.sellerAccountID == row["seller_account_id"])
    let mark = try #require(story.marks.first { $0.brandID == row["brand_id"] })
    #expect(decimals(millionths: mark.explanation.scoreMillionths) == row["score"])
    #expect(mark.explanation.tier?.name == row["tier"])
    #expect(mark.right == "\(row["office"] ?? "") \(row["registration_no"] ?? "")")
    let sum = mark.explanation.steps.reduce(mark.explanation.intercept) { $0 + $1.contribution }
    #expect(abs(sum - mark.explanation.logOdds) < 1e-9)
  }

  @Test func itsMarksAreShownWhereTheyStandInTheTitle() async throws {
    let row = try await firstRow("takedown-candidates.csv.gz")
    let (marketplace, id) = (try #require(row["marketplace"]), try #require(row["listing_id"]))
    let story = try await inspected().listing(id, on: marketplace, date: nil)
    let marks = story.marks.filter { $0.place != nil }
    let mark = try #require(marks.first)
    let place = try #require(mark.place)
    #expect(String(decoding: Array(story.title.utf8)[place], as: UTF8.self) == mark.quoted)
    let told = try BrandsieveBinary.run(
      ["explain", "listing", marketplace, id, "--workspace", try await SampleNights.both().workspace])
    let line = try #require(told.output.split(separator: "\n").first { $0.hasPrefix("marks: ") })
    #expect(line.contains(": \(mark.quoted)]"))
    #expect(line.replacing(#/\[\d+: /#, with: "").filter { $0 != "]" } == "marks: " + story.title.filter { $0 != "]" })
    #expect(told.output.contains("in the title as the mark, \(mark.reached)\n"))
  }

  @Test func whatIsPrintedAddsUpToTheLastDigit() async throws {
    let workspace = try await SampleNights.both().workspace
    let folder = try await SampleNights.both().published(SampleNights.dates[1])
    let rows = try CSVText(Files.unpacked("\(folder)/takedown-candidates.csv.gz")).rows
    var sums = 0
    for row in rows.prefix(8) {
      let told = try BrandsieveBinary.run(
        ["explain", "listing", row["marketplace"] ?? "", row["listing_id"] ?? "", "--workspace", workspace])
      for sum in SellerStoryTests.sums(told.output) {
        #expect(sum.steps.reduce(0, +) == sum.total, "\(row): \(sum)")
        sums += 1
      }
    }
    #expect(sums >= 8, "control: \(sums) sums")
  }

  @Test(
    "what a mark has that its name has not is told",
    arguments: [
      ("FERRERO", "Ferrero", "written as registered"), ("ferrer\u{F2}", "Ferrero", "written as registered but for accents"),
      ("Cafe\u{301}", "Caf\u{E9}", "written as registered"),
      ("MichaelKors", "Michael Kors", "written as registered but for spaces, signs or accents"),
    ])
  func ofAMarkAsItIsWritten(_ quoted: String, _ brand: String, _ words: String) async throws {
    let row = try await firstRow("takedown-candidates.csv.gz")
    let story = try await inspected().listing(try #require(row["listing_id"]), on: try #require(row["marketplace"]), date: nil)
    var mark = try #require(story.marks.first)
    mark.form = .name
    mark.quoted = quoted
    mark.brand = brand
    #expect(mark.reached == words)
  }

  @Test("a name read as an ordinary word is told by brand, with listings and sellers, so that none is lost in silence")
  func ofOrdinaryWords() async throws {
    let inspector = try await inspected()
    let newest = try #require(try inspector.runs().first { $0.state == .done })
    let uses = try inspector.ordinaryWords(of: try inspector.run("\(newest.number)"))
    #expect(uses.count > 3 && uses.map(\.listings) == uses.map(\.listings).sorted(by: >))
    for use in uses {
      let told = try #require(try inspector.brand(use.brandID, date: nil).ordinaryUse)
      #expect(told.listings == use.listings && told.sellers == use.sellers && use.sellers <= use.listings)
      #expect(told.examples.count == min(use.listings, 10))
    }
    let use = try #require(try inspector.brand(uses[0].brandID, date: nil).ordinaryUse)
    var sellers: Set<String> = []
    for example in use.examples {
      let story = try inspector.listing(example.listingID, on: example.marketplace, date: nil)
      #expect(story.title == example.title)
      #expect(story.marks.contains { $0.brandID == uses[0].brandID && $0.context.contains(.ordinaryUse) })
      sellers.insert(story.clusterID)
    }
    #expect(sellers.count <= use.sellers)
    let shown = try BrandsieveBinary.run(["show", "\(newest.number)", "--workspace", try await SampleNights.both().workspace])
    #expect(shown.output.contains("\n  \(uses[0].brandID) \(uses[0].name): \(uses[0].listings) listings of \(uses[0].sellers) sellers\n"))
  }

  @Test(
    "of a rejected row, also where its fields cannot be told apart", arguments: [("AX0009", "unreadable_price"), ("AX0003", "field_count")])
  func ofARejectedRow(_ id: String, _ reason: String) async throws {
    let night = try SmallNight()
    try await night.run()
    let story = try Inspector(workspace: night.workspace).listing(id, on: "aurora", date: nil)
    #expect(story.rows.map(\.fate) == ["rejected: \(reason)"])
    #expect(story.rows[0].row > 1 && story.rows[0].byteOffset > 0)
    #expect(story.marks.isEmpty)
  }

  @Test func ofRowsThatAnotherStandsFor() async throws {
    let night = try SmallNight()
    try await night.run()
    let story = try Inspector(workspace: night.workspace).listing("AX0001", on: "aurora", date: nil)
    let accepted = try #require(story.rows.first { $0.fate == "accepted" })
    let others = story.rows.filter { $0.fate != "accepted" }
    #expect(others.count == story.rows.count - 1 && !others.isEmpty)
    for row in others { #expect(row.fate == "superseded by \(accepted.file) row \(accepted.row)") }
  }

  @Test func anUnknownListingMarketplaceOrNightIsNamed() async throws {
    let inspector = try await inspected()
    let unknown = try #require(throws: RunFault.self) { try inspector.listing("NOPE", on: "aurora", date: nil) }
    #expect(unknown.status == .failed && unknown.problem.contains("NOPE"))
    let elsewhere = try #require(throws: RunFault.self) { try inspector.listing("NOPE", on: "bazaar", date: nil) }
    #expect(elsewhere.remedy.contains("aurora, baozi, globex, mercato"))
    let never = try #require(throws: RunFault.self) { try inspector.listing("NOPE", on: "aurora", date: .init(iso: "2020-01-01")) }
    #expect(never.problem.contains("2020-01-01"))
  }

  @Test func runsAreListedAlsoWithoutTheLedger() async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    let inspector = Inspector(workspace: night.workspace)
    let known = try inspector.runs()
    #expect(known.count == 1 && known[0].state == .done)
    let facts = try inspector.run(outcome.run)
    #expect(facts.stages.count == outcome.lines.count && facts.publishes.count == 1)
    try Disk.real.unlink(night.workspace + "/ledger.sqlite")
    #expect(try inspector.runs() == known, "the run folders know it too")
    #expect(throws: RunFault.self) { try inspector.run("17") }
  }

  @Test("a damaged table is never printed, nor told from: a flipped byte anywhere, also in the columns' names")
  func damageIsFound() async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    let key = try #require(outcome.lines.first { $0.stage == .ingest && $0.subject.contains("aurora") }?.key)
    let path = "\(night.workspace)/artefacts/\(key)/listings.arrow"
    let whole = try Files.read(path)
    let cat = ["cat", "\(key.prefix(12))/listings", "--workspace", night.workspace]
    let explain = ["explain", "listing", "aurora", "AX0001", "--workspace", night.workspace]
    let name = try #require(whole.lastRange(of: Array("title".utf8))?.lowerBound)
    for place in [0, name, whole.count / 2, whole.count - 1] {
      var bytes = whole
      bytes[place] ^= 1
      try Files.write(bytes, to: path)
      for command in [cat, explain] {
        let result = try BrandsieveBinary.run(command)
        #expect(result.status == 1 && result.output == "", "\(command), byte \(place)")
        #expect(result.errors.contains("is damaged: the file listings.arrow has changed. Run again"), "\(result.errors)")
      }
    }
    try Files.write(whole, to: path)
    for command in [cat, explain] { #expect(try BrandsieveBinary.run(command).status == 0, "control") }
  }

  @Test("no other table has to be open to the user", arguments: ["listings", "rejects"])
  func onlyTheWantedTableIsRead(_ table: String) async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    let key = try #require(outcome.lines.first { $0.stage == .ingest }?.key)
    let closed = Disk { call, path in
      call == .open && (path.hasSuffix("sellers.arrow") || path.hasSuffix("rejects.arrow")) ? 13 : nil
    }
    let inspector = Inspector(workspace: night.workspace, disk: closed)
    guard table == "rejects" else { return try inspector.table("\(key.prefix(12))/\(table)") { _ in true } }
    let fault = try #require(throws: RunFault.self) { try inspector.table("\(key.prefix(12))/\(table)") { _ in true } }
    #expect(fault.status == .failed && fault.problem.hasSuffix("rejects.arrow: permission denied"))
  }

  @Test func aMissingWorkspaceIsWrongUsageForEveryCommand() throws {
    let night = try SmallNight()
    for command in [
      ["runs"], ["show", "1"], ["cat", "123456789012"], ["explain", "listing", "aurora", "A"], ["gc", "--keep-days", "3"],
    ] {
      let result = try BrandsieveBinary.run(command + ["--workspace", night.workspace])
      #expect(result.status == 2 && result.output == "", "\(command): \(result.errors)")
      #expect(result.errors.contains(night.workspace), "\(command): \(result.errors)")
      #expect(try !Disk.real.exists(night.workspace))
    }
  }

  @Test func aTableIsNamedByTheBeginningOfItsKey() async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    let key = try #require(outcome.lines.first { $0.stage == .ingest }?.key)
    var text: [UInt8] = []
    let inspector = Inspector(workspace: night.workspace)
    try inspector.table("\(key.prefix(12))/rejects") {
      text += $0; return true
    }
    #expect(String(decoding: text, as: UTF8.self).hasPrefix("row,byte_offset,reason,listing_id,raw\n"))
    let fault = try #require(throws: RunFault.self) { try inspector.table(String(key.prefix(12))) { _ in true } }
    #expect(fault.problem.contains("listings.arrow, rejects.arrow, sellers.arrow"))
    #expect(throws: RunFault.self) { try inspector.table("ffffffffffff") { _ in true } }
  }
}
