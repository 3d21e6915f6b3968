import Marketplace
import Store
import Tabular

/// Takes mended rows back in: checks a person's fix file against the rejects of a run and keeps what it mends, all or nothing.
public struct RejectReplay: Sendable {
  private let workspace: Workspace
  private let disk: Disk

  /// What was kept, and how to run the night again.
  public struct Kept: Sendable {
    /// How many rows were mended.
    public var rows: Int
    /// How many were left as they had been, and so were passed over.
    public var unchanged: Int
    /// The kept files, below the workspace.
    public var files: [String]
    /// What the run was asked for.
    public var options: RunOptions
    /// Whether it was a draft.
    public var isDraft: Bool
  }

  /// A replay in the workspace at an absolute path.
  public init(workspace: String, disk: Disk = .real) {
    self.workspace = Workspace(path: workspace, disk: disk)
    self.disk = disk
  }

  /// Keeps the mended rows of a fix file. The same rows again are kept once. `overrides` stand behind those of the run.
  ///
  /// - Throws: status 4 where the file cannot be taken in, of which nothing is kept then; 3 while another run holds the workspace.
  public func keep(_ file: String, run: String, overrides: [String] = []) throws(RunFault) -> Kept {
    let bytes: [UInt8]
    do { bytes = try disk.readFile(file) } catch { throw RunFault(.usage, "\(error)", remedy: error.remedy) }
    do {
      let lock = try WorkspaceLock.acquire(workspace: workspace.path, disk: disk)
      defer { lock.release() }
      let rejects = try Inspector(workspace: workspace.path, disk: disk).rejects(ofRun: run, date: nil)
      guard var options = rejects.options else {
        throw RunFault(.failed, "run \(run) has left no record of its data root", remedy: "Run that night again, and name that run")
      }
      options.overrides += overrides
      let pipeline = try Night.loadPipeline(options, disk)
      let checked = try check(try FixTable.read(bytes), rejects, pipeline)
      let store = FixStore(workspace: workspace, disk: disk)
      for (path, content) in checked.files { try store.keep(content, at: path) }
      return Kept(
        rows: checked.rows, unchanged: checked.unchanged, files: checked.files.map(\.path), options: options, isDraft: rejects.isDraft)
    } catch let faults as FixFaults {
      throw faults.fault(in: file)
    } catch {
      throw RunFault(error)
    }
  }

  private func check(
    _ rows: [FixRow], _ rejects: RunRejects, _ pipeline: PipelineSettings
  ) throws -> (files: [(path: String, content: [UInt8])], rows: Int, unchanged: Int) {
    let known = Dictionary(rejects.all.map { ($0.place, $0) }) { first, _ in first }
    var faults: [String] = []
    var seen: [RejectPlace: Int] = [:]
    var groups: [RejectGroup: [FixRow]] = [:]
    var unchanged = 0
    for row in rows {
      let name = "row \(row.place.row): \(row.marketplace) \(row.file) row \(row.row)"
      if let earlier = seen.updateValue(row.place.row, forKey: row.target) {
        faults.append("\(name) stands in row \(earlier) too")
        continue
      }
      guard let reject = known[row.target] else {
        let isRegistry = rejects.registry.contains { row.marketplace.isEmpty && $0.file == row.file && $0.row == row.row }
        faults.append(isRegistry ? "\(name) is the registry's: mend its table" : "\(name) is no reject of run \(rejects.run)")
        continue
      }
      guard row.sha256.isEmpty || row.sha256 == reject.sha256 else {
        faults.append("\(name) is of another delivery of that file")
        continue
      }
      guard row.raw != reject.text else {
        unchanged += 1
        continue
      }
      if let fault = try Self.fault(of: row.raw, pipeline.source(row.marketplace)) {
        faults.append("\(name): \(fault)")
        continue
      }
      var full = row
      (full.sha256, full.byteOffset) = (reject.sha256, reject.byteOffset)
      groups[RejectGroup(marketplace: row.marketplace, file: row.file), default: []].append(full)
    }
    var files: [(path: String, content: [UInt8])] = []
    for (group, rows) in groups.sorted(by: { $0.key < $1.key }) {
      let content = FixTable.encoded(rows)
      let path = FixStore.path(rejects.date, group.marketplace, digest: SHA256.digest(content).hex)
      files.append((path, content))
      for row in rows {
        guard let earlier = known[row.target]?.mendedBy, earlier != path else { continue }
        faults.append("row \(row.place.row): \(row.marketplace) \(row.file) row \(row.row) is mended already in \(earlier)")
      }
    }
    guard faults.isEmpty else { throw FixFaults(lines: faults) }
    guard !files.isEmpty else { throw FixFaults(lines: ["no row differs from the one that was rejected"]) }
    return (files, rows.count - unchanged, unchanged)
  }

  /// Why a text is not one record of a source; nil where it is one, sound or not.
  private static func fault(of text: String, _ source: SourceSettings?) throws -> String? {
    guard let source else { return "the pipeline file has no such source any more" }
    guard EscapedText.utf8(text) != nil else { return "`raw` has a backslash that begins neither \\\\ nor \\xNN: double it" }
    let reader = try MendedRecord.reader(of: text, source, columns: 1)
    var batch = RecordBatch()
    var records = 0
    while try reader.next(&batch) { records += batch.count }
    switch records {
    case 0: return "`raw` is empty: leave the row out instead"
    case 1: return nil
    default: return "`raw` holds \(records) records: each goes into a row of its own, or needs its quotes"
    }
  }
}

/// The rows that go into one kept file.
private struct RejectGroup: Hashable, Comparable {
  var marketplace: String
  var file: String

  static func < (left: RejectGroup, right: RejectGroup) -> Bool {
    (Array(left.marketplace.utf8) + [0] + Array(left.file.utf8)).lexicographicallyPrecedes(
      Array(right.marketplace.utf8) + [0] + Array(right.file.utf8))
  }
}
