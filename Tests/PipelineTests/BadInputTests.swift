import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: bad input ends the run with its status, a message that says what to do, and nothing published") struct BadInputTests {
  let night: SmallNight
  private static let aurora = "exports/2026-11-22/aurora/listings.csv.gz"

  init() throws { night = try SmallNight() }

  /// Runs the binary; the error holds all these words, and nothing was published.
  private func expect(_ status: Int32, _ words: [String], _ arguments: [String]? = nil) throws {
    let result = try BrandsieveBinary.run(arguments ?? night.arguments())
    #expect(result.status == status, "\(result.errors)")
    let error = result.errors.firstRange(of: "error: ").map { result.errors[$0.lowerBound...] } ?? ""
    for word in words { #expect(error.contains(word), "'\(word)' is missing in: \(result.errors)") }
    #expect(result.output == "", "no result where there is none")
    #expect(try Files.names(below: night.workspace + "/published") == [])
  }

  private func damage(_ change: (inout [UInt8]) -> Void) throws {
    var bytes = try Files.read("\(night.data)/\(Self.aurora)")
    change(&bytes)
    try Files.write(bytes, to: "\(night.data)/\(Self.aurora)")
  }

  @Test func controlTheNightIsSound() throws {
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 0 && result.output.contains("2026-11-22: published in "))
    #expect(try !night.published().isEmpty)
  }

  // MARK: Exports, status 4

  @Test func aMissingMarketplace() throws {
    try Disk.real.removeTree("\(night.data)/exports/2026-11-22/mercato")
    try expect(4, ["mercato has no exports for 2026-11-22", "exports/{date}/mercato/*.csv.gz", "take the source out of the pipeline file"])
  }

  @Test func aDateWithoutExports() throws {
    try expect(4, ["no exports for 2026-01-31", "give another --date"], night.arguments("run", ["--date", "2026-01-31"]))
  }

  @Test func noExportsAtAll() throws {
    try Disk.real.removeTree("\(night.data)/exports")
    try expect(4, ["no exports below \(night.data)", "--data"])
  }

  @Test func anEmptyFile() throws {
    try damage { $0 = [] }
    try expect(4, [Self.aurora, "the file is empty", "Fetch the export again"])
  }

  @Test func anEmptyFilePacked() throws {
    try night.edit(Self.aurora) { $0 = [] }
    try expect(4, [Self.aurora, "the file is empty", "Fetch the export again"])
  }

  @Test func notGzip() throws {
    try damage { $0 = Array("listing_id,title\n".utf8) }
    try expect(4, [Self.aurora, "the file is not gzip", "Check that the file is the right one"])
  }

  @Test func truncated() throws {
    try damage { $0.removeLast(200) }
    try expect(4, [Self.aurora, "ends too early", "compressed byte", "fetch the file again"])
  }

  @Test func aBadChecksum() throws {
    try damage { $0[$0.count - 8] ^= 1 }
    try expect(4, [Self.aurora, "wrong gzip checksum (CRC-32)", "fetch it again"])
  }

  @Test func aBadLength() throws {
    try damage { $0[$0.count - 4] ^= 1 }
    try expect(4, [Self.aurora, "wrong gzip length", "fetch it again"])
  }

  @Test func trailingGarbage() throws {
    try damage { $0 += Array("and more".utf8) }
    try expect(4, [Self.aurora, "not gzip follow the last member", "Fetch the file again"])
  }

  @Test func aMissingColumn() throws {
    try night.edit(Self.aurora) { $0.replaceAll("listing_id,title", by: "listing_id,name") }
    try expect(4, [Self.aurora, "title", "name", "columns"])
  }

  // MARK: Registry, status 4

  @Test func aMissingTable() throws {
    try Disk.real.removeTree("\(night.data)/registry/brands.csv")
    try expect(4, ["the registry has no brands.csv", "`registry.dir`"])
  }

  @Test func aMissingColumnOfATable() throws {
    try night.edit(text: "\(night.data)/registry/trademarks.csv") { $0 = $0.replacing("registered_on", with: "registration") }
    try expect(4, ["registry/trademarks.csv", "registered_on"])
  }

  /// Dates as another country writes them take every row out: a night without its authorisations would accuse the authorised.
  @Test func aTableOfWhichNoRowCanBeUsed() throws {
    try night.edit(text: "\(night.data)/registry/trademarks.csv") {
      $0 = $0.replacing(/(20\d\d)-(\d\d)-(\d\d)/) { "\($0.3)/\($0.2)/\($0.1)" }
    }
    try expect(4, ["registry/trademarks.csv: none of its", "row 2: unreadable_date", "docs/formats.md"])
  }

  @Test func rowsOfTheRegistryThatAreLeftOutAreToldOf() throws {
    try night.edit(text: "\(night.data)/registry/trademarks.csv") { $0 += ",Mark,EUIPO,EU99,registered,,,,14\n" }
    for command in ["run", "plan"] {
      let result = try BrandsieveBinary.run(night.arguments(command))
      #expect(
        result.status == 0 && (result.errors + result.output).contains("rows left out (empty_key), the first is row "), "\(result.errors)")
    }
  }

  @Test func aFolderInPlaceOfATable() throws {
    try Disk.real.removeTree("\(night.data)/registry/brands.csv")
    try Disk.real.makeFolder("\(night.data)/registry/brands.csv")
    try expect(4, ["registry/brands.csv"])
  }

  // MARK: Settings, status 2

  @Test func anUnknownKey() throws {
    try night.edit(text: night.pipelineFile) { $0 = $0.replacing("screening:", with: "screning:") }
    let lines = try String(contentsOfFile: night.pipelineFile, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasPrefix("screning:") }) + 1
    try expect(2, ["spoiled.yaml:\(line):1: screning: unknown key; the nearest known key is `screening`", "docs/formats.md"])
  }

  @Test func noPipelineFile() throws {
    try expect(2, ["absent.yaml"], ["run", night.data + "/absent.yaml", "--workspace", night.workspace])
  }

  @Test func aMissingSettingsFile() throws {
    try Disk.real.removeTree(night.settings + "/lexicon.yaml")
    try expect(2, ["lexicon.yaml"])
  }

  @Test("offices.csv is no export: it is a file of the pipeline's", arguments: ["", "office,country\n", "\n\n"])
  func anOfficesFileThatIsNone(_ text: String) throws {
    try night.edit(text: night.settings + "/offices.csv") { $0 = text }
    try expect(2, ["offices.csv"])
  }

  @Test func aScorecardThatIsNone() throws {
    try night.edit(text: night.settings + "/scorecard.yaml") { $0 = $0.replacing("intercept:", with: "interzept:") }
    try expect(2, ["scorecard.yaml"])
  }

  @Test func aWeightOutsideItsBoundsIsNamedWithLineAndKey() throws {
    let path = night.settings + "/scorecard.yaml"
    try night.edit(text: path) { $0 = $0.replacing(/copy_word:\n    weight: \S+/, with: "copy_word:\n    weight: 7") }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex(of: "    weight: 7")) + 1
    try expect(2, ["scorecard.yaml:\(line):13: evidence.copy_word.weight: 7.0 is outside its bounds, 0.0 to 5.0"])
  }

  @Test(arguments: [["--date", "2026-02-30"], ["--threads", "0"], ["--draft", "--republish"], ["--frob"]])
  func aWrongCommandLine(_ arguments: [String]) throws {
    let result = try BrandsieveBinary.run(night.arguments("run", arguments))
    #expect(result.status == 2 && result.output == "" && !result.errors.isEmpty)
    #expect(try !Disk.real.exists(night.workspace))
  }

  @Test(
    "what is typed wrong is told in the words that were typed",
    arguments: [
      (["run", ""], 2, "<pipeline> is empty"), (["plan", "x.yaml", "--data", ""], 2, "--data is empty"),
      (["runs", "--workspace", ""], 2, "--workspace is empty"), (["verify", ""], 2, "<package> is empty"),
      (["convert", ""], 2, "<file> is empty"),
      (["gc", "--keep-days", "-1"], 2, "--keep-days takes 0 to 36500"),
      (["gc", "--keep-days", "36501"], 2, "--keep-days takes 0 to 36500"),
      (["run", "x.yaml", "--threads", "-1"], 2, "--threads takes 1 to 256"),
      (["convert", "/dev/null", "--output", "/nowhere/x.csv"], 1, "cannot write /nowhere/x.csv: it does not exist. Check the path."),
      (["convert", "/dev/null", "--output", "/tmp"], 1, "cannot write /tmp: it is a folder. Check the path."),
      (["convert", "/nowhere.csv"], 1, "cannot open /nowhere.csv: it does not exist. Check the path."),
    ] as [([String], Int32, String)])
  func aMistypedCommand(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let result = try BrandsieveBinary.run(arguments)
    #expect(result.status == status && result.output == "", "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  // MARK: The workspace

  /// Root may write anywhere, so what stands in the way is a file where a folder would have to be.
  @Test func aWorkspaceThatCannotBeWritten() throws {
    let file = night.otherWorkspace("file")
    try Files.write([], to: file)
    for workspace in [file, file + "/below"] {
      for command in ["run", "plan"] {
        try expect(2, ["the workspace cannot be used", file, "--workspace"], night.arguments(command, workspace: workspace))
      }
    }
  }

  @Test func aReadOnlyFileSystem() async throws {
    let workspace = night.workspace
    let readOnly = Disk { call, path in
      switch call {
      case .makeFolder, .write, .rename, .chmod, .unlink: path.hasPrefix(workspace) ? 30 : nil
      default: nil
      }
    }
    let fault = await #expect(throws: RunFault.self) { try await night.run(disk: readOnly) }
    #expect(fault?.status == .usage && fault?.problem.contains("the file system is read-only") == true)
  }

  /// What a user of another account sees: each part of the workspace closed in turn.
  @Test(arguments: ["runs", "artefacts", "published", "drafts", "ledger.sqlite"]) func aPartOfTheWorkspaceThatIsClosed(_ part: String)
    async throws
  {
    _ = try await night.run()
    let path = "\(night.workspace)/\(part)"
    let closed = Disk { call, found in
      // A folder that is closed still stands there.
      found == path && call != .makeFolder || found.hasPrefix(path + "/") ? 13 : nil
    }
    let fault = await #expect(throws: RunFault.self) {
      try await night.run(.publish(republish: true), set: ["bans.min_brands=2"], disk: closed)
    }
    #expect(fault?.status == .usage && fault?.problem.contains(path) == true, "\(String(describing: fault))")
  }

  @Test func aSecondRunWhileOneIsGoing() throws {
    try Disk.real.makeFolder(night.workspace)
    let lock = try WorkspaceLock.acquire(workspace: night.workspace)
    defer { lock.release() }
    try expect(3, ["is in use by process \(ProcessInfo.processInfo.processIdentifier) on ", "Wait until that run ends"])
  }

  @Test func whatIsPublishedStaysWhereTheNextRunFails() throws {
    #expect(try BrandsieveBinary.run(night.arguments()).status == 0)
    let before = try night.published()
    try damage { $0.removeLast(200) }
    #expect(try BrandsieveBinary.run(night.arguments()).status == 4)
    #expect(try night.published() == before)
  }
}
