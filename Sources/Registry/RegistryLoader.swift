import Marketplace
import Text

/// Loads tables of a registry, and what they need, from the bytes of their files.
///
/// `marketplaces` are the sources' names, against which authorisations are checked. A row is left out where it cannot be read, lacks its
/// key or repeats one, has an unreadable value, or belongs to a brand that is not there; the first of equal keys stays. Other references
/// to nothing are notices, told where the table that is referred to is loaded. Throws where a file is missing or unreadable, or lacks a
/// column. The result depends on the bytes alone.
public func loadRegistry(
  _ files: RegistryFiles, tables: [RegistryTable] = RegistryTable.allCases, marketplaces: [String]
) throws(RegistryFault) -> LoadedRegistry {
  let wanted = Set(tables).union(tables.flatMap(\.needs))
  var loader = RegistryLoader(files: files, wanted: wanted, marketplaces: Set(marketplaces.map { ExactText($0) }))
  for table in RegistryTable.allCases where wanted.contains(table) { try loader.load(table) }
  return loader.result
}

/// What is loaded so far, with what later tables refer to.
struct RegistryLoader {
  let files: RegistryFiles
  let wanted: Set<RegistryTable>
  let marketplaces: Set<ExactText>
  var result = LoadedRegistry()
  var holders: Set<ExactText> = []
  var brands: [ExactText: Int] = [:]
  /// How characters are compared.
  var folds = FoldTable()
  var registrations: Set<ExactText> = []
  /// The ids of brands that are left out, as far as they can be read.
  private var lostBrands: Set<ExactText> = []
  /// The keys of the table at hand.
  private var keys: Set<[ExactText]> = []

  init(files: RegistryFiles, wanted: Set<RegistryTable>, marketplaces: Set<ExactText>) {
    self.files = files
    self.wanted = wanted
    self.marketplaces = marketplaces
  }

  mutating func load(_ table: RegistryTable) throws(RegistryFault) {
    keys = []
    var counts = LoadedRegistry.Counts()
    result.paths[table] = files[table]?.path
    for row in try RegistryRow.read(table, from: files) {
      counts.rows += 1
      do throws(RegistryReject.Reason) {
        if let fault = row.fault { throw fault }
        try add(row)
        counts.loaded += 1
      } catch {
        counts.rejected += 1
        let reject = RegistryReject(table: table, path: row.path, row: row.row, byteOffset: row.byteOffset, reason: error, raw: row.raw)
        result.rejects.append(reject)
        if table == .brands { lostBrands.insert(ExactText(row.likelyID)) }
        let goesWithItsBrand = error == .unknownBrand && lostBrands.contains(ExactText(row["brand_id"]))
        if !goesWithItsBrand, result.firstFaults[table] == nil { result.firstFaults[table] = reject }
      }
    }
    result.counts[table] = counts
  }

  private mutating func add(_ row: RegistryRow) throws(RegistryReject.Reason) {
    switch row.table {
    case .offices: try addOffice(row)
    case .niceCategories: try addCategory(row)
    case .fx: try addRate(row)
    case .rightsHolders: try addRightsHolder(row)
    case .brands: try addBrand(row)
    case .trademarks: try addTrademark(row)
    case .authorizedSellers: try addAuthorisation(row)
    case .gtinPrefixes: try addPrefix(row)
    case .enrolments: try addEnrolment(row)
    case .programmeRights: try addProgrammeRight(row)
    }
  }

  /// Takes in a key, which must be new by its bytes. Called once all else in the row is known to be good, so that a bad row shadows no good one.
  mutating func claim(_ key: [String]) throws(RegistryReject.Reason) {
    guard keys.insert(key.map { ExactText($0) }).inserted else { throw .duplicateKey }
  }

  /// The index of the brand of a row.
  func brand(_ row: RegistryRow) throws(RegistryReject.Reason) -> Int {
    let id = try row.key("brand_id")[0]
    guard let index = brands[ExactText(id)] else { throw .unknownBrand }
    return index
  }

  mutating func note(_ kind: RegistryNotice.Kind, _ row: RegistryRow) {
    result.notices.append(RegistryNotice(table: row.table, path: row.path, row: row.row, kind: kind))
  }
}
