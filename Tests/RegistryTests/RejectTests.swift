import Registry
import Testing

@Suite("Rule: bad registry rows are left out and told") struct RejectTests {
  @Test(
    "Rule: each kind of bad row has its reason",
    arguments: [
      (.brands, "B3", .record(.fieldCount)), (.brands, "B3,RH1,\"Acme,,,,", .record(.unclosedQuote)),
      (.brands, ",RH1,Acme,,,,", .emptyKey), (.brands, "B3,RH1, ,,,,", .emptyKey), (.brands, "B2,RH1,Other,,,,", .duplicateKey),
      (.brands, "B3,RH1,Other,,,12x,", .unreadableNumber), (.brands, "B3,RH1,Other,,,nan,", .unreadableNumber),
      (.brands, "B3,RH1,Other,,,-1,", .unreadableNumber), (.brands, "B3,RH1,Other,,,1.2.3,", .unreadableNumber),
      (.rightsHolders, "RH1,X,,,,,", .duplicateKey), (.rightsHolders, "RH3,X,,maybe,,,", .unreadableNumber),
      (.rightsHolders, "RH3,X,,,,,27/08/2024", .unreadableDate),
      (.trademarks, "B9,Acme,EUIPO,EU9,registered,,,,14", .unknownBrand), (.trademarks, ",Acme,EUIPO,EU9,registered,,,,14", .emptyKey),
      (.trademarks, "B1,Acme,EUIPO,,registered,,,,14", .emptyKey), (.trademarks, "B1,Acme,EUIPO,EU1,registered,,,,14", .duplicateKey),
      (.trademarks, "B1,Acme,EUIPO,EU9,registered,,2024-02-30,,14", .unreadableDate),
      (.trademarks, "B1,Acme,EUIPO,EU9,registered,,,,14|46", .unreadableClass),
      (.trademarks, "B1,Acme,EUIPO,EU9,registered,,,,14;18", .unreadableClass),
      (.authorizedSellers, "B9,Sky,,,,,2025-05-29,2027-02-08", .unknownBrand),
      (.authorizedSellers, "B1,,mercato,,,,2025-05-29,2027-02-08", .emptyKey),
      (.authorizedSellers, "B1,Sky,,,,,soon,2027-02-08", .unreadableDate),
      (.gtinPrefixes, "B1,36A", .unreadableNumber), (.gtinPrefixes, "B1,3687205", .duplicateKey),
      (.gtinPrefixes, "B9,1234567", .unknownBrand),
      (.enrolments, "RH1,ipp,enrolled,", .emptyKey), (.enrolments, "RH1,ipp,lapsed,2025-01-08", .duplicateKey),
      (.programmeRights, "ipp,EU1,registered", .duplicateKey), (.programmeRights, ",EU1,registered", .emptyKey),
      (.fx, "GBP,", .unreadableNumber), (.fx, "GBP,0", .unreadableNumber), (.fx, "usd,1.1", .duplicateKey),
      (.niceCategories, "belts,0", .unreadableClass), (.niceCategories, "watches,18", .duplicateKey),
      (.offices, "JPO,QQ,law", .unreadableCountry), (.offices, "EUIPO,de,law", .duplicateKey), (.offices, "JPO,,law", .emptyKey),
    ] as [(RegistryTable, String, RegistryReject.Reason)])
  func reasons(_ table: RegistryTable, _ row: String, _ reason: RegistryReject.Reason) throws {
    let good = try Fixtures.load()
    let changes = Fixtures.with(table, row)
    let loaded = try Fixtures.load(changes)
    let text = changes[table] ?? ""
    let offset = text.utf8.count - row.utf8.count - 1
    let number = text.split(separator: "\n").count
    #expect(
      loaded.rejects == [
        RegistryReject(
          table: table, path: "registry/\(table.fileName)", row: number, byteOffset: offset, reason: reason, raw: Array(row.utf8))
      ])
    #expect(loaded.registry.brands == good.registry.brands)
    #expect(loaded.registry.trademarks == good.registry.trademarks)
    #expect(loaded.counts[table]?.loaded == good.counts[table]?.loaded)
  }

  @Test("Rule: a bad row does not shadow a good one of its key")
  func badFirst() throws {
    let loaded = try Fixtures.load(Fixtures.with(.niceCategories, "belts,99", "belts,25"))
    #expect(loaded.rejects.map(\.reason) == [.unreadableClass])
    #expect(loaded.registry.niceClasses["belts"] == 25)
  }

  @Test(
    "Rule: references to nothing are told, and the row is kept",
    arguments: [
      (.brands, "B3,RH9,Other,,,,", .unknownRightsHolder("RH9")), (.brands, "B3,RH1,Other,,hats,,", .unknownCategory("hats")),
      (.brands, "B3,RH1,***,,,,", .nameWithoutLetters("***")), (.brands, "B3,RH1,Other,!!!,,,", .nameWithoutLetters("!!!")),
      (.trademarks, "B1,Acme,JPO,JP1,registered,,2020-01-01,2030-01-01,14", .unknownOffice("JPO")),
      (.trademarks, "B1,Acme,EUIPO,EU9,registered,,,2030-01-01,14", .registeredWithoutDates),
      (.trademarks, "B1,Acme,EUIPO,EU9,registered,,2030-01-01,2030-01-01,14", .endsBeforeItBegins),
      (.authorizedSellers, "B1,,bazaar,M1,,,2025-05-29,2027-02-08", .unknownMarketplace("bazaar")),
      (.authorizedSellers, "B1,Sky,,,,,2027-05-29,2027-02-08", .endsBeforeItBegins),
      (.enrolments, "RH9,ipp,enrolled,2025-01-08", .unknownRightsHolder("RH9")),
      (.programmeRights, "ipp,XX9,registered", .unknownRegistration("XX9")),
    ] as [(RegistryTable, String, RegistryNotice.Kind)])
  func notices(_ table: RegistryTable, _ row: String, _ kind: RegistryNotice.Kind) throws {
    let loaded = try Fixtures.load(Fixtures.with(table, row))
    #expect(loaded.rejects.isEmpty)
    #expect(loaded.notices.map(\.kind) == [kind])
    #expect(loaded.notices.first?.description.hasPrefix("registry/\(table.fileName), row ") == true)
  }
}

@Suite("Rule: keys of the registry are told apart by their bytes") struct RegistryKeyTests {
  @Test func equivalentIdsAreTwoBrands() throws {
    var files = RegistryFiles()
    let header = "brand_id,rights_holder_id,name,aliases,categories,msrp_floor_usd,msrp_typical_usd\n"
    let rows = "Caf\u{E9},RH1,One,,,,\nCafe\u{301},RH1,Two,,,,\nCaf\u{E9},RH1,Three,,,,\n"
    files.add(.brands, path: "brands.csv", bytes: Array((header + rows).utf8))
    let loaded = try loadRegistry(files, tables: [.brands], marketplaces: [])
    #expect(loaded.registry.brands.map(\.name) == ["One", "Two"])
    #expect(loaded.rejects.map(\.reason) == [.duplicateKey], "control: the same bytes are one key")
    let index = RegistryIndex(loaded.registry)
    #expect(index.brand(id: "Caf\u{E9}") == 0 && index.brand(id: "Cafe\u{301}") == 1)
  }
}

@Suite("Rule: a table that is lost is told by what to mend") struct LostTableTests {
  private static let brands = "brand_id,rights_holder_id,name,aliases,categories,msrp_floor_usd,msrp_typical_usd\n"
  private static let sellers = "brand_id,seller_name,marketplace,seller_account_id,country,registration_no,valid_from,valid_to\n"

  /// The fault of a registry in which these tables are replaced.
  private func lost(_ changes: [RegistryTable: String]) throws -> String? {
    try Fixtures.load(changes).lostTable.map { "\($0). \($0.remedy)" }
  }

  @Test func controlAWholeRegistryHasNone() throws {
    #expect(try lost([:]) == nil)
  }

  @Test func rowsOfABrandThatIsLeftOutGoWithIt() throws {
    let sellers = Self.sellers + "B2,Sky,,,ES,,2025-05-29,2027-02-08\n"
    for bad in ["B2,RH2,Orso,,,12x,", "B2,RH2,Orso", " B2 ,RH2,,,,,"] {
      let loaded = try Fixtures.load([.brands: Self.brands + "B1,RH1,Acme,,,,\n\(bad)\n", .authorizedSellers: sellers])
      #expect(loaded.counts[.authorizedSellers]?.loaded == 0, "control: the table has no row left")
      #expect(loaded.lostTable == nil)
      let warnings = loaded.rejectWarnings()
      #expect(warnings.first?.hasPrefix("registry/brands.csv: 1 of 2 rows left out") == true, "the brand first: \(warnings)")
      #expect(warnings.contains { $0.hasPrefix("registry/authorized_sellers.csv: 1 of 1 rows left out (unknown_brand)") })
    }
  }

  @Test func brandsAreBlamedWhereTheyLostRows() throws {
    let sellers = Self.sellers + "B7,Sky,,,ES,,2025-05-29,2027-02-08\n"
    let words = try lost([.brands: Self.brands + "B1,RH1,Acme,,,,\nB2,RH2,Orso,,,12x,\n", .authorizedSellers: sellers])
    #expect(
      words
        == "registry/brands.csv: row 3 is left out (unreadable_number), and none of the 1 rows of registry/authorized_sellers.csv finds "
        + "its brand; the first is row 2. Mend that row first; then see that brands.csv has all brands that the other table names.")
  }

  @Test func brandsAreBlamedWhereTheyHaveNone() throws {
    let words = try lost([.brands: Self.brands])
    #expect(
      words
        == "registry/brands.csv: it has no rows, so that none of the 3 rows of registry/trademarks.csv finds its brand; the first is row 2. "
        + "Bring brands.csv again, with its rows.")
  }

  @Test func otherwiseTheTableIsAndNobodyIsToldToEmptyIt() throws {
    let unknown = try lost([.authorizedSellers: Self.sellers + "b1,Sky,,,ES,,2025-05-29,2027-02-08\n"])
    #expect(
      unknown
        == "registry/authorized_sellers.csv: none of its 1 rows can be used; row 2: unknown_brand. Bring the brands that its rows name "
        + "into brands.csv, or correct their brand_id.")
    let dates = try lost([.authorizedSellers: Self.sellers + "B1,Sky,,,ES,,29.5.2025,2027-02-08\n"])
    #expect(
      dates
        == "registry/authorized_sellers.csv: none of its 1 rows can be used; row 2: unreadable_date. Write its rows as docs/formats.md says."
    )
    let both = Self.sellers + "B2,Sky,,,ES,,2025-05-29,2027-02-08\nB1,Sky,,,ES,,29.5.2025,2027-02-08\n"
    let own = try lost([.brands: Self.brands + "B1,RH1,Acme,,,,\nB2,RH2,Orso,,,12x,\n", .authorizedSellers: both])
    #expect(own?.contains("authorized_sellers.csv: none of its 2 rows can be used; row 3: unreadable_date") == true, "\(own ?? "nothing")")
  }
}
