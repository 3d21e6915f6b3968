import Marketplace
import Store
import Tabular
import Text

/// A rejected record of a run. `text` and `raw` are personal data.
public struct Reject: Sendable {
  /// The marketplace.
  public var marketplace: String
  /// The file that it stands in: its path below the data root, or of a fix file below the workspace.
  public var file: String
  /// The SHA-256 of that file.
  public var sha256: String
  /// The record's number; the header is 1.
  public var row: Int
  /// Where it begins in the unpacked file.
  public var byteOffset: Int
  /// Why it was rejected.
  public var reason: String
  /// The record as text, see ``EscapedText``.
  public var text: String
  /// The fix file that holds it mended; nil where none does.
  public var mendedBy: String?

  var place: RejectPlace { RejectPlace(marketplace: marketplace, file: file, row: row) }
}

/// The rejected records of a run's exports and fix files, as they stand in its artefacts.
public struct RunRejects: Sendable {
  /// The run's name.
  public var run: String
  /// Its business date.
  public var date: CalendarDate
  /// The marketplaces whose exports were read, in their order.
  public var marketplaces: [String]
  /// In the order of marketplaces and files, fix files behind exports.
  public var all: [Reject]
  /// Those of the registry, by file and row. No replay mends them.
  public var registry: [RegistryRejectPlace]
  /// What the run was asked for; nil where its record does not say it.
  var options: RunOptions?
  var isDraft: Bool

  /// Those that nobody has mended yet.
  public var open: [Reject] { all.filter { $0.mendedBy == nil } }
}

extension Inspector {
  /// The rejected records of a run; of the newest one that read exports, of a date where one is given, if no run is named.
  ///
  /// - Throws: status 1 where there is no such run, or where its rejects are gone or closed to this user.
  public func rejects(ofRun name: String?, date: CalendarDate?) throws(RunFault) -> RunRejects {
    do {
      let (number, record) = try self.record(ofRun: name, date: date)
      guard let day = record["date"]?.asText.flatMap(CalendarDate.init(iso:)) else { throw Self.noRecord(RunFolder.name(number)) }
      var keys: [ExactText: String] = [:]
      for stage in record["stages"]?.asArray ?? [] where stage["stage"]?.asText == StageName.ingest.rawValue {
        keys[ExactText(stage["subject"]?.asText ?? "")] = stage["key"]?.asText
      }
      var rejects: [Reject] = []
      var marketplaces: [String] = []
      for input in record["inputs"]?.asArray ?? [] {
        guard let marketplace = input["marketplace"]?.asText, let path = input["file"]?.asText, let sha256 = input["sha256"]?.asText,
          let key = keys[ExactText(path)].flatMap(Digest.init(hex:))
        else { continue }
        if !marketplaces.contains(marketplace) { marketplaces.append(marketplace) }
        guard let artefact = try workspace.artefacts.open(key) else {
          throw RunFault(
            .failed, "the rejects of \(path) are gone", remedy: "Run \(day) again (--date \(day)), then name that run")
        }
        rejects += try Self.rejects(of: Segment(marketplace: marketplace, path: path, artefact: artefact), sha256, disk)
      }
      try markMended(&rejects, day, marketplaces)
      return RunRejects(
        run: RunFolder.name(number), date: day, marketplaces: marketplaces, all: rejects,
        registry: (record["registry_rejects"]?.asArray ?? []).compactMap(RegistryRejectPlace.init),
        options: RunOptions(record, workspace: workspace.path),
        isDraft: record["draft"]?.asBoolean ?? false)
    } catch {
      throw RunFault(error)
    }
  }

  private static func noRecord(_ name: String) -> RunFault {
    RunFault(.failed, "run \(name) has left no record of what it read", remedy: "Run that night again, and name that run")
  }

  /// The record of a run, or of the newest one that read exports.
  private func record(ofRun name: String?, date: CalendarDate?) throws -> (Int, CanonicalJSON) {
    func record(_ number: Int) throws -> CanonicalJSON? {
      guard let json = try RunFolder.record(in: workspace.run(RunFolder.name(number)), disk) else { return nil }
      return json["inputs"]?.asArray?.isEmpty == false ? json : nil
    }
    if let name {
      let number = try run(name).run.number
      guard let json = try record(number) else { throw Self.noRecord(RunFolder.name(number)) }
      return (number, json)
    }
    for number in try RunFolder.numbers(in: workspace, disk: disk).reversed() {
      guard let json = try record(number), date == nil || json["date"]?.asText == date?.description else { continue }
      let hasRead = (json["stages"]?.asArray ?? []).contains { $0["stage"]?.asText == StageName.ingest.rawValue }
      if hasRead { return (number, json) }
    }
    throw RunFault(
      .failed, "no run\(date.map { " of \($0)" } ?? "") in \(workspace.path) has read exports", remedy: "`brandsieve runs` lists the runs")
  }

  private static func rejects(of segment: Segment, _ sha256: String, _ disk: Disk) throws -> [Reject] {
    let isFix = segment.artefact.manifest.files.contains { $0.name == FixStage.origins }
    let key = try CanonicalJSON(parsing: Array(segment.artefact.manifest.keyText.utf8))
    let declared = key["settings"]?["dialect"]?["encoding"]?.asText.flatMap(TextEncoding.init(rawValue:)) ?? .utf8
    let written = try ReadFindings.read(segment, disk: disk)?.byteOrder ?? declared
    let escaped = EscapedText(isFix ? .utf8 : written)
    let table = try segment.rejects(disk)
    var rejects: [Reject] = []
    for batch in 0..<table.batchCount {
      let rows = try table.uint32(RejectTable.Column.row.rawValue, batch: batch)
      let offsets = try table.uint64(RejectTable.Column.byteOffset.rawValue, batch: batch)
      let reasons = try table.text(RejectTable.Column.reason.rawValue, batch: batch)
      let raw = try table.text(RejectTable.Column.raw.rawValue, batch: batch)
      for place in rows.indices {
        rejects.append(
          Reject(
            marketplace: segment.marketplace, file: segment.path, sha256: sha256, row: Int(rows[place]), byteOffset: Int(offsets[place]),
            reason: reasons[place], text: escaped.text(Array(raw.bytes[raw.range(place)]))))
      }
    }
    return rejects
  }

  private func markMended(_ rejects: inout [Reject], _ date: CalendarDate, _ marketplaces: [String]) throws(RunFault) {
    var mended: [RejectPlace: (path: String, digest: String)] = [:]
    for marketplace in marketplaces {
      for file in try FixStore(workspace: workspace, disk: disk).files(date, marketplace) {
        for row in file.rows { mended[row.target] = (file.path, file.originDigest) }
      }
    }
    for place in rejects.indices {
      if let fix = mended[rejects[place].place], fix.digest == rejects[place].sha256 { rejects[place].mendedBy = fix.path }
    }
  }
}

extension RunOptions {
  /// What a run was asked for, by its record; nil where that does not say it.
  init?(_ record: CanonicalJSON, workspace: String) {
    guard let pipeline = record["pipeline"]?.asText, let dataRoot = record["data_root"]?.asText, let set = record["set"]?.asArray else {
      return nil
    }
    self.init(
      pipelineFile: pipeline, dataRoot: dataRoot, workspace: workspace, date: record["date"]?.asText.flatMap(CalendarDate.init(iso:)),
      overrides: set.compactMap(\.asText), threads: 1)
  }
}
