import Candidates
import Marketplace
import Registry
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

  /// The brand's id.
  public var brandID: String
  /// Its name.
  public var name: String
  /// How many listings.
  public var listings = 0
  /// How many sellers, as linkage found them.
  public var sellers: Int { entities.count }
  /// The first listings, in the order of the exports.
  public var examples: [Example] = []
  private var entities: Set<String> = []

  init(_ brand: Brand) { (brandID, name) = (brand.id, brand.name) }

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
      guard let night = try standing(facts) else { return [] }
      let told = try ToldNight(night.date, in: workspace, disk: disk)
      return try ordinaryWords(told, of: told.registry().brands, examplesOf: nil)
        .sorted { $0.value.listings == $1.value.listings ? $0.key < $1.key : $0.value.listings > $1.value.listings }.map(\.value)
    } catch {
      throw RunFault(error)
    }
  }

  /// The uses of a night by brand, which is its place among the registry's; of one brand with examples.
  func ordinaryWords(_ night: ToldNight, of brands: [Brand], examplesOf wanted: Int32?) throws -> [Int32: OrdinaryWordUse] {
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
        uses[found.hit.brand, default: OrdinaryWordUse(brands[Int(found.hit.brand)])]
          .add(seller: entities[selected.firstAccount + Int(accounts[found.row])].clusterID)
        if found.hit.brand == wanted { rowsOfExamples.append(found.row) }
      }
      if let wanted, let shown = uses[wanted]?.examples.count {
        uses[wanted]?.examples += try examples(rowsOfExamples.prefix(Self.shownListings - shown), of: selected)
      }
    }
    return uses
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
