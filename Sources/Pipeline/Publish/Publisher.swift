import Marketplace
import Store

/// Puts a night's files where readers look for them (rule R4): the ledger says what is meant, the folder is exchanged in one step,
/// LATEST follows, the ledger says that it is done. Killed anywhere between, the next run finds out from run.json what happened.
struct Publisher {
  let workspace: Workspace
  let ledger: Ledger
  let run: RunFolder
  let disk: Disk
  let interruption: Interruption

  /// Where the files came to stand.
  struct Placed {
    var state: RunOutcome.State
    var folder: String
    var counts: [String: Int]
    /// Files that stand, or stood, in the date's folder and are none of the night's, in words.
    var foreign: [String] = []
  }

  /// Publishes the date, unless just these files stand there already.
  func publish(_ publication: Publication) throws -> Placed {
    let date = publication.night.date
    var summary = try publication.summary()
    let counts = summary["counts"]?.asCounts ?? [:]
    let final = workspace.published(date)
    let latest = Latest(workspace: workspace, disk: disk)
    let standing = try workspace.night(date)
    let foreign = try standing?.foreignFiles(disk: disk) ?? []
    if let standing, standing.summary == summary, try standing.isWhole(disk: disk) {
      try latest.write()
      return Placed(
        state: .unchanged, folder: final, counts: counts, foreign: foreign.map { "\(final)/\($0) is none of the night's files" })
    }
    try latest.read()
    if try disk.isFolder(final) { try workspace.requireWritable([final]) }
    let manifest = try stage(publication, &summary, in: run.staged)
    try interruption.beginCommit()
    try ledger.writeIntent(run: run.number, date: date, manifest: manifest)
    var placed = Placed(state: .published, folder: final, counts: counts)
    placed.foreign = foreign.map { "\(final)/\($0) was none of the night's files: it stands in \(run.replaced) now" }
    if standing == nil, try disk.exists(final) { placed.foreign = ["\(final) held no night: what was there stands in \(run.replaced) now"] }
    do {
      try put(date, at: final)
      try latest.write()
      try ledger.markPublished(run: run.number, date: date)
    } catch {
      // What stands there tells whether it failed before the folders were moved or after.
      guard let night = try? workspace.night(date), night.digest == manifest else { throw error }
      throw RunFault(error).after(placed)
    }
    return placed
  }

  /// Moves the staged folder to where readers look for it.
  private func put(_ date: CalendarDate, at final: String) throws {
    do throws(DiskFault) {
      try publishFolder(from: run.staged, to: final, replaced: run.replaced, disk: disk)
    } catch {
      guard error.isExchangeUnsupported else { throw error }
      throw RunFault(
        .usage, "the file system of \(workspace.published) cannot exchange folders, so \(date) cannot be published again",
        remedy: "Put the workspace on a file system with RENAME_EXCHANGE (ext4, XFS, Btrfs, tmpfs)")
    }
  }

  /// Puts the files with the drafts.
  func draft(_ publication: Publication) throws -> Placed {
    var summary = try publication.summary()
    _ = try stage(publication, &summary, in: run.staged)
    let final = run.draft
    try interruption.beginCommit()
    try publishFolder(from: run.staged, to: final, replaced: run.replaced, disk: disk)
    return Placed(state: .draft, folder: final, counts: summary["counts"]?.asCounts ?? [:])
  }

  /// Writes all files of the publication into a new folder; gives the SHA-256 of run.json.
  private func stage(_ publication: Publication, _ summary: inout [CanonicalJSON.Key: CanonicalJSON], in folder: String) throws -> Digest {
    try disk.makeFolders(folder)
    let records = try publication.writeFiles(to: folder)
    summary["files"] = .object(named: records.mapValues(\.json))
    let bytes = CanonicalJSON.object(summary).encoded + [0x0A]
    let file = try FileWriter(creating: "\(folder)/\(PublishedNight.manifest)", disk: disk)
    try file.write(bytes)
    return try file.finish().sha256
  }
}

extension RunFault {
  /// What failed after the files had come to stand: a script must not take it for a run that did nothing.
  func after(_ placed: Publisher.Placed) -> RunFault {
    RunFault(
      .failed, "\(problem), after the run had done its work: \(placed.state.whereabouts(in: placed.folder))", others: others,
      remedy: remedy)
  }
}
