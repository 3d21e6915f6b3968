import Marketplace
import Store

/// What a run keeps for itself in `WORKSPACE/runs/RUN/`: times, host, reuse and keys, of which nothing is published, and whatever a
/// republished date had before. The ledger can be made again from these.
struct RunFolder {
  let workspace: Workspace
  let number: Int
  let disk: Disk

  static let recordName = "record.json"

  /// The run's name: its number in six digits at least.
  var name: String { Self.name(number) }
  var path: String { workspace.run(name) }
  /// Where its files are written before they are published.
  var staged: String { "\(path)/staged" }
  /// What the date had before.
  var replaced: String { "\(path)/replaced" }
  /// Where its files stand if it was a draft.
  var draft: String { "\(workspace.drafts)/\(name)" }

  /// The numbers of all runs that have left a folder or a draft, ascending.
  static func numbers(in workspace: Workspace, disk: Disk) throws(DiskFault) -> [Int] {
    var numbers: Set<Int> = []
    for folder in [workspace.runs, workspace.drafts] where try disk.exists(folder) {
      numbers.formUnion(try disk.list(folder).compactMap(number))
    }
    return numbers.sorted()
  }

  /// No workspace sees so many runs: whoever made a folder of a greater number, it was no run.
  private static let highestNumber = 1_000_000_000_000

  /// The number of a run by its folder's name; nil for a name that no run has.
  private static func number(_ name: String) -> Int? {
    guard let number = Int(name), (1...highestNumber).contains(number), self.name(number) == name else { return nil }
    return number
  }

  /// The name of a run's folder.
  static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Writes all that the ledger knows of the run, what it was asked for and read, the counts of its stages, and why it failed.
  func write(
    _ facts: RunFacts, lines: [StageLine], unpackedBytes: Int, asked: [CanonicalJSON.Key: CanonicalJSON], fault: RunFault? = nil
  ) throws(DiskFault) {
    let run = facts.run
    let stages = lines.map { line in
      CanonicalJSON.object([
        "stage": .text(line.stage.rawValue), "subject": .text(line.subject), "reused": .boolean(line.state == .reused),
        "key": .text(line.key ?? ""), "microseconds": .integer(Int((line.seconds * 1_000_000).rounded())),
        "rows": line.rows.map { .integer($0) } ?? .null, "reasons": .array(line.reasons.map { .text($0) }),
        "counts": .object(named: line.counts.mapValues { .integer($0) }),
      ])
    }
    let publishes = facts.publishes.map {
      CanonicalJSON.object(["date": .text($0.date.description), "manifest": .text($0.manifest.hex), "state": .text($0.state.rawValue)])
    }
    var members: [CanonicalJSON.Key: CanonicalJSON] = [
      "number": .integer(run.number), "pipeline": .text(run.pipeline), "date": .text(run.date.description), "draft": .boolean(run.isDraft),
      "started_at": .text(run.startedAt), "ended_at": run.endedAt.map { .text($0) } ?? .null, "state": .text(run.state.rawValue),
      "exit_status": run.exitStatus.map { .integer($0) } ?? .null, "unpacked_bytes": .integer(unpackedBytes), "stages": .array(stages),
      "publishes": .array(publishes),
    ]
    if let fault { members["fault"] = .array(fault.lines.map { .text($0) }) }
    let value = CanonicalJSON.object(members.merging(asked) { first, _ in first })
    try disk.makeFolders(path)
    try writeFileAtomically("\(path)/\(Self.recordName)", value.encoded + [0x0A], disk: disk)
  }

  /// The facts of every run that has left a record, for a ledger that was lost. Records that cannot be read are passed over.
  static func allFacts(in workspace: Workspace, disk: Disk) throws(DiskFault) -> [RunFacts] {
    guard try disk.exists(workspace.runs) else { return [] }
    var all: [RunFacts] = []
    for name in try disk.list(workspace.runs) {
      guard let number = number(name), let json = try record(in: workspace.run(name), disk), let facts = facts(json) else { continue }
      if facts.run.number == number { all.append(facts) }
    }
    return all
  }

  /// No record is as large, in bytes: it has some hundred for each file and each row of the registry that was left out.
  private static let largestRecord = 256 << 20

  /// The record in a run's folder; nil where there is none that can be read.
  static func record(in folder: String, _ disk: Disk) throws(DiskFault) -> CanonicalJSON? {
    let path = "\(folder)/\(recordName)"
    do throws(DiskFault) {
      guard try disk.exists(path) else { return nil }
      return try? CanonicalJSON(parsing: try disk.readPlainFile(path, limit: largestRecord).dropLast())
    } catch {
      if error.isNoPlainFile { return nil }
      throw error
    }
  }

  private static func facts(_ json: CanonicalJSON) -> RunFacts? {
    guard let number = json["number"]?.asInteger, let date = json["date"]?.asText.flatMap(CalendarDate.init(iso:)),
      let state = json["state"]?.asText.flatMap(RunState.init(rawValue:))
    else { return nil }
    let run = RunRecord(
      number: number, pipeline: json["pipeline"]?.asText ?? "", date: date, isDraft: json["draft"]?.asBoolean ?? false,
      startedAt: json["started_at"]?.asText ?? "", endedAt: json["ended_at"]?.asText, state: state,
      exitStatus: json["exit_status"]?.asInteger)
    let stages = (json["stages"]?.asArray ?? []).map { stage in
      StageRecord(
        stage: stage["stage"]?.asText ?? "", subject: stage["subject"]?.asText ?? "", key: stage["key"]?.asText ?? "",
        isReused: stage["reused"]?.asBoolean ?? false, seconds: Double(stage["microseconds"]?.asInteger ?? 0) / 1_000_000,
        rows: stage["rows"]?.asInteger)
    }
    let publishes = (json["publishes"]?.asArray ?? []).compactMap { publish -> PublishRecord? in
      guard let day = publish["date"]?.asText.flatMap(CalendarDate.init(iso:)),
        let manifest = publish["manifest"]?.asText.flatMap(Digest.init(hex:)),
        let state = publish["state"]?.asText.flatMap(PublishRecord.State.init(rawValue:))
      else { return nil }
      return PublishRecord(run: number, date: day, manifest: manifest, state: state)
    }
    return RunFacts(run: run, stages: stages, publishes: publishes)
  }
}
