import Marketplace
import Store

/// When the rows of a batch were last updated: seconds since 1970 in UTC, the least number where a row does not say, so that
/// such rows are ordered by path and row alone.
struct UpdateTimes {
  private let seconds: [Int64]
  private let validity: Validity?

  /// Reads the column of a batch of a segment's listings.
  init(_ table: TableReader, batch: Int) throws(TableFault) {
    let name = ListingTable.Column.updatedAt.rawValue
    let column = try table.column(name, batch: batch)
    guard case .timestamp(let seconds, let validity) = column else {
      throw TableFault(path: table.path, column: name, reason: .wrongType(expected: .timestamp, found: column.type))
    }
    self.seconds = seconds
    self.validity = validity
  }

  subscript(_ place: Int) -> Int64 {
    if let validity, !validity.isValid(place) { return .min }
    return seconds[place]
  }
}
