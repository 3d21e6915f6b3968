import Marketplace
import Store

/// Finds the rows of a listing in the segments of a night.
struct ListingSearch {
  let night: ToldNight
  let marketplace: String
  let listingID: String
  let disk: Disk

  /// The accepted row, if there is one: its segment's place among those of the night, and its row in that segment's table.
  private(set) var accepted: (segment: Int, row: Int)?
  private(set) var rows: [ListingStory.Row] = []

  init(_ night: ToldNight, marketplace: String, listingID: String, disk: Disk) throws {
    self.night = night
    self.marketplace = marketplace
    self.listingID = listingID
    self.disk = disk
    for (place, selected) in night.segments.enumerated() where selected.segment.marketplace == marketplace {
      try search(selected, place)
    }
  }

  /// Adds the rejected rows that show the id: in the field for it where the record could be split, else anywhere in the record.
  ///
  /// - Throws: where the rejects are closed to this user.
  mutating func addRejects() throws {
    let wanted = Array(listingID.utf8)
    for selected in night.segments where selected.segment.marketplace == marketplace {
      let table = try night.rejects(of: selected.segment)
      let origins = try FixOrigins(selected.segment, disk: disk)
      for batch in 0..<table.batchCount {
        let ids = try table.text(RejectTable.Column.listingID.rawValue, batch: batch)
        let raw = try table.text(RejectTable.Column.raw.rawValue, batch: batch)
        let numbers = try table.uint32(RejectTable.Column.row.rawValue, batch: batch)
        let offsets = try table.uint64(RejectTable.Column.byteOffset.rawValue, batch: batch)
        let reasons = try table.text(RejectTable.Column.reason.rawValue, batch: batch)
        for place in numbers.indices {
          let id = ids.bytes[ids.range(place)]
          guard id.elementsEqual(wanted) || (id.isEmpty && Self.shows(wanted, in: raw.bytes[raw.range(place)])) else { continue }
          rows.append(
            ListingStory.Row(
              file: selected.segment.path, row: Int(numbers[place]), byteOffset: Int(offsets[place]), fate: "rejected: \(reasons[place])",
              mends: origins.words(Int(numbers[place]))))
        }
      }
    }
  }

  private mutating func search(_ selected: SelectedSegment, _ place: Int) throws {
    let table = try selected.segment.listings(disk)
    let origins = try FixOrigins(selected.segment, disk: disk)
    let fates = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
    let wanted = Array(listingID.utf8)
    var first = 0
    for batch in 0..<table.batchCount {
      let ids = try table.text(.listingID, batch: batch)
      for position in 0..<ids.count where ids.bytes[ids.range(position)].elementsEqual(wanted) {
        let row = first + position
        if fates.isAccepted(row) { accepted = (place, row) }
        let number = Int(try table.uint32(.row, batch: batch)[position])
        rows.append(
          ListingStory.Row(
            file: selected.segment.path, row: number, byteOffset: Int(try table.uint64(.byteOffset, batch: batch)[position]),
            fate: try fate(row, fates), mends: origins.words(number)))
      }
      first += ids.count
    }
  }

  private func fate(_ row: Int, _ fates: SelectedRows) throws -> String {
    guard let state = RowState(rawValue: fates.states[row]), state != .accepted else { return "accepted" }
    let own = night.segments.filter { $0.segment.marketplace == marketplace }
    let segment = own[Int(fates.bySegment[row])].segment
    let number = try Self.value(of: .row, row: Int(fates.byRow[row]), in: segment.listings(disk))
    return "\(state == .superseded ? "superseded by" : "duplicate of") \(segment.path) row \(number)"
  }

  private static func value(of column: ListingTable.Column, row: Int, in table: TableReader) throws -> UInt32 {
    var first = 0
    for batch in 0..<table.batchCount {
      let end = first + table.rows(inBatch: batch)
      if row < end { return try table.uint32(column, batch: batch)[row - first] }
      first = end
    }
    return 0
  }

  /// Whether a record holds the id with no letter or digit on either side.
  private static func shows(_ id: [UInt8], in raw: ArraySlice<UInt8>) -> Bool {
    guard !id.isEmpty, raw.count >= id.count else { return false }
    func isWord(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80 }
    for start in raw.startIndex...(raw.endIndex - id.count) where raw[start] == id[0] {
      let end = start + id.count
      guard raw[start..<end].elementsEqual(id) else { continue }
      if start > raw.startIndex, isWord(raw[start - 1]) { continue }
      if end < raw.endIndex, isWord(raw[end]) { continue }
      return true
    }
    return false
  }
}
