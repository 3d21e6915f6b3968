import Marketplace
import Registry
import TestKit
import Testing

@Suite("Rule: a good registry loads whole") struct LoadingTests {
  @Test("Rule: every field arrives, typed")
  func values() throws {
    let loaded = try Fixtures.load()
    #expect(loaded.rejects.isEmpty)
    #expect(loaded.notices.isEmpty)
    let registry = loaded.registry
    #expect(registry.rightsHolders[1] == RightsHolder(id: "RH2", name: "Orso, S.p.A.", country: "IT", industry: "apparel"))
    #expect(registry.rightsHolders[0].isSmallOrMedium)
    #expect(registry.rightsHolders[0].allianceMemberSince == CalendarDate(iso: "2024-08-27"))
    #expect(
      registry.brands[0]
        == Brand(
          id: "B1", rightsHolder: "RH1", name: "Acme", aliases: ["艾克美", "Akme"], categories: ["watches", "wallets"], floorPriceUSD: 140,
          typicalPriceUSD: 280))
    #expect(registry.brands[1].floorPriceUSD == nil)
    #expect(registry.trademarks.map(\.status) == ["registered", "pending", "registered"])
    #expect(registry.trademarks.map(\.brand) == [0, 0, 1])
    #expect(registry.trademarks[0].niceClasses == [14, 18])
    #expect(registry.authorisations[0].account == nil)
    #expect(registry.authorisations[1].account == AccountKey(marketplace: "mercato", account: "M1"))
    #expect(registry.authorisations[1].validTo.description == "9999-12-31")
    #expect(registry.usdRates == ["USD": 1, "EUR": 1.08])
    #expect(registry.niceClasses == ["watches": 14, "wallets": 18])
    #expect(registry.officeCountries["EUIPO"]?.map(\.description) == ["DE", "IT"])
    #expect(registry.enrolments.count == 4)
    #expect(registry.programmeRights[1] == ProgrammeRight(programme: "ipp", registrationNo: "EU2", status: "rejected"))
  }

  @Test("Rule: BOM, CRLF, blanks, other columns and another order do no harm")
  func spelling() throws {
    let loaded = try Fixtures.load([.niceCategories: "\u{FEFF} nice_class ,note,category\r\n 14 ,x, watches \r\n18,,wallets\r\n"])
    #expect(loaded.registry.niceClasses == ["watches": 14, "wallets": 18])
    #expect(loaded.rejects.isEmpty)
  }

  @Test("Rule: a table loads alone, with the tables that it needs and no others")
  func oneTable() throws {
    var files = RegistryFiles()
    for table in [RegistryTable.trademarks, .brands] {
      files.add(table, path: table.fileName, bytes: Array((Fixtures.tables[table] ?? "").utf8))
    }
    let loaded = try loadRegistry(files, tables: [.trademarks], marketplaces: [])
    #expect(loaded.registry.trademarks.count == 3)
    #expect(loaded.registry.brands.count == 2)
    #expect(loaded.notices.isEmpty, "nothing can be said of offices, holders and categories that are not loaded")
    #expect(Set(loaded.counts.keys) == [.trademarks, .brands])
  }

  @Test("Rule: a missing file, an empty one and a missing column are faults that name file, header and remedy")
  func faults() {
    #expect(fault(RegistryFiles(), .fx)?.description == "the registry has no fx.csv")
    #expect(fault(Fixtures.files([.fx: ""]), .fx)?.description == "registry/fx.csv: the file is empty")
    let columns = fault(Fixtures.files([.fx: "currency,rate,currency\nUSD,1,USD\n"]), .fx)
    #expect(
      columns?.description
        == "registry/fx.csv: the header lacks usd_rate and has more than once currency; it is: currency, rate, currency")
    #expect(columns?.remedy == "Give fx.csv one header row with each of: currency, usd_rate.")
  }

  private func fault(_ files: RegistryFiles, _ table: RegistryTable) -> RegistryFault? {
    #expect(throws: RegistryFault.self) { try loadRegistry(files, tables: [table], marketplaces: []) }
  }

  @Test("Rule: any bytes load or fail with a fault, and rows are conserved")
  func anyBytes() throws {
    var random = SeededRandom(seed: 7)
    let alphabet = Array(",\n\"|0129-. B1RHEU\u{FF}".utf8)
    for table in RegistryTable.allCases {
      var rejected = 0
      for _ in 0..<200 {
        var bytes = Array((Fixtures.tables[table] ?? "").utf8)
        for _ in 0..<4 {
          let place = Int.random(in: (bytes.firstIndex(of: 10) ?? 0) + 1..<bytes.count, using: &random)
          bytes[place] =
            Bool.random(using: &random) ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
        }
        var files = Fixtures.files()
        files.add(table, path: table.fileName, bytes: bytes)
        let loaded = try loadRegistry(files, tables: [table], marketplaces: [])
        for counts in loaded.counts.values { #expect(counts.rows == counts.loaded + counts.rejected) }
        #expect(loaded.rejects.count == loaded.counts.values.reduce(0) { $0 + $1.rejected })
        rejected += loaded.rejects.count
      }
      #expect(rejected > 0, "control: some rows of \(table) were spoiled")
    }
  }
}
