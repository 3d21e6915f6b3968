import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: docs name no missing file, flag or command, and leave no key, code or status out") struct DocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }

  /// README.md and all of docs/, by path.
  private static func documents() throws -> [(path: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs").path).filter { $0.hasSuffix(".md") }
    return try (["README.md"] + names.sorted().map { "docs/" + $0 }).map { ($0, try text($0)) }
  }

  /// The lines within ``` and those indented by four blanks: what a person would type, or see.
  private static func isExample(_ line: Substring) -> Bool { line.hasPrefix("    ") }

  @Test func citedFilesExist() throws {
    let top = ["Sources/", "Tests/", "docs/", "pipelines/", "sample-data/", "Benchmarks/", ".ci/"]
    var cited = 0
    for (path, text) in try Self.documents() {
      for match in text.matches(of: #/`([A-Za-z0-9_.+\/-]+)`/#) where top.contains(where: { match.1.hasPrefix($0) }) {
        cited += 1
        #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: String(match.1)).path), "\(path) cites \(match.1)")
      }
    }
    #expect(cited > 50, "control: the documents cite files")
  }

  @Test func linksLeadSomewhere() throws {
    for (path, text) in try Self.documents() {
      let folder = Self.root.appending(path: path).deletingLastPathComponent()
      for match in text.matches(of: #/\]\(([^)#]*)(#[^)]*)?\)/#) where !match.1.contains(":") {
        let target = match.1.isEmpty ? Self.root.appending(path: path) : folder.appending(path: String(match.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(path) links to \(match.1)")
        guard let anchor = match.2, let linked = try? String(contentsOf: target, encoding: .utf8) else { continue }
        #expect(Self.anchors(of: linked).contains(String(anchor.dropFirst())), "\(path) links to \(match.1)\(anchor)")
      }
    }
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

  @Test func commandsAndFlagsExist() throws {
    let help = try Self.brandsieve(["--help"])
    let commands = Set(help.matches(of: #/\n  ([a-z]+)(?: \(default\))?  /#).map { String($0.1) })
    #expect(commands.isSuperset(of: ["run", "plan"]), "control: the commands were read from the help")
    var flags: Set<String> = ["--help"]
    for command in commands {
      flags.formUnion(try Self.brandsieve(["help", command]).matches(of: #/--[a-z][a-z-]+/#).map { String($0.0) })
    }
    for (path, text) in try Self.documents() {
      for match in text.matches(of: #/brandsieve ([a-z]+)/#) {
        let isCode =
          text[..<match.range.lowerBound].last == "`"
          || text[..<match.range.lowerBound].split(separator: "\n").last.map(Self.isExample) ?? false
        if isCode { #expect(commands.contains(String(match.1)), "\(path) names the command \(match.1)") }
      }
      // Flags of other programs stand in lines that name those.
      for line in text.split(separator: "\n") where !line.contains("swift ") && !line.contains("make lint") {
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

  @Test func formatsNameEveryKeyOfThePipelineFile() throws {
    let text = try Self.text("docs/formats.md")
    for key in PipelineSettings.keys + SourceSettings.keys + ValueSettings.keys + SourceLimits.keys {
      #expect(text.contains("`\(key)") || text.contains("\(key)`"), "\(key) is missing")
    }
    for column in ListingColumn.allCases { #expect(text.contains("`\(column.rawValue)`"), "\(column.rawValue) is missing") }
  }

  @Test func formatsNameEveryReasonFlagAndColumn() throws {
    let text = try Self.text("docs/formats.md")
    for reason in RejectReason.all { #expect(text.contains("`\(reason.code)`"), "\(reason.code) is missing") }
    for entry in ListingFlags.all { #expect(text.contains("`\(entry.code)`"), "\(entry.code) is missing") }
    for column in ListingTable.Column.allCases { #expect(text.contains("`\(column.rawValue)`"), "\(column.rawValue) is missing") }
    for column in PublishedTables.candidateColumns { #expect(text.contains("`\(column)`"), "\(column) is missing") }
  }

  @Test func formatsNameEveryCodeOfTheScorecardAndListOfTheLexicon() throws {
    let text = try Self.text("docs/formats.md")
    let codes = try Self.text("pipelines/scorecard.yaml").matches(of: #/\n  ([a-z_]+):/#).map { $0.1 }
    let lists = try Self.text("pipelines/lexicon.yaml").matches(of: #/\n([a-z_]+):/#).map { $0.1 }
    #expect(codes.count > 30 && lists.count == 10, "control: codes and lists were read")
    for code in codes { #expect(text.contains("| `\(code)`"), "\(code) is missing") }
    for list in lists { #expect(text.contains("`\(list)`"), "\(list) is missing") }
  }

  @Test func formatsNameEveryColumnOfTheRegistry() throws {
    let text = try Self.text("docs/formats.md")
    let folder = Self.root.appending(path: "sample-data/registry")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") }, "\(name) is missing")
      let header = try String(contentsOf: folder.appending(path: name), encoding: .utf8).prefix { !$0.isNewline }
      for column in header.split(separator: ",") { #expect(row.contains("`\(column)`"), "\(column) of \(name) is missing") }
    }
  }

  @Test func operationsNameEveryExitStatus() throws {
    let text = try Self.text("docs/operations.md")
    for status: Pipeline.ExitStatus in [.done, .failed, .usage, .locked, .inputs, .stopped] {
      #expect(text.contains("\n| \(status.rawValue) | "), "\(status) is missing")
    }
  }
}
