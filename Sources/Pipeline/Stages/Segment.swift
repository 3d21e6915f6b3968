import Marketplace
import Store

/// What ingest made of one source file, with where it came from.
struct Segment: Sendable {
  /// The source's name in the pipeline file: the marketplace.
  let marketplace: String
  /// The file's path below the data root.
  let path: String
  let artefact: Artefact

  func listings(_ disk: Disk) throws(TableFault) -> TableReader {
    try TableReader(path: artefact.path(of: ListingTable.fileName), disk: disk)
  }
  func sellers(_ disk: Disk) throws(TableFault) -> TableReader {
    try TableReader(path: artefact.path(of: SellerTable.fileName), disk: disk)
  }
  func rejects(_ disk: Disk) throws(TableFault) -> TableReader {
    try TableReader(path: artefact.path(of: RejectTable.fileName), disk: disk)
  }
}

/// The place of a row among the segments of a marketplace: the segment's ordinal in the high, the row's index in the low half.
struct RowPosition: Hashable, Comparable, Sendable {
  let packed: UInt64

  init(packed: UInt64) { self.packed = packed }
  init(segment: Int, row: Int) { packed = UInt64(segment) << 32 | UInt64(UInt32(truncatingIfNeeded: row)) }

  var segment: Int { Int(packed >> 32) }
  var row: Int { Int(packed & 0xFFFF_FFFF) }

  static func < (left: RowPosition, right: RowPosition) -> Bool { left.packed < right.packed }
}
