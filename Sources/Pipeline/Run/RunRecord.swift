import Store

/// What a run keeps for itself in `WORKSPACE/runs/RUN/record.json`: times, reuse and keys. Nothing of it is published.
struct RunRecord {
  let run: LedgerRun
  let night: Night
  let lines: [StageLine]
  let seconds: Double
  let unpackedBytes: Int

  static let fileName = "record.json"

  /// Writes the record and the ledger's rows of the stages.
  func write(_ workspace: Workspace, _ ledger: Ledger, _ disk: Disk) throws {
    for line in lines {
      try ledger.recordStage(
        run, stage: line.stage.rawValue, subject: line.subject, key: line.key ?? "", reused: line.state == .reused, seconds: line.seconds,
        rows: line.counts["rows_read"] ?? line.counts["rows"] ?? 0)
    }
    let stages = lines.map { line in
      CanonicalJSON.object([
        "stage": .text(line.stage.rawValue), "subject": .text(line.subject), "state": .text(line.state.rawValue),
        "key": .text(line.key ?? ""), "milliseconds": .integer(Int((line.seconds * 1000).rounded())),
        "reasons": .array(line.reasons.map { .text($0) }), "counts": .object(line.counts.mapValues { .integer($0) }),
      ])
    }
    let value = CanonicalJSON.object([
      "run": .text(run.name), "date": .text(night.date.description), "milliseconds": .integer(Int((seconds * 1000).rounded())),
      "unpacked_bytes": .integer(unpackedBytes), "stages": .array(stages),
    ])
    try disk.makeFolders(workspace.run(run.name))
    try writeFileAtomically("\(workspace.run(run.name))/\(Self.fileName)", value.encoded + [0x0A], disk: disk)
  }
}
