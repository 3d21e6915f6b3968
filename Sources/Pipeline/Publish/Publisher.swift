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
  }

  /// Publishes the date, unless just these files stand there already.
  func publish(_ publication: Publication) throws -> Placed {
    let date = publication.night.date
    var summary = try publication.summary()
    let counts = (summary["counts"]?.asObject ?? [:]).compactMapValues(\.asInteger)
    let final = workspace.published(date)
    if let standing = try workspace.night(date), standing.summary == summary, try standing.isWhole(disk: disk) {
      try Self.writeLatest(workspace, disk: disk)
      return Placed(state: .unchanged, folder: final, counts: counts)
    }
    let manifest = try stage(publication, &summary, in: run.staged)
    try interruption.beginCommit()
    try ledger.writeIntent(run: run.number, date: date, manifest: manifest)
    do throws(DiskFault) {
      try publishFolder(from: run.staged, to: final, replaced: run.replaced, disk: disk)
    } catch {
      guard error.isExchangeUnsupported else { throw RunFault(error) }
      throw RunFault(
        .usage, "the file system of \(workspace.published) cannot exchange folders, so \(date) cannot be published again",
        remedy: "Put the workspace on a file system with RENAME_EXCHANGE (ext4, XFS, Btrfs, tmpfs)")
    }
    try Self.writeLatest(workspace, disk: disk)
    try ledger.markPublished(run: run.number, date: date)
    return Placed(state: .published, folder: final, counts: counts)
  }

  /// Puts the files with the drafts.
  func draft(_ publication: Publication) throws -> Placed {
    var summary = try publication.summary()
    _ = try stage(publication, &summary, in: run.staged)
    let final = run.draft
    try interruption.beginCommit()
    try publishFolder(from: run.staged, to: final, replaced: run.replaced, disk: disk)
    return Placed(state: .draft, folder: final, counts: (summary["counts"]?.asObject ?? [:]).compactMapValues(\.asInteger))
  }

  /// LATEST holds the newest published date.
  static func writeLatest(_ workspace: Workspace, disk: Disk) throws {
    guard let newest = try workspace.publishedDates().last else { return }
    let bytes = Array("\(newest)\n".utf8)
    if try disk.exists(workspace.latest), try disk.readFile(workspace.latest) == bytes { return }
    try writeFileAtomically(workspace.latest, bytes, disk: disk)
  }

  /// Writes all files of the publication into a new folder; gives the SHA-256 of run.json.
  private func stage(_ publication: Publication, _ summary: inout [String: CanonicalJSON], in folder: String) throws -> Digest {
    try disk.makeFolders(folder)
    let records = try publication.writeFiles(to: folder)
    summary["files"] = .object(records.mapValues(\.json))
    let bytes = CanonicalJSON.object(summary).encoded + [0x0A]
    let file = try FileWriter(creating: "\(folder)/\(PublishedNight.manifest)", disk: disk)
    try file.write(bytes)
    return try file.finish().sha256
  }
}
