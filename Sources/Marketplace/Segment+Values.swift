import Store
import Tabular

/// Reads the listings of a block of records, a column at a time.
extension Segment {
  mutating func appendTexts(_ batch: RecordBatch, _ text: Span<UInt8>) {
    Self.append(batch, text, kept, positions.listingID, to: &listings.listingID)
    Self.append(batch, text, kept, positions.title, to: &listings.title)
    Self.append(batch, text, kept, positions.url, to: &listings.url)
    Self.append(batch, text, kept, positions.brand, to: &listings.brand)
    Self.append(batch, text, kept, positions.category, to: &listings.category)
  }

  /// Adds a column's fields as exported.
  private static func append(
    _ batch: RecordBatch, _ text: Span<UInt8>, _ kept: [Int], _ position: Int?, to column: inout TextColumn
  ) {
    for record in kept { column.append(text.extracting(position.map { batch.field(record, $0) } ?? 0..<0)) }
  }

  /// Adds a column's fields without blanks around them.
  private static func append(
    _ batch: RecordBatch, _ text: Span<UInt8>, _ kept: [Int], _ position: Int?, to column: inout DictionaryBuilder
  ) {
    for record in kept {
      let field = text.extracting(position.map { batch.field(record, $0) } ?? 0..<0)
      column.append(field.extracting(ASCII.trimmed(field)))
    }
  }

  /// Conditions, GTINs, image hashes and countries of shipping.
  mutating func appendCodes(_ batch: RecordBatch, _ text: Span<UInt8>) {
    func field(_ record: Int, _ position: Int?) -> Range<Int> { position.map { batch.field(record, $0) } ?? 0..<0 }
    for record in kept {
      let stated = conditionMeaning(of: text.extracting(field(record, positions.condition)))
      if !stated.isKnown { flags[record].insert(.unknownCondition) }
      listings.condition.append(stated.condition.rawValue)
    }
    for record in kept {
      let field = text.extracting(field(record, positions.gtin))
      let gtin = field.isEmpty ? nil : Gtin(field)
      listings.gtin.append(gtin?.number ?? 0)
      listings.gtinLength.append(gtin?.length ?? 0)
      if let gtin {
        if !gtin.checkDigitIsRight { flags[record].insert(.gtinCheckDigit) }
      } else if !ASCII.isBlank(field) {
        flags[record].insert(.gtinUnreadable)
      }
    }
    for record in kept {
      let field = text.extracting(field(record, positions.imageHash))
      let hash = ImageHash(field)
      listings.imageHash.append(hash?.bits ?? 0)
      listings.imageHashes.append(hash != nil)
      if hash == nil, !ASCII.isBlank(field) { flags[record].insert(.imageHashUnreadable) }
    }
    for record in kept {
      let shipping = shippingMeaning(of: text.extracting(field(record, positions.shipsTo)))
      if !shipping.isKnown { flags[record].insert(.unknownCountry) }
      listings.shipsTo.append(number: shipping.number)
    }
  }

  private mutating func shippingMeaning(of field: Span<UInt8>) -> ShippingMeaning {
    if let known = shippingLists.known(field) { return known }
    let list = CountryList(field, separator: formats.listSeparator)
    let codes = Array(list.description.utf8)
    let meaning = ShippingMeaning(number: listings.shipsTo.number(of: codes.span), isKnown: list.unknownEntries == 0)
    shippingLists.learn(meaning)
    return meaning
  }

  private mutating func conditionMeaning(of field: Span<UInt8>) -> (condition: Condition, isKnown: Bool) {
    if let known = conditions.known(field) { return known }
    let condition = formats.conditions.condition(field)
    conditions.learn((condition ?? .unknown, condition != nil))
    return (condition ?? .unknown, condition != nil)
  }

  /// The times of update, which are read already, and whether listing came later.
  mutating func appendTimes(_ batch: RecordBatch, _ text: Span<UInt8>) {
    for record in kept { listings.updatedAt.append(times[record]) }
    guard let position = positions.listedAt else { return }
    let hasTimes = positions.updatedAt != nil
    for record in kept {
      let field = text.extracting(batch.field(record, position))
      if let listed = formats.time.seconds(field, zone: formats.zone) {
        if hasTimes, listed > times[record] { flags[record].insert(.listedAfterUpdated) }
      } else if !ASCII.isBlank(field) {
        flags[record].insert(.listedAtUnreadable)
      }
    }
  }

  /// The sellers, by number, with what is odd about them.
  mutating func appendSellers(_ batch: RecordBatch) {
    let before = listings.seller.count
    sellers.appendNumbers(of: batch, kept, to: &listings.seller)
    for (place, record) in kept.enumerated() { flags[record].formUnion(sellers.flags[Int(listings.seller[before + place])]) }
    counts.sellerTuples = sellers.count
  }

  /// Where the records stand in the file, and their hashes.
  mutating func appendPlaces(_ batch: RecordBatch) {
    let source = batch.rawBytes
    let raw = source.span
    for record in kept {
      listings.row.append(UInt32(clamping: batch.rows[record]))
      listings.byteOffset.append(UInt64(batch.byteOffsets[record]))
    }
    for record in kept {
      let (low, high) = xxh3_128(raw.extracting(batch.raw(record)))
      listings.hashHigh.append(high)
      listings.hashLow.append(low)
    }
  }
}
