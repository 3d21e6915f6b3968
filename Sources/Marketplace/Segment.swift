import Store
import Tabular

/// The state behind ``SegmentBuilder``: decides which records of a batch are listings, then reads them column by column.
struct Segment {
  let positions: ListingPositions
  let formats: ValueFormats
  var counts = SegmentCounts()
  var listings = SegmentColumns()
  var sellers: SellerTuples
  var rejects = SegmentRejects()

  /// What a currency field means: its number in the column, its minor digits, whether ISO 4217 lists it.
  struct CurrencyMeaning {
    var number: UInt32
    var minorDigits: Int
    var isKnown: Bool
  }

  /// What a field of countries means: its number in the column, whether all its entries are countries.
  struct ShippingMeaning {
    var number: UInt32
    var isKnown: Bool
  }

  var currencies = Meanings<CurrencyMeaning>()
  var shippingLists = Meanings<ShippingMeaning>()
  var conditions = Meanings<(condition: Condition, isKnown: Bool)>()

  // One value a record of the batch at hand.
  private var reasons: [RejectReason?] = []
  private var prices: [Int64] = []
  var times: [Int64] = []
  var currencyNumbers: [UInt32] = []
  var flags: [ListingFlags] = []
  /// The records of the block at hand that are listings.
  var kept: [Int] = []

  init(columns: ResolvedColumns, formats: ValueFormats) {
    positions = ListingPositions(columns)
    self.formats = formats
    sellers = SellerTuples(columns: columns)
  }

  /// How many records are read column by column before the next: few enough that their bytes stay in the processor's nearest caches.
  private static let blockRecords = 256

  /// Reads the records of a batch.
  mutating func add(_ batch: RecordBatch) {
    let source = batch.text
    let text = source.span
    let count = batch.count
    reasons = batch.faults[..<count].map { fault in fault.map { .record($0) } }
    flags = [ListingFlags](repeating: [], count: count)
    prices = [Int64](repeating: 0, count: count)
    currencyNumbers = [UInt32](repeating: 0, count: count)
    times = [Int64](repeating: 0, count: count)
    for start in stride(from: 0, to: count, by: Self.blockRecords) {
      let block = start..<min(start + Self.blockRecords, count)
      decide(batch, text, block)
      keepAndReject(batch, text, block)
      appendTexts(batch, text)
      appendCodes(batch, text)
      appendTimes(batch, text)
      appendSellers(batch)
      appendPlaces(batch)
      for record in kept {
        listings.price.append(prices[record])
        listings.currency.append(number: currencyNumbers[record])
        listings.flags.append(flags[record].rawValue)
        if !flags[record].isEmpty { counts.count(flags[record]) }
      }
    }
    counts.rowsRead += count
  }

  /// The listings since the last time; nil if there are none.
  mutating func takeListings() -> Chunk? {
    // Numbers of meanings hold for one chunk of the columns only.
    currencies.removeAll()
    shippingLists.removeAll()
    conditions.removeAll()
    let chunk = listings.take(hasTimes: positions.updatedAt != nil)
    return chunk.rows > 0 ? chunk : nil
  }

  /// Finds the records that are no listings, and the values that decide it.
  private mutating func decide(_ batch: RecordBatch, _ text: Span<UInt8>, _ block: Range<Int>) {
    for (position, reason) in [(positions.listingID, RejectReason.emptyListingID), (positions.sellerID, .emptySellerID)] {
      guard let position else { continue }
      for record in block where reasons[record] == nil {
        if ASCII.isBlank(text.extracting(batch.field(record, position))) { reasons[record] = reason }
      }
    }
    readPrices(batch, text, block)
    guard let position = positions.updatedAt else { return }
    for record in block where reasons[record] == nil {
      if let time = formats.time.seconds(text.extracting(batch.field(record, position)), zone: formats.zone) {
        times[record] = time
      } else {
        reasons[record] = .unreadableUpdatedAt
      }
    }
  }

  private mutating func readPrices(_ batch: RecordBatch, _ text: Span<UInt8>, _ block: Range<Int>) {
    guard let position = positions.price else { return }
    let currencyPosition = formats.currency == nil ? positions.currency : nil
    let fixed = Array((formats.currency ?? "").utf8)
    var meaning = currencyMeaning(of: fixed.span)
    for record in block where reasons[record] == nil {
      if let currencyPosition { meaning = currencyMeaning(of: text.extracting(batch.field(record, currencyPosition))) }
      currencyNumbers[record] = meaning.number
      if !meaning.isKnown { flags[record].insert(.unknownCurrency) }
      if let price = formats.price.minorUnits(text.extracting(batch.field(record, position)), minorDigits: meaning.minorDigits) {
        prices[record] = price
      } else {
        reasons[record] = .unreadablePrice
      }
    }
  }

  private mutating func currencyMeaning(of field: Span<UInt8>) -> CurrencyMeaning {
    if let known = currencies.known(field) { return known }
    let code = String(decoding: ASCII.trimmed(field).map { field[$0] }, as: UTF8.self).uppercased()
    let bytes = Array(code.utf8)
    let digits = Currency.minorDigits(of: code)
    let meaning = CurrencyMeaning(
      number: listings.currency.number(of: bytes.span), minorDigits: digits ?? Currency.usualMinorDigits, isKnown: digits != nil)
    currencies.learn(meaning)
    return meaning
  }

  /// Parts the block into listings and rejects.
  private mutating func keepAndReject(_ batch: RecordBatch, _ text: Span<UInt8>, _ block: Range<Int>) {
    kept.removeAll(keepingCapacity: true)
    let source = batch.rawBytes
    let raw = source.span
    let idPosition = positions.listingID
    for record in block {
      guard let reason = reasons[record] else {
        kept.append(record)
        continue
      }
      counts.rejectedByReason[reason, default: 0] += 1
      var place = 0..<0
      if batch.faults[record] == nil, let idPosition { place = batch.field(record, idPosition) }
      rejects.append(
        row: UInt32(clamping: batch.rows[record]), byteOffset: UInt64(batch.byteOffsets[record]), reason: reason,
        listingID: text.extracting(place), raw: raw.extracting(batch.raw(record)))
    }
    counts.accepted += kept.count
  }
}
