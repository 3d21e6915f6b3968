/// Where the columns of a listing stand in one file, counted from 0.
public struct ResolvedColumns: Hashable, Sendable {
  private let positions: [ListingColumn: Int]

  init(_ found: [ListingColumn: Int]) { positions = found }

  /// The position of a column; nil where the file is not mapped to have it.
  public func position(_ column: ListingColumn) -> Int? { positions[column] }
}

/// The same positions as fields, looked up once for a file.
struct ListingPositions {
  let listingID: Int?
  let title: Int?
  let brand: Int?
  let category: Int?
  let price: Int?
  let currency: Int?
  let condition: Int?
  let gtin: Int?
  let imageHash: Int?
  let url: Int?
  let shipsTo: Int?
  let sellerID: Int?
  let listedAt: Int?
  let updatedAt: Int?

  init(_ columns: ResolvedColumns) {
    listingID = columns.position(.listingID)
    title = columns.position(.title)
    brand = columns.position(.brand)
    category = columns.position(.category)
    price = columns.position(.price)
    currency = columns.position(.currency)
    condition = columns.position(.condition)
    gtin = columns.position(.gtin)
    imageHash = columns.position(.imageHash)
    url = columns.position(.url)
    shipsTo = columns.position(.shipsTo)
    sellerID = columns.position(.sellerID)
    listedAt = columns.position(.listedAt)
    updatedAt = columns.position(.updatedAt)
  }
}
