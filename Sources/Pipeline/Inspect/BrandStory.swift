import Candidates
import Marketplace
import Registry
import Store

/// All that a published night knows of a brand.
public struct BrandStory: Sendable {
  /// A right in force on the night.
  public struct Right: Sendable {
    /// The office.
    public var office: String
    /// The number of the registration.
    public var registrationNo: String
    /// Its Nice classes.
    public var niceClasses: [Int]
    /// The first day on which it is not in force any more.
    public var expiresOn: CalendarDate?
  }

  /// The night.
  public var date: CalendarDate
  /// The brand's id.
  public var id: String
  /// Its name.
  public var name: String
  /// Its other names.
  public var aliases: [String]
  /// The id of its holder.
  public var holder: String
  /// Its rights in force, in the order of the registry.
  public var rights: [Right]
  /// How many authorisations hold on the night.
  public var authorisations: Int
  /// How many candidates it has in each tier.
  public var counts: [Tier: Int]
  /// The candidates with the highest scores, the highest first.
  public var top: [CandidateRow]
  /// Where its name was read as an ordinary word; nil where nowhere.
  public var ordinaryUse: OrdinaryWordUse?
}

extension Inspector {
  /// How many candidates a brand's story shows.
  private static let shown = 10

  /// What a night (the newest where nil) knows of a brand.
  ///
  /// - Throws: status 1 where there is no such brand, or where what is needed is closed to this user.
  public func brand(_ id: String, date: CalendarDate?) throws(RunFault) -> BrandStory {
    do {
      let told = try ToldNight(date, in: workspace, disk: disk)
      let night = told.published.date
      let registry = try told.registry()
      guard let place = registry.brands.firstIndex(where: { $0.id.utf8.elementsEqual(id.utf8) }) else {
        throw RunFault(.failed, "there is no brand \(id) in the registry of \(night)", remedy: "Look its brand_id up in brands.csv")
      }
      let brand = registry.brands[place]
      var story = BrandStory(
        date: night, id: brand.id, name: brand.name, aliases: brand.aliases, holder: brand.rightsHolder, rights: [],
        authorisations: registry.authorisations.count { $0.brand == place && $0.isValid(on: night) }, counts: [:], top: [])
      for mark in registry.trademarks where mark.brand == place && mark.inForce(on: night) {
        story.rights.append(
          BrandStory.Right(
            office: mark.office, registrationNo: mark.registrationNo, niceClasses: mark.niceClasses, expiresOn: mark.expiresOn))
      }
      try CandidateTable.forEach(told.candidates, disk: disk) { row in
        guard row.brandID.utf8.elementsEqual(id.utf8) else { return }
        story.counts[row.tier, default: 0] += 1
        story.top.append(row)
      }
      story.top.sort {
        $0.scoreMillionths == $1.scoreMillionths
          ? $0.candidateID.utf8.lexicographicallyPrecedes($1.candidateID.utf8) : $0.scoreMillionths > $1.scoreMillionths
      }
      story.top = Array(story.top.prefix(Self.shown))
      let number = Int32(truncatingIfNeeded: place)
      story.ordinaryUse = try ordinaryWords(told, of: registry.brands, examplesOf: number)[number]
      return story
    } catch {
      throw RunFault(error)
    }
  }
}
