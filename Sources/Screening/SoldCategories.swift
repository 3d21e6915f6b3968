import Registry

/// In which categories each brand of the registry is sold, by the categories' hashes.
public struct SoldCategories: Sendable {
  private let categories: [Set<UInt64>]

  /// The categories of these brands, known by their index.
  public init(_ brands: [Brand]) {
    categories = brands.map { brand in Set(brand.categories.map { hashOfBytes(Array($0.utf8).span) }) }
  }

  /// Whether the registry says of the brand what it is sold in.
  func knows(_ brand: Int32) -> Bool { categories.indices.contains(Int(brand)) && !categories[Int(brand)].isEmpty }

  /// The hashes of the categories in which a brand is sold, in no order.
  func categories(of brand: Int32) -> Set<UInt64> { categories.indices.contains(Int(brand)) ? categories[Int(brand)] : [] }

  func sells(_ brand: Int32, in category: UInt64) -> Bool {
    categories.indices.contains(Int(brand)) && categories[Int(brand)].contains(category)
  }
}
