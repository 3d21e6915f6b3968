import Marketplace
import Store

extension TableReader {
  func text(_ column: ListingTable.Column, batch: Int) throws(TableFault) -> TextColumn { try text(column.rawValue, batch: batch) }

  func uint8(_ column: ListingTable.Column, batch: Int) throws(TableFault) -> [UInt8] { try uint8(column.rawValue, batch: batch) }

  func uint16(_ column: ListingTable.Column, batch: Int) throws(TableFault) -> [UInt16] { try uint16(column.rawValue, batch: batch) }

  func uint32(_ column: ListingTable.Column, batch: Int) throws(TableFault) -> [UInt32] { try uint32(column.rawValue, batch: batch) }

  func uint64(_ column: ListingTable.Column, batch: Int) throws(TableFault) -> [UInt64] { try uint64(column.rawValue, batch: batch) }

  func int64(_ column: ListingTable.Column, batch: Int) throws(TableFault) -> [Int64] { try int64(column.rawValue, batch: batch) }

  func dictionary(
    _ column: ListingTable.Column, batch: Int
  ) throws(TableFault) -> (indices: [UInt32], values: TextColumn, validity: Validity?) { try dictionary(column.rawValue, batch: batch) }

  /// The image hashes of a batch of listings; 0 where there is none.
  func imageHashes(batch: Int) throws(TableFault) -> [UInt64] {
    let name = ListingTable.Column.imageHash.rawValue
    let column = try column(name, batch: batch)
    guard case .uint64(var hashes, let validity) = column else {
      throw TableFault(path: path, column: name, reason: .wrongType(expected: [.uint64], found: column.type))
    }
    if let validity, validity.nullCount > 0 {
      for place in hashes.indices where !validity.isValid(place) { hashes[place] = 0 }
    }
    return hashes
  }
}
