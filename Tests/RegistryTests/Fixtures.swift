import Registry

/// A small registry without a fault.
enum Fixtures {
  static let tables: [RegistryTable: String] = [
    .offices: "office,country,source\nEUIPO,DE,law\nEUIPO,IT,law\nUSPTO,US,law\n",
    .niceCategories: "category,nice_class\nwatches,14\nwallets,18\n",
    .fx: "currency,usd_rate\nUSD,1.0\neur,1.08\n",
    .rightsHolders: """
    rights_holder_id,name,country,is_sme,industry,contact_email,alliance_member_since
    RH1,Acme Inc.,US,1,apparel,ip@acme.example,2024-08-27
    RH2,"Orso, S.p.A.",IT,0,apparel,,

    """,
    .brands: """
    brand_id,rights_holder_id,name,aliases,categories,msrp_floor_usd,msrp_typical_usd
    B1,RH1,Acme,艾克美|Akme,watches|wallets,140.00,280.00
    B2,RH2,Orso,,watches,,

    """,
    .trademarks: """
    brand_id,mark_text,office,registration_no,status,filed_on,registered_on,expires_on,nice_classes
    B1,Acme,EUIPO,EU1,registered,2008-03-22,2009-01-16,2027-09-07,14|18
    B1,Acme,USPTO,US1,Pending,2008-03-22,,2027-09-07,14
    B2,Orso,EUIPO,EU2,registered,2008-03-22,2009-01-16,2020-09-07,14

    """,
    .authorizedSellers: """
    brand_id,seller_name,marketplace,seller_account_id,country,registration_no,valid_from,valid_to
    B1,Sky Industrial,,,ES,ES1,2025-05-29,2027-02-08
    B2,,mercato,M1,ES,,2025-12-09,

    """,
    .gtinPrefixes: "brand_id,prefix\nB1,3687205\nB2,36872\nB1,9999999\nB2,9999999\n",
    .enrolments: """
    rights_holder_id,programme,status,since
    RH1,ipp,enrolled,2025-01-08
    RH1,marketsafe,enrolled,2025-01-08
    RH1,marketsafe,lapsed,2026-01-08
    RH2,ipp,enrolled,2026-11-23

    """,
    .programmeRights: "programme,registration_no,status\nipp,EU1,registered\nipp,EU2,rejected\n",
  ]

  /// The files, some of them replaced.
  static func files(_ changes: [RegistryTable: String] = [:]) -> RegistryFiles {
    var files = RegistryFiles()
    for table in RegistryTable.allCases {
      files.add(table, path: "registry/\(table.fileName)", bytes: Array((changes[table] ?? tables[table] ?? "").utf8))
    }
    return files
  }

  /// The registry of these files.
  static func load(_ changes: [RegistryTable: String] = [:]) throws -> LoadedRegistry {
    try loadRegistry(files(changes), marketplaces: ["mercato"])
  }

  /// One table with more rows behind its own.
  static func with(_ table: RegistryTable, _ rows: String...) -> [RegistryTable: String] {
    [table: (tables[table] ?? "") + rows.map { $0 + "\n" }.joined()]
  }
}
