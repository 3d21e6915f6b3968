import Marketplace
import Text

extension RegistryLoader {
  mutating func addRightsHolder(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let key = try row.key("rights_holder_id")
    let holder = RightsHolder(
      id: key[0], name: row["name"], country: row["country"], isSmallOrMedium: try row.flag("is_sme"), industry: row["industry"],
      contactEmail: row["contact_email"], allianceMemberSince: try row.date("alliance_member_since"))
    try claim(key)
    holders.insert(ExactText(holder.id))
    result.registry.rightsHolders.append(holder)
  }

  mutating func addBrand(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let key = try row.key("brand_id")
    let name = try row.key("name")[0]
    let brand = Brand(
      id: key[0], rightsHolder: row["rights_holder_id"], name: name, aliases: row.list("aliases"), categories: row.list("categories"),
      floorPriceUSD: try row.number("msrp_floor_usd"), typicalPriceUSD: try row.number("msrp_typical_usd"))
    try claim(key)
    if wanted.contains(.rightsHolders), !holders.contains(ExactText(brand.rightsHolder)) {
      note(.unknownRightsHolder(brand.rightsHolder), row)
    }
    if wanted.contains(.niceCategories) {
      for category in brand.categories where result.registry.niceClasses[ExactText(category)] == nil {
        note(.unknownCategory(category), row)
      }
    }
    for name in [brand.name] + brand.aliases where !hasLetterOrDigit(name) { note(.nameWithoutLetters(name), row) }
    brands[ExactText(brand.id)] = result.registry.brands.count
    result.registry.brands.append(brand)
  }

  /// Whether a name has anything that titles can be searched for.
  private mutating func hasLetterOrDigit(_ name: String) -> Bool {
    name.unicodeScalars.contains { folds.character($0.value).kind != .separator && !folds.character($0.value).isDropped }
  }

  mutating func addPrefix(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let brand = try brand(row)
    let prefix = try row.key("prefix")[0]
    guard (3...12).contains(prefix.utf8.count), prefix.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .unreadableNumber }
    try claim([row["brand_id"], prefix])
    result.registry.gtinPrefixes.append((prefix, brand))
  }
}
