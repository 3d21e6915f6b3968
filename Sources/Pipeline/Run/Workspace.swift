import Glibc
import Marketplace
import Store

/// Where state and outputs stand. Folders are 0750, files 0640, the ledger and whatever holds personal data 0600.
public struct Workspace: Sendable {
  /// The absolute path of the workspace.
  public let path: String
  let disk: Disk

  /// The workspace at an absolute path; nothing is touched yet.
  public init(path: String, disk: Disk) {
    self.path = path
    self.disk = disk
  }

  var artefacts: ArtefactStore { ArtefactStore(folder: path + "/artefacts", disk: disk) }
  var runs: String { path + "/runs" }
  var drafts: String { path + "/drafts" }
  var published: String { path + "/published" }
  var latest: String { published + "/LATEST" }
  var ledger: String { path + "/ledger.sqlite" }
  /// What analysts decided. Nothing can make it again, so that no command of ours ever removes it.
  var decisions: DecisionRecords { DecisionRecords(path: path + "/records/decisions.sqlite", disk: disk) }

  /// The folder of a published date.
  func published(_ date: CalendarDate) -> String { "\(published)/\(date)" }

  /// What a run keeps for itself: timings, and the folder that a republished date had before.
  func run(_ name: String) -> String { "\(runs)/\(name)" }

  /// Makes the folders that are missing.
  ///
  /// - Throws: a fault of status 2 where the workspace cannot be written.
  func create() throws(RunFault) {
    do {
      for folder in [path, path + "/artefacts", runs, drafts, published] { try disk.makeFolders(folder) }
    } catch {
      throw RunFault(.usage, "the workspace cannot be used: \(error)", remedy: "Give a folder that you may write as --workspace")
    }
  }

  /// Checks that this user may write in folders of the workspace; those that are not there yet are passed over. A run asks before it works
  /// for long.
  ///
  /// - Throws: a fault of status 2 where one is closed.
  func requireWritable(_ folders: [String]) throws(RunFault) {
    do throws(DiskFault) {
      for folder in folders where try disk.exists(folder) {
        try requireFolder(folder)
        try disk.requireWritable(folder)
      }
    } catch {
      let isUsage = error.isForbidden || error.isOfThePath || error.isInTheWay
      throw RunFault(isUsage ? .usage : .failed, "the workspace cannot be used: \(error)", remedy: error.remedy)
    }
  }

  /// Throws where something else than a folder stands at a path.
  private func requireFolder(_ path: String) throws(DiskFault) {
    if try !disk.isFolder(path) { throw DiskFault(operation: .makeFolder, path: path, errno: EEXIST) }
  }

  /// The folders that every run writes in.
  var workingFolders: [String] { [path, artefacts.folder, artefacts.incomingFolder, runs] }

  /// Checks, without making anything, that a run could begin here as far as can be seen: a folder stands at the path, or nothing yet.
  ///
  /// - Throws: a fault of status 2.
  func check() throws(RunFault) {
    do throws(DiskFault) {
      if try disk.isFolder(path) {
        // What is published tells what a run would reuse.
        _ = try disk.list(path)
        for folder in [artefacts.folder, runs, drafts, published] where try disk.exists(folder) { try requireFolder(folder) }
        return
      }
      var standing = path
      while try !disk.exists(standing), let parent = parentFolder(of: standing) { standing = parent }
      if try disk.isFolder(standing), standing != path { return }
      throw DiskFault(operation: .makeFolder, path: standing, errno: standing == path ? EEXIST : ENOTDIR)
    } catch {
      throw RunFault(.usage, "the workspace cannot be used: \(error)", remedy: "Give a folder that you may write as --workspace")
    }
  }

  /// The published dates, oldest first; a folder without a run.json is none. Empty where nothing was published.
  func publishedDates() throws(DiskFault) -> [CalendarDate] {
    guard try disk.exists(published) else { return [] }
    var dates: [CalendarDate] = []
    for date in try disk.list(published).compactMap({ CalendarDate(iso: $0) }) {
      if try disk.exists("\(self.published(date))/\(PublishedNight.manifest)") { dates.append(date) }
    }
    return dates.sorted()
  }
}
