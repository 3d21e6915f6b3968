/// A brand with the names under which it is sold.
public struct Brand: Hashable, Sendable {
  /// Its id, which all other tables refer to.
  public var id: String
  /// The id of its rights holder.
  public var rightsHolder: String
  /// Its name.
  public var name: String
  /// Other names of it, in any script.
  public var aliases: [String]
  /// The categories of goods that it is sold in.
  public var categories: [String]
  /// The lowest price in USD at which true new goods are sold; nil where unknown.
  public var floorPriceUSD: Double?
  /// The usual price in USD of new goods; nil where unknown.
  public var typicalPriceUSD: Double?

  /// A brand; what is left out is unknown.
  public init(
    id: String, rightsHolder: String, name: String, aliases: [String] = [], categories: [String] = [], floorPriceUSD: Double? = nil,
    typicalPriceUSD: Double? = nil
  ) {
    self.id = id
    self.rightsHolder = rightsHolder
    self.name = name
    self.aliases = aliases
    self.categories = categories
    self.floorPriceUSD = floorPriceUSD
    self.typicalPriceUSD = typicalPriceUSD
  }
}
