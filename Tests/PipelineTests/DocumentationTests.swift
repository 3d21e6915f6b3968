import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: docs name no missing file, flag or command, and leave no key, code or status out") struct DocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }

  private static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  /// README.md and all of docs/, by path.
  private static func documents() throws -> [(path: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs").path).filter { $0.hasSuffix(".md") }
    return try (["README.md"] + names.sorted().map { "docs/" + $0 }).map { ($0, try text($0)) }
  }

  // MARK: Files and links

  @Test func citedFilesExist() throws {
    let top = ["Sources/", "Tests/", "docs/", "pipelines/", "sample-data/", "Benchmarks/", ".ci/"]
    var cited = 0
    for (path, text) in try Self.documents() {
      for match in text.matches(of: #/`([A-Za-z0-9_.+\/-]+)`/#) where top.contains(where: { match.1.hasPrefix($0) }) {
        cited += 1
        #expect(Self.exists(Self.root.appending(path: String(match.1))), "\(path) cites \(match.1)")
      }
    }
    #expect(cited > 50, "control: the documents cite files")
  }

  @Test func linksLeadSomewhere() throws {
    var links = 0
    for (path, text) in try Self.documents() {
      let folder = Self.root.appending(path: path).deletingLastPathComponent()
      for match in text.matches(of: #/\]\(([^)#]*)(#[^)]*)?\)/#) where !match.1.contains(":") {
        links += 1
        let target = match.1.isEmpty ? Self.root.appending(path: path) : folder.appending(path: String(match.1))
        #expect(Self.exists(target), "\(path) links to \(match.1)")
        guard let anchor = match.2?.dropFirst(), let linked = try? String(contentsOf: target, encoding: .utf8) else { continue }
        #expect(Self.anchors(of: linked).contains(String(anchor)), "\(path) links to \(match.1)#\(anchor)")
      }
    }
    #expect(links > 20, "control: the documents link to each other")
  }

  /// The anchors of a document's headings, as Git hosts make them.
  private static func anchors(of text: String) -> Set<String> {
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { line in
        let words = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
        return String(words.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }).replacing(" ", with: "-")
      })
  }

  // MARK: The command line

  @Test func commandsAndFlagsExist() throws {
    let commands = Set(try Self.brandsieve(["--help"]).matches(of: #/\n  ([a-z]+)  /#).map { String($0.1) })
    #expect(commands.isSuperset(of: ["run", "plan"]), "control: the commands were read from the help")
    var flags: Set<String> = ["--help"]
    for command in commands {
      let help = try Self.brandsieve(["help", command])
      let parts = (help.split(separator: "SUBCOMMANDS:").dropFirst().first ?? "").matches(of: #/\n  ([a-z-]+)  /#)
      let helps = [help] + (try parts.map { try Self.brandsieve(["help", command, String($0.1)]) })
      for text in helps { flags.formUnion(text.matches(of: #/--[a-z][a-z-]+/#).map { String($0.0) }) }
    }
    #expect(flags.isSuperset(of: ["--set", "--draft"]), "control: the flags were read from the help")
    for (path, text) in try Self.documents() {
      for line in text.split(separator: "\n") {
        // What a person would type: between backticks, or in a line of an example.
        for match in line.matches(of: #/(?:^ +|`)brandsieve ([a-z]+)/#) {
          #expect(match.1 == "help" || commands.contains(String(match.1)), "\(path) names the command \(match.1)")
        }
        // Other programs have flags of their own.
        if line.contains("swift build") || line.contains("make lint") || line.contains("zstd") || line.contains("Benchmarks/") { continue }
        for match in line.matches(of: #/(?:^|[ `(\[])(--[a-z][a-z-]+)/#) {
          #expect(flags.contains(String(match.1)), "\(path) names the flag \(match.1)")
        }
      }
    }
  }

  /// What the binary beside the running tests prints.
  private static func brandsieve(_ arguments: [String]) throws -> String {
    let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appending(path: "brandsieve")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: Keys, codes, columns, statuses

  /// The words that a document does not hold between backticks, alone or as the end of a path such as `bans.min_brands`.
  private static func missing(_ words: [String], in text: some StringProtocol) -> [String] {
    words.filter { !text.contains("`\($0)`") && !text.contains(".\($0)`") && !text.contains("`\($0).") }
  }

  @Test func formatsNameEveryKeyOfThePipelineFile() throws {
    let keys = PipelineSettings.keys + SourceSettings.keys + ValueSettings.keys + SourceLimits.keys
    #expect(Self.missing(keys + ListingColumn.allCases.map(\.rawValue), in: try Self.text("docs/formats.md")) == [])
  }

  @Test func formatsNameEveryReasonFlagAndColumn() throws {
    let text = try Self.text("docs/formats.md")
    #expect(Self.missing(RejectReason.all.map(\.code) + ListingFlags.all.map(\.code), in: text) == [])
    #expect(Self.missing(ListingTable.Column.allCases.map(\.rawValue) + PublishedTables.candidateColumns, in: text) == [])
    #expect(Self.missing(["no_such_reason"], in: text) == ["no_such_reason"], "control")
  }

  @Test func formatsNameEveryCodeOfTheScorecardAndListOfTheLexicon() throws {
    let codes = try Self.text("pipelines/scorecard.yaml").matches(of: #/\n  ([a-z_]+):/#).map { String($0.1) }
    let lists = try Self.text("pipelines/lexicon.yaml").matches(of: #/\n([a-z_]+):/#).map { String($0.1) }
    #expect(codes.count > 30 && lists.count == 23, "control: codes and lists were read")
    #expect(Self.missing(codes + lists, in: try Self.text("docs/formats.md")) == [])
  }

  @Test func formatsNameEveryColumnOfTheRegistry() throws {
    let lines = try Self.text("docs/formats.md").split(separator: "\n")
    let folder = Self.root.appending(path: "sample-data/registry")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      let row = try #require(lines.first { $0.hasPrefix("| `\(name)` |") }, "\(name) has no row")
      let header = try String(contentsOf: folder.appending(path: name), encoding: .utf8).prefix { !$0.isNewline }
      #expect(Self.missing(header.split(separator: ",").map(String.init), in: row) == [], "columns of \(name)")
    }
  }

  @Test func operationsNameEveryExitStatus() throws {
    let lines = try Self.text("docs/operations.md").split(separator: "\n")
    for status: Pipeline.ExitStatus in [.done, .failed, .usage, .locked, .inputs, .stopped] {
      #expect(lines.contains { $0.hasPrefix("| \(status.rawValue) |") }, "\(status) has no row")
    }
  }
}
