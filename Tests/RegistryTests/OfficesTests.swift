import Foundation
import Registry
import Testing
import Text

@Suite("Rule: pipelines/offices.csv says what offices cover") struct OfficesTests {
  @Test("Rule: it loads without a fault; EUIPO covers the Union's 27 members")
  func offices() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let bytes = [UInt8](try Data(contentsOf: root.appending(path: "pipelines/offices.csv")))
    var files = RegistryFiles()
    files.add(.offices, path: "offices.csv", bytes: bytes)
    let loaded = try loadRegistry(files, tables: [.offices], marketplaces: [])
    #expect(loaded.rejects.isEmpty)
    let covered = loaded.registry.officeCountries.mapValues { $0.map(\.description) }
    let union =
      "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(separator: " ").map(String.init)
    #expect(covered["EUIPO"] == union)
    #expect(union.count == 27)
    for (office, countries) in [("USPTO", ["US"]), ("UKIPO", ["GB"]), ("CNIPA", ["CN"]), ("BOIP", ["BE", "NL", "LU"])] {
      #expect(covered[ExactText(office)] == countries)
    }
  }
}
