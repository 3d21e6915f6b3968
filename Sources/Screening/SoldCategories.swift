import Registry

/// In which categories each brand of the registry is sold, by the categories' hashes.
public struct SoldCategories: Sendable {
  private let categories: [Set<UInt64>]
  /// All categories in which a brand is sold.
  private let all: Set<UInt64>

  /// The categories of these brands, known by their index.
  public init(_ brands: [Brand]) {
    categories = brands.map { brand in Set(brand.categories.map { hashOfBytes(Array($0.utf8).span) }) }
    all = categories.reduce(into: []) { $0.formUnion($1) }
  }

  /// Whether the registry says of the brand what it is sold in.
  func knows(_ brand: Int32) -> Bool { categories.indices.contains(Int(brand)) && !categories[Int(brand)].isEmpty }

  /// The hashes of the categories in which a brand is sold, in no order.
  func categories(of brand: Int32) -> Set<UInt64> { categories.indices.contains(Int(brand)) ? categories[Int(brand)] : [] }

  /// Whether the registry says what the brand is sold in, and this category is not among that.
  func isForeign(_ category: UInt64, to brand: Int32) -> Bool { knows(brand) && !sells(brand, in: category) }

  /// Whether any brand is sold in a category.
  func isSoldInByAny(_ category: UInt64) -> Bool { all.contains(category) }

  func sells(_ brand: Int32, in category: UInt64) -> Bool {
    categories.indices.contains(Int(brand)) && categories[Int(brand)].contains(category)
  }
}
