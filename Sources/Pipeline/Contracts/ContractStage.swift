import Marketplace
import Store
import Tabular

/// Contract: what the tests of a source's contract find in one export. What is tolerated is no part of it, nor is anything that ingest
/// gives: another test reads the file again, another threshold nothing.
struct ContractStage {
  let export: ExportFile
  private let contract: ContractSettings
  private let disk: Disk
  private let interruption: Interruption

  /// Nil where the source has no contract that looks at values.
  init?(export: ExportFile, disk: Disk, interruption: Interruption) {
    guard let contract = export.source.rules.contract, contract.readsValues else { return nil }
    (self.export, self.contract, self.disk, self.interruption) = (export, contract, disk, interruption)
  }

  var request: StageRequest {
    StageRequest(
      .contract, subject: export.path,
      settings: .object(["reading": export.source.canonicalIngest(), "contract": contract.canonicalTests()]),
      inputs: [StageInput("export", digest: export.digest)])
  }

  /// Whether the file has to be looked at.
  func isMissing(_ executor: StageExecutor) -> Bool {
    executor.mode == .run && (try? executor.store.open(request.key)) == nil
  }

  /// A check that goes along with the reading of the file.
  func watch() -> ValueWatch { ValueWatch(contract, values: export.source.values) }

  /// The findings: what was found on the way where the file was read anyway, else by reading it.
  func obtain(_ executor: StageExecutor, watched: ValueWatch?) async throws -> Artefact? {
    try await executor.obtain(request) { writer in
      let findings = try watched?.findings ?? read()
      try writer.add(FileFindings.fileName, findings.json.encoded, isPrivate: false)
      return ["rows": findings.rows, "broken": findings.rules.reduce(0) { $0 + $1.broken }]
    }
  }

  private func read() throws(RunFault) -> FileFindings {
    do {
      let file = try ExportSource(path: export.location, disk: disk)
      let reader = try export.source.reader(of: file)
      let columns = try export.source.columns.resolve(header: reader.header, file: export.path)
      var check = ValueCheck(contract, values: export.source.values, columns: columns)
      var batch = RecordBatch()
      var damage: FileDamage?
      while try damage == nil && export.source.fill(&batch, from: reader, &damage) {
        try interruption.check()
        check.add(batch)
      }
      try file.requireUnchanged(since: export.digest, named: export.path)
      // Nothing of a refused file is used.
      guard damage == nil || export.source.onDamage != .rejectFile else { return FileFindings() }
      return check.findings
    } catch {
      throw RunFault(error, reading: export.path, at: export.location)
    }
  }
}
