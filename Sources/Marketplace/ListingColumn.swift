/// A column that an export of listings may have. The raw value is its key under `columns` in the pipeline file.
public enum ListingColumn: String, CaseIterable, Hashable, Sendable {
  case listingID = "listing_id"
  case title
  case brand
  case category
  case price
  case currency
  case quantity
  case condition
  case gtin
  case imageHash = "image_hash"
  case url
  case shipsTo = "ships_to"
  case sellerID = "seller_id"
  case sellerName = "seller_name"
  case sellerEmail = "seller_email"
  case sellerPhone = "seller_phone"
  case sellerCountry = "seller_country"
  case sellerCity = "seller_city"
  case sellerAddress = "seller_address"
  case sellerRegistrationNo = "seller_registration_no"
  case listedAt = "listed_at"
  case updatedAt = "updated_at"
  case description

  /// The columns without which there is no listing.
  public static let required: [ListingColumn] = [.listingID, .title, .price, .sellerID]

  /// The columns that together are what is shown of a seller, in the order of the table of sellers.
  public static let seller: [ListingColumn] = [
    .sellerID, .sellerName, .sellerEmail, .sellerPhone, .sellerCountry, .sellerCity, .sellerAddress, .sellerRegistrationNo,
  ]
}
