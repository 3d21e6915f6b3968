import Foundation
import Linkage
import Marketplace
import Store

/// The sellers of a published night or of a draft, with what decided about them: the accounts, the model and the decisions of then.
struct ToldSellers {
  let date: CalendarDate
  let snapshot: EntitySnapshot
  /// What the linkage found out; nil where other code did.
  let memory: LinkageMemory?
  let model: LinkageModel
  let decisions: [SellerDecision]

  /// The sellers of a date, or of the newest published night. Needs what is closed to the group.
  ///
  /// - Throws: status 1 where the night was not published, or its artefacts are gone or closed.
  init(_ date: CalendarDate?, in workspace: Workspace, disk: Disk) throws {
    try self.init(try workspace.publishedNight(date), in: workspace, disk: disk)
  }

  /// The sellers of a night, or of a draft of one.
  ///
  /// - Throws: status 1 where its artefacts are gone or closed.
  init(_ published: PublishedNight, in workspace: Workspace, disk: Disk) throws {
    let sellers = try workspace.sellers(of: published)
    let key = published.json["registry"]?["inputs"]?.asText.flatMap(Digest.init(hex:))
    guard let key, let inputs = try workspace.artefacts.open(key) else {
      throw RunFault(
        .failed, "the settings of \(published.date) are gone", remedy: "Run that night again (--date \(published.date))")
    }
    self.date = published.date
    snapshot = try SnapshotTables.read(sellers, disk: disk)
    memory = try MemoryTables.read(sellers, disk: disk)
    model = try JSONDecoder().decode(LinkageModel.self, from: Data(try disk.readFile(inputs.path(of: "model"))))
    decisions = try Self.decisions(inputs, disk)
  }

  private static func decisions(_ inputs: Artefact, _ disk: Disk) throws -> [SellerDecision] {
    guard inputs.manifest.files.contains(where: { $0.name == InputsArtefact.sellerDecisions }) else { return [] }
    let json = try CanonicalJSON(parsing: try disk.readFile(inputs.path(of: InputsArtefact.sellerDecisions)))
    return (json.asArray ?? []).compactMap { row in
      let texts = (row.asArray ?? []).compactMap(\.asText)
      guard texts.count == 5, let verdict = SellerDecision.Verdict(rawValue: texts[0]) else { return nil }
      return SellerDecision(
        verdict, AccountKey(marketplace: texts[1], account: texts[2]), AccountKey(marketplace: texts[3], account: texts[4]))
    }
  }
}

extension Workspace {
  /// The published night of a date, or the newest one.
  ///
  /// - Throws: status 1 where it was not published.
  func publishedNight(_ date: CalendarDate?) throws -> PublishedNight {
    let dates = try publishedDates()
    guard let date = date ?? dates.last, let published = try night(date) else {
      let known = dates.map(\.description).joined(separator: ", ")
      throw RunFault(
        .failed, "\(date.map { "\($0) is not" } ?? "no night is") published in \(path)",
        remedy: known.isEmpty ? "Run a night first" : "Published are: \(known)")
    }
    return published
  }

  /// The artefact of a published night that holds its entities.
  ///
  /// - Throws: status 1 where it is gone.
  func sellers(of night: PublishedNight) throws -> Artefact {
    guard let key = night.key(.sellers), let sellers = try artefacts.open(key) else {
      throw RunFault(
        .failed, "the entities of \(night.date) are gone",
        remedy: "Run that night again (--date \(night.date)): what is missing is made anew")
    }
    return sellers
  }
}
