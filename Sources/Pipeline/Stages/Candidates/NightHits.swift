import Candidates
import Marketplace
import Screening
import Store

/// The night's hits with the listing columns beside them, gathered from all segments.
struct NightHits: Sendable {
  var hits: [ListingHit] = []
  var tables: ListingTables

  /// Reads the hits of a screen artefact, in the order of the segments and their rows. Of the listings only the batches that have
  /// hits are read.
  ///
  /// - Parameter homes: the home country of each marketplace.
  static func gather(
    _ segments: [SelectedSegment], screen: Artefact, homes: [(name: String, home: CountryCode)], disk: Disk, interruption: Interruption
  ) throws -> NightHits {
    var names = NameTables(tables: ListingTables(marketplaces: homes, categories: [], shippingLists: [], currencies: []))
    var gathered: [ListingHit] = []
    for (ordinal, selected) in segments.enumerated() {
      let found = try SegmentHit.read(screen, ordinal: ordinal, disk: disk)
      guard !found.isEmpty else { continue }
      let table = try selected.segment.listings(disk)
      let rows = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
      let marketplace = try names.marketplace(selected.segment.marketplace)
      var next = 0
      var first = 0
      for batch in 0..<table.batchCount {
        let end = first + table.rows(inBatch: batch)
        if next < found.count, found[next].row < end {
          try interruption.check()
          let columns = try HitColumns(table, batch: batch, names: &names)
          while next < found.count, found[next].row < end {
            let row = found[next].row
            gathered.append(
              columns.listingHit(
                found[next], place: row - first, listing: RowPosition(segment: ordinal, row: row), marketplace: marketplace,
                account: UInt32(selected.firstAccount) + rows.accounts[row]))
            next += 1
          }
        }
        first = end
      }
    }
    return NightHits(hits: gathered, tables: names.tables)
  }
}

/// The columns of a batch that decide about hits.
struct HitColumns {
  private let prices: [Int64]
  private let currencies: [UInt16]
  private let categories: [UInt16]
  private let shipsTo: [UInt16]
  private let conditions: [UInt8]
  private let gtins: [UInt64]
  private let gtinLengths: [UInt8]
  private let flags: [UInt16]
  private let imageHashes: [UInt64]
  private let titles: TextColumn

  init(_ table: TableReader, batch: Int, names: inout NameTables) throws {
    prices = try table.int64(.price, batch: batch)
    currencies = try Self.numbers(table, .currency, batch) { text throws(RunFault) in try names.currency(text) }
    categories = try Self.numbers(table, .category, batch) { text throws(RunFault) in try names.category(text) }
    shipsTo = try Self.numbers(table, .shipsTo, batch) { text throws(RunFault) in try names.shippingList(text) }
    conditions = try table.uint8(.condition, batch: batch)
    gtins = try table.uint64(.gtin, batch: batch)
    gtinLengths = try table.uint8(.gtinLength, batch: batch)
    flags = try table.uint16(.flags, batch: batch)
    imageHashes = try table.imageHashes(batch: batch)
    titles = try table.text(.title, batch: batch)
  }

  /// The night's numbers of a dictionary column, row by row.
  private static func numbers(
    _ table: TableReader, _ column: ListingTable.Column, _ batch: Int, _ number: (String) throws(RunFault) -> UInt16
  ) throws -> [UInt16] {
    let dictionary = try table.dictionary(column, batch: batch)
    var known = [UInt16?](repeating: nil, count: dictionary.values.count)
    var numbers: [UInt16] = []
    numbers.reserveCapacity(dictionary.indices.count)
    for index in dictionary.indices {
      let value = Int(index)
      let found = try known[value] ?? number(dictionary.values[value])
      known[value] = found
      numbers.append(found)
    }
    return numbers
  }

  /// A hit in the listing of a place of the batch.
  func listingHit(
    _ found: SegmentHit, place: Int, listing: RowPosition, marketplace: UInt16, account: UInt32, isPhotographOnly: Bool = false
  ) -> ListingHit {
    let hasGtin = gtinLengths[place] > 0
    return ListingHit(
      listing: listing.packed, hit: found.hit, marketplace: marketplace, category: categories[place], shipsTo: shipsTo[place],
      currency: currencies[place], account: account, priceMinorUnits: prices[place], gtin: gtins[place], gtinLength: gtinLengths[place],
      gtinCheckDigitIsRight: hasGtin && !ListingFlags(rawValue: flags[place]).contains(.gtinCheckDigit),
      condition: Condition(rawValue: conditions[place]) ?? .unknown, brandField: found.brandField, imageHash: imageHashes[place],
      titleWords: TitleWords(titles.bytes.span.extracting(titles.range(place))), isPhotographOnly: isPhotographOnly)
  }
}
