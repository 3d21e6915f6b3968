import Candidates
import Linkage
import Marketplace
import Store

/// Decisions that a published night went by and that the records do not hold any more.
///
/// Records are only ever added to, and undoing adds one too: what a night used must be among them. Where it is not, the file was lost, or
/// an older copy of it put back, and a run would file again what an analyst dismissed.
enum VanishedDecisions {
  /// The fault of records that lack what the newest published night used; nil where all is there, or where no night can be asked.
  static func fault(_ records: [DecisionRecord], in workspace: Workspace, disk: Disk) throws -> RunFault? {
    guard let date = try workspace.publishedDates().last, let night = try workspace.night(date) else { return nil }
    let known = Set(records.map(\.content))
    let missing = try used(on: night, in: workspace, disk: disk).count { !known.contains($0) }
    guard missing > 0 else { return nil }
    return RunFault(
      .failed,
      "\(workspace.decisions.path) lacks \(missing) \(missing == 1 ? "decision" : "decisions") that the published night \(date) went by",
      remedy: "Put back records/ from the backup; or bring them in again: `brandsieve decide export --date \(date) > decisions.csv`, "
        + "then `brandsieve decide import decisions.csv`")
  }

  /// The decisions that a published night went by; none where its artefact is gone or closed to this user.
  static func used(on night: PublishedNight, in workspace: Workspace, disk: Disk) throws -> [DecisionRecord.Content] {
    guard let key = night.json["registry"]?["inputs"]?.asText.flatMap(Digest.init(hex:)),
      let inputs = try? workspace.artefacts.open(key)
    else { return [] }
    func json(_ name: String) throws -> CanonicalJSON {
      if inputs.manifest.files.contains(where: { $0.name == name }) { try workspace.artefacts.check(name, of: inputs) }
      return try InputsArtefact.decisions(name, of: inputs, disk: disk)
    }
    return SellerDecision.list(try json(InputsArtefact.sellerDecisions)).map { .sellers($0) }
      + CandidateDecision.list(try json(InputsArtefact.candidateDecisions)).map { .candidate($0) }
  }
}
