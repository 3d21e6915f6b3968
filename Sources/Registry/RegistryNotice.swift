/// Something odd about a registry row that is kept.
public struct RegistryNotice: Hashable, Sendable {
  /// What is odd.
  public enum Kind: Hashable, Sendable {
    /// A rights holder's id that no row of rights_holders.csv has.
    case unknownRightsHolder(String)
    /// A marketplace that is no source of the pipeline file.
    case unknownMarketplace(String)
    /// An office that offices.csv does not know, of a mark that names no countries itself: it covers nothing.
    case unknownOffice(String)
    /// A category of a brand that has no Nice class.
    case unknownCategory(String)
    /// A right on file that is in no row of trademarks.csv.
    case unknownRegistration(String)
    /// A mark that is registered but lacks its first or last day: it is never in force.
    case registeredWithoutDates
    /// A last day before the first: the row never holds.
    case endsBeforeItBegins
    /// A brand's name or alias with neither a letter nor a digit, which no title can be searched for.
    case nameWithoutLetters(String)
  }

  /// The table.
  public var table: RegistryTable
  /// The file's path.
  public var path: String
  /// The record's number in its file; the header is 1.
  public var row: Int
  /// What is odd.
  public var kind: Kind
}

extension RegistryNotice: CustomStringConvertible {
  /// File, row and what is odd, in words. Safe in logs.
  public var description: String {
    let words =
      switch kind {
      case .unknownRightsHolder(let id): "rights holder '\(id)' is not in rights_holders.csv"
      case .unknownMarketplace(let name): "marketplace '\(name)' is no source of the pipeline file"
      case .unknownOffice(let office): "office '\(office)' is not in offices.csv, so the mark covers no country"
      case .unknownCategory(let category): "category '\(category)' has no class in nice_categories.csv"
      case .unknownRegistration(let number): "registration '\(number)' is not in trademarks.csv"
      case .registeredWithoutDates: "the mark is registered but has no registered_on or no expires_on, so it is never in force"
      case .endsBeforeItBegins: "the row ends before it begins, so it never holds"
      case .nameWithoutLetters(let name): "name '\(name)' has no letter and no digit, so no title is searched for it: add an alias that has"
      }
    return "\(path), row \(row): \(words)"
  }
}
