import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: the nightly pipeline reads the four marketplaces") struct SettingsNightlyTests {
  /// The repository's own pipeline file.
  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "pipelines/nightly.yaml").path

  static func text() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  @Test func namesHomesAndCodePages() throws {
    let settings = try PipelineSettings.read(Self.text(), file: Self.file)
    #expect(settings.sources.map(\.name) == ["aurora", "baozi", "globex", "mercato"])
    #expect(settings.sources.map(\.home.description) == ["US", "CN", "GB", "IT"])
    #expect(settings.sources.map(\.dialect.encoding) == [.utf8, .gb18030, .utf8, .windows1252])
    #expect(settings.sources.map(\.dialect.delimiter) == [[44], [44], [9], [59]])
    #expect(settings.source("baozi")?.columns.headers[.sellerEmail] == nil)
    #expect(settings.source("mercato")?.columns.headers[.gtin] == nil)
    #expect(settings.source("mercato")?.columns.headers[.sellerCity] == "città")
    #expect(settings.source("aurora")?.columns.headers.count == ListingColumn.allCases.count)
    #expect(settings.screening.tiers == Tiers(file: 0.95, review: 0.5, watch: 0.05))
  }

  @Test func pathsStandBesideTheFile() throws {
    let settings = try PipelineSettings.read(Self.text(), file: "pipelines/nightly.yaml")
    #expect(settings.linkageModel == SettingsPath(written: "linkage.json", resolved: "pipelines/linkage.json"))
    #expect(settings.handoff.first?.resolved == "pipelines/programmes/ipp.yaml")
    #expect(settings.registryFolder == "registry")
  }

  @Test func allThatItNamesIsThere() throws {
    let settings = try PipelineSettings.load(Self.file)
    #expect(settings.handoff.map(\.written) == ["programmes/ipp.yaml", "programmes/ipp-online-form.yaml", "programmes/marketsafe.yaml"])
    #expect(settings.bans == BanSettings(minListings: 10, minBrands: 3))
    #expect(settings.registrations.map(\.enrolled) == [false, true])
  }

  @Test func mercatoWritesItalianPricesAndTimes() throws {
    let source = try #require(try PipelineSettings.read(Self.text(), file: Self.file).source("mercato"))
    let price = Array("1.234,50".utf8)
    let time = Array("22/11/2026 10:11".utf8)
    #expect(source.values.formats.price.minorUnits(price.span, minorDigits: 2) == 123_450)
    #expect(source.values.formats.time.seconds(time.span, zone: source.values.zone) == 1_795_342_260)
    #expect(source.values.formats.conditions.condition(Array("Usato".utf8).span) == .used)
  }
}
