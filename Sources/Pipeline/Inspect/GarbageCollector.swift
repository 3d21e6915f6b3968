import Foundation
import Marketplace
import Store

/// Removes what nothing refers to any more. Published folders are never touched.
public struct GarbageCollector: Sendable {
  private let workspace: Workspace
  private let disk: Disk

  /// What was removed.
  public struct Result: Sendable {
    /// How many artefacts.
    public var artefacts = 0
    /// The bytes of those artefacts.
    public var bytes = 0
    /// Drafts and staged folders of runs, what they replaced, and what killed runs left half made.
    public var folders = 0
  }

  /// A collector of the workspace at an absolute path.
  public init(workspace: String, disk: Disk = .real) {
    self.workspace = Workspace(path: workspace, disk: disk)
    self.disk = disk
  }

  /// Keeps all that the nights published within `days` before the newest one refer to, and what runs and drafts of the last `days` left
  /// behind, by the host's clock; removes the rest.
  ///
  /// - Throws: status 2 where there is no workspace, 3 while a run holds it.
  public func collect(keepDays days: Int) throws(RunFault) -> Result {
    try Inspector(workspace: workspace.path, disk: disk).requireWorkspace()
    do {
      let lock = try WorkspaceLock.acquire(workspace: workspace.path, disk: disk)
      defer { lock.release() }
      if let fault = try vanishedNights() { throw fault }
      var result = Result()
      var kept = try keysOfNights(days)
      try collectRuns(olderThan: days, kept: &kept, &result)
      for artefact in try workspace.artefacts.all() where !kept.contains(artefact.key.hex) {
        result.bytes += artefact.manifest.size
        result.artefacts += 1
        try workspace.artefacts.remove(artefact.key)
      }
      result.folders += try workspace.artefacts.removeLeftovers()
      return result
    } catch {
      throw RunFault(error)
    }
  }

  /// The fault of a workspace that has published nights, of which none stands there any more: all of their artefacts would go, and it is
  /// rather that a disk is not mounted. Nil where one does.
  private func vanishedNights() throws -> RunFault? {
    guard try workspace.publishedDates().isEmpty else { return nil }
    let records = try RunFolder.allFacts(in: workspace, disk: disk)
    guard let night = records.flatMap(\.publishes).filter({ $0.state == .published }).max(by: { $0.date < $1.date }) else { return nil }
    return RunFault(
      .failed, "run \(RunFolder.name(night.run)) has published \(night.date), and no night stands in \(workspace.published)",
      remedy: "Bring \(workspace.published) back, or mount it: what nights refer to is kept, and without them nothing would be")
  }

  /// The keys of the nights that are kept, their inputs, and the entity snapshots that they, and the next night, begin from.
  private func keysOfNights(_ days: Int) throws -> Set<String> {
    var kept: Set<String> = []
    let dates = try workspace.publishedDates()
    guard let newest = dates.last else { return kept }
    for date in dates where newest.daysSinceEpoch - date.daysSinceEpoch <= Int32(clamping: days) {
      if let night = try workspace.night(date) { kept.formUnion(Self.keys(of: night.json)) }
    }
    return kept
  }

  private static func keys(of json: CanonicalJSON) -> [String] {
    var keys = (json["keys"]?.asObject ?? [:]).values.compactMap(\.asText)
    if let inputs = json["registry"]?["inputs"]?.asText { keys.append(inputs) }
    for part in ["sellers", "candidates"] { if let key = json["previous"]?[part]?.asText { keys.append(key) } }
    return keys
  }

  /// Removes what old runs left behind; the keys of drafts that stay are kept. A run that was killed has left no record: it is as old as
  /// its folder. What it had staged goes at once, for no run is going on.
  private func collectRuns(olderThan days: Int, kept: inout Set<String>, _ result: inout Result) throws {
    let limit = Int(Date.now.timeIntervalSince1970) - days * 86_400
    for number in try RunFolder.numbers(in: workspace, disk: disk) {
      let run = RunFolder(workspace: workspace, number: number, disk: disk)
      var old = [run.staged]
      let touched = try [run.path, run.draft].compactMap { path throws(DiskFault) in try disk.status(path)?.modifiedNanoseconds }.max()
      if (touched ?? 0) / 1_000_000_000 <= limit {
        old.append(run.draft)
        if try removeReplaced(run) { result.folders += 1 }
      } else if let date = try draftDate(run), let night = try PublishedNight.read(date, folder: run.draft, disk: disk) {
        kept.formUnion(Self.keys(of: night.json))
      }
      for folder in old where try disk.exists(folder) {
        try disk.removeTree(folder)
        result.folders += 1
      }
    }
  }

  /// Removes what a run keeps of what it replaced, all but the seller clusters: an entity's id that was published resolves for ever. Gives back
  /// whether anything was there.
  private func removeReplaced(_ run: RunFolder) throws -> Bool {
    guard try disk.exists(run.replaced) else { return false }
    let names = try disk.list(run.replaced)
    let gone = names.filter { $0 != PublishedClusters.name }
    for name in gone { try disk.removeTree("\(run.replaced)/\(name)") }
    if gone.count == names.count { try disk.removeTree(run.replaced) }
    return !gone.isEmpty || names.isEmpty
  }

  /// The business date of a draft; nil where the run left none.
  private func draftDate(_ run: RunFolder) throws -> CalendarDate? {
    let path = "\(run.draft)/\(PublishedNight.manifest)"
    guard try disk.exists(path) else { return nil }
    return try? CanonicalJSON(parsing: try disk.readPlainFile(path, limit: PublishedNight.largest).dropLast())["date"]?.asText.flatMap(
      CalendarDate.init(iso:))
  }
}
