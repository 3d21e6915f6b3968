import Candidates
import Marketplace
import Screening
import Store

/// In which listings of a night a brand's name was read as an ordinary word: nearly all of them stand in no file.
public struct OrdinaryWordUse: Sendable {
  /// A listing.
  public struct Example: Sendable {
    /// As the pipeline file names it.
    public var marketplace: String
    /// As the marketplace exports it.
    public var listingID: String
    /// As exported.
    public var title: String
  }

  /// The brand's place in the registry.
  var brand: Int32
  /// The brand's id.
  public var brandID = ""
  /// Its name.
  public var name = ""
  /// How many listings.
  public var listings = 0
  /// How many sellers, as linkage found them.
  public var sellers: Int { entities.count }
  /// The first listings, in the order of the exports.
  public var examples: [Example] = []
  private var entities: Set<String> = []

  init(brand: Int32) { self.brand = brand }

  mutating func add(seller: String) {
    listings += 1
    entities.insert(seller)
  }
}

extension Inspector {
  /// How many listings of a brand are shown.
  private static let shownListings = 10

  /// The brands whose names a run's published night read as ordinary words, those with the most listings first; none where that does not
  /// stand published any more.
  ///
  /// - Throws: status 1 where what is needed is gone, damaged, or closed to this user.
  public func ordinaryWords(of facts: RunFacts) throws(RunFault) -> [OrdinaryWordUse] {
    do {
      guard let publish = facts.publishes.last(where: { $0.state == .published }), let night = try workspace.night(publish.date),
        night.digest == publish.manifest
      else { return [] }
      let told = try ToldNight(publish.date, in: workspace, disk: disk)
      var uses = try ordinaryWords(told, examplesOf: nil)
      let brands = try told.registry().brands
      for place in uses.indices {
        (uses[place].brandID, uses[place].name) = (brands[Int(uses[place].brand)].id, brands[Int(uses[place].brand)].name)
      }
      return uses.sorted { $0.listings == $1.listings ? $0.brand < $1.brand : $0.listings > $1.listings }
    } catch {
      throw RunFault(error)
    }
  }

  /// The uses of a night by brand, in no order; of one brand with examples.
  func ordinaryWords(_ night: ToldNight, examplesOf wanted: Int32?) throws -> [OrdinaryWordUse] {
    var uses: [Int32: OrdinaryWordUse] = [:]
    let entities = try NightEntities(night.sellers, disk: disk).rows
    for (ordinal, selected) in night.segments.enumerated() {
      let hits = try SegmentHit.read(night.screen, ordinal: ordinal, disk: disk).filter { $0.hit.context.contains(.ordinaryUse) }
      guard !hits.isEmpty else { continue }
      let accounts = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk).accounts
      var rowsOfExamples: [Int] = []
      var before: (row: Int, brands: Set<Int32>) = (-1, [])
      for found in hits {
        if found.row != before.row { before = (found.row, []) }
        guard before.brands.insert(found.hit.brand).inserted else { continue }
        uses[found.hit.brand, default: OrdinaryWordUse(brand: found.hit.brand)]
          .add(seller: entities[selected.firstAccount + Int(accounts[found.row])].clusterID)
        if found.hit.brand == wanted { rowsOfExamples.append(found.row) }
      }
      if let wanted, let shown = uses[wanted]?.examples.count {
        uses[wanted]?.examples += try examples(rowsOfExamples.prefix(Self.shownListings - shown), of: selected)
      }
    }
    return Array(uses.values)
  }

  private func examples(_ rows: ArraySlice<Int>, of selected: SelectedSegment) throws -> [OrdinaryWordUse.Example] {
    let table = try selected.segment.listings(disk)
    var examples: [OrdinaryWordUse.Example] = []
    var first = 0
    for batch in 0..<table.batchCount {
      let end = first + table.rows(inBatch: batch)
      let here = rows.filter { (first..<end).contains($0) }
      if !here.isEmpty {
        let (ids, titles) = (try table.text(.listingID, batch: batch), try table.text(.title, batch: batch))
        examples += here.map {
          OrdinaryWordUse.Example(marketplace: selected.segment.marketplace, listingID: ids[$0 - first], title: titles[$0 - first])
        }
      }
      first = end
    }
    return examples
  }
}
