import Linkage
import Marketplace
import Store

/// How a night's linkage went: what the report of it shows. Accounts stand in it by marketplace and id, without names or contacts.
public struct LinkageReport: Sendable {
  /// An entity that is worth a look.
  public struct Entity: Sendable {
    /// Its stable id.
    public var id: String
    /// The night on which the id was first given.
    public var bornOn: CalendarDate
    /// The probability of its weakest link.
    public var confidence: Double
    /// Its accounts, in the order of their keys.
    public var accounts: [AccountKey]
  }

  /// The night.
  public var date: CalendarDate
  /// The model, the weights of all compared pairs and what the blocking rules found.
  public var survey: LinkageSurvey
  /// How many entities have so many accounts, from one on.
  public var sizes: [(accounts: Int, entities: Int)]
  /// Those with most accounts.
  public var biggest: [Entity]
  /// Those of two accounts and more whose weakest link is the weakest.
  public var doubtful: [Entity]
  /// How many decisions of analysts held.
  public var decisions: Int
}

extension Inspector {
  /// How the linkage of a night went, or of the newest one, or of a draft by its run's number.
  ///
  /// - Throws: status 1 where there is no such night or draft, or where what is needed is closed to this user.
  public func linkageReport(date: CalendarDate? = nil, draft: String? = nil) throws(RunFault) -> LinkageReport {
    do {
      let told =
        try draft.map { try ToldSellers(try night(ofDraft: $0), in: workspace, disk: disk) }
        ?? ToldSellers(date, in: workspace, disk: disk)
      let snapshot = told.snapshot
      let survey = LinkageExplainer(Array(snapshot.accounts), cleaned: told.memory?.cleaned, model: told.model).survey()
      var members = [[Int]](repeating: [], count: snapshot.entities.count)
      for (account, entity) in snapshot.entityOf.enumerated() { members[entity].append(account) }
      var sizes: [Int: Int] = [:]
      for accounts in members { sizes[accounts.count, default: 0] += 1 }
      func entity(_ place: Int) -> LinkageReport.Entity {
        .init(
          id: snapshot.entities[place].id, bornOn: snapshot.entities[place].bornOn,
          confidence: members[place].first.map { snapshot.confidence[$0] } ?? 1, accounts: members[place].map { snapshot.accounts[$0].key })
      }
      let bySize = members.indices.sorted { (members[$1].count, $0) < (members[$0].count, $1) }
      let several = members.indices.filter { members[$0].count > 1 }
      let byDoubt = several.sorted { (snapshot.confidence[members[$0][0]], $0) < (snapshot.confidence[members[$1][0]], $1) }
      return LinkageReport(
        date: told.date, survey: survey, sizes: sizes.sorted { $0.key < $1.key }.map { (accounts: $0.key, entities: $0.value) },
        biggest: bySize.prefix(20).map(entity), doubtful: byDoubt.prefix(30).map(entity), decisions: told.decisions.count)
    } catch {
      throw RunFault(error)
    }
  }

  private func night(ofDraft name: String) throws -> PublishedNight {
    let run = try run(name).run
    let folder = RunFolder(workspace: workspace, number: run.number, disk: disk).draft
    guard run.isDraft, let night = try PublishedNight.read(run.date, folder: folder, disk: disk) else {
      throw RunFault(
        .failed, "run \(name) has left no draft in \(workspace.path)", remedy: "`brandsieve runs` lists the runs and says which are drafts")
    }
    return night
  }

  /// Writes the report as a page that needs nothing else, readable by its owner only.
  public func writeLinkageReport(_ report: LinkageReport, to path: String) throws(RunFault) {
    do {
      try replaceFile(path, Array(LinkagePage(report).html.utf8), mode: FileMode.privateFile, disk: disk)
    } catch {
      throw RunFault(error)
    }
  }
}
