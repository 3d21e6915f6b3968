import Foundation
import Marketplace
import Store
import Testing

@testable import Pipeline

@Suite("Rule: exports are the regular files below the data root that the pattern names") struct SettingsExportFinderTests {
  let scratch: SettingsScratch
  let finder: ExportFinder

  init() throws {
    scratch = try SettingsScratch()
    finder = ExportFinder(dataRoot: scratch.path + "/data")
    try scratch.folder("data")
  }

  private func source(_ files: String = "exports/{date}/mercato/*.csv.gz", maxFiles: Int = 10_000) throws -> SourceSettings {
    try SettingsSample.read(SettingsSample.text, ["sources.mercato.files=\(files)", "sources.mercato.limits.max_files=\(maxFiles)"])
      .sources[0]
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  @Test func sortedByTheBytesOfThePath() throws {
    for name in ["b/z.gz", "a/y.gz", "a-b/x.gz", "é/w.gz", "a/Z.gz"] { try scratch.file("data/2026-11-22/\(name)") }
    let files = try finder.files(of: source("{date}/*/*.gz"), date: day("2026-11-22"))
    #expect(files.map { $0.dropFirst(11) } == ["a-b/x.gz", "a/Z.gz", "a/y.gz", "b/z.gz", "é/w.gz"])
  }

  @Test func otherDatesFoldersAndHiddenFilesAreLeftOut() throws {
    try scratch.file("data/exports/2026-11-22/mercato/a.csv.gz")
    try scratch.file("data/exports/2026-11-22/mercato/.b.csv.gz")
    try scratch.file("data/exports/2026-11-22/mercato/c.csv.gz.part")
    try scratch.file("data/exports/2026-11-23/mercato/e.csv.gz")
    #expect(try finder.files(of: source(), date: day("2026-11-22")) == ["exports/2026-11-22/mercato/a.csv.gz"])
    #expect(try finder.files(of: source(), date: day("2026-11-24")) == [])
    #expect(try ExportFinder(dataRoot: scratch.path + "/none").files(of: source(), date: day("2026-11-22")) == [])
  }

  @Test func theNewestDateHasAFileOfAnySource() throws {
    #expect(try finder.newestDate(of: [source()]) == nil)
    try scratch.file("data/exports/2026-11-22/mercato/a.csv.gz")
    try scratch.file("data/exports/2026-11-23/mercato/b.csv.gz")
    try scratch.file("data/exports/2026-11-24/mercato/notes.txt")
    try scratch.folder("data/exports/2026-11-25/mercato")
    try scratch.folder("data/exports/latest/mercato")
    #expect(try finder.newestDate(of: [source()]) == day("2026-11-23"))
    try scratch.file("data/other/x-2026-11-24.gz")
    #expect(try finder.newestDate(of: [source(), source("other/x-{date}.gz")]) == day("2026-11-24"))
    #expect(try finder.newestDate(of: []) == nil)
  }

  @Test func linksWithinTheRootAreFollowed() throws {
    try scratch.file("data/late/real.csv.gz")
    try scratch.folder("data/exports/2026-11-22")
    try scratch.link("data/exports/2026-11-22/mercato", to: "../../late")
    try scratch.link("data/late/second.csv.gz", to: "real.csv.gz")
    let found = try finder.files(of: source(), date: day("2026-11-22"))
    #expect(found == ["exports/2026-11-22/mercato/real.csv.gz", "exports/2026-11-22/mercato/second.csv.gz"])
  }

  @Test(arguments: ["../../../../outside/a.csv.gz", "../../../../outside/../data-other/a.csv.gz"])
  func linksOutOfTheRootAreRefused(_ target: String) throws {
    try scratch.file("outside/a.csv.gz")
    try scratch.file("data-other/a.csv.gz")
    try scratch.folder("data/exports/2026-11-22/mercato")
    try scratch.link("data/exports/2026-11-22/mercato/a.csv.gz", to: target)
    let fault = try #require(throws: ExportFault.self) { try finder.files(of: source(), date: day("2026-11-22")) }
    #expect(fault.description.hasPrefix("mercato: exports/2026-11-22/mercato/a.csv.gz is a link out of the data root, to /"))
    #expect(fault.remedy == "Move the file below the data root, or choose the data root (--data) that holds it.")
  }

  @Test func aFolderThatMatchesIsRefused() throws {
    try scratch.file("data/exports/2026-11-22/mercato/a.csv.gz")
    try scratch.folder("data/exports/2026-11-22/mercato/d.csv.gz")
    let fault = try #require(throws: ExportFault.self) { try finder.files(of: source(), date: day("2026-11-22")) }
    #expect(fault.description == "mercato: exports/2026-11-22/mercato/d.csv.gz matches `files` and is a folder")
  }

  @Test func brokenLinksAreRefused() throws {
    try scratch.folder("data/exports/2026-11-22/mercato")
    try scratch.link("data/exports/2026-11-22/mercato/a.csv.gz", to: "nowhere")
    let fault = try #require(throws: ExportFault.self) { try finder.files(of: source(), date: day("2026-11-22")) }
    #expect(fault.description == "mercato: exports/2026-11-22/mercato/a.csv.gz is a link to nothing")
  }

  @Test func tooManyFilesAreRefused() throws {
    for number in 1...4 { try scratch.file("data/exports/2026-11-22/mercato/\(number).csv.gz") }
    #expect(try finder.files(of: source(maxFiles: 4), date: day("2026-11-22")).count == 4)
    let fault = try #require(throws: ExportFault.self) { try finder.files(of: source(maxFiles: 3), date: day("2026-11-22")) }
    #expect(fault.description == "mercato: 4 files match exports/{date}/mercato/*.csv.gz, 3 are allowed")
  }

  @Test func aFolderThatCannotBeListedIsAFault() throws {
    try scratch.file("data/exports/2026-11-22/mercato/a.csv.gz")
    let disk = Disk { call, path in call == .list && path.hasSuffix("mercato") ? 13 : nil }
    let blind = ExportFinder(dataRoot: scratch.path + "/data", disk: disk)
    let fault = try #require(throws: ExportFault.self) { try blind.files(of: source(), date: day("2026-11-22")) }
    #expect(fault.description == "mercato: cannot list \(scratch.path)/data/exports/2026-11-22/mercato: permission denied")
  }
}
