import Marketplace
import Store
import Text

/// Runs a night, or says what it would do. One at a time per workspace (rule R6).
public struct Runner: Sendable {
  /// What becomes of the result.
  public enum Goal: Sendable {
    /// Published; a date that was published with other settings only where `republish` says so.
    case publish(republish: Bool)
    /// Kept with the drafts, where nobody takes it for tonight's.
    case draft
  }

  private let options: RunOptions
  let workspace: Workspace
  let disk: Disk
  private let interruption: Interruption
  private let report: @Sendable (StageLine) -> Void

  /// A runner of these options. `report` is told each stage as it ends, from any thread.
  public init(
    _ options: RunOptions, disk: Disk = .real, interruption: Interruption = Interruption(),
    report: @escaping @Sendable (StageLine) -> Void = { _ in }
  ) {
    self.options = options
    self.disk = disk
    self.interruption = interruption
    self.report = report
    workspace = Workspace(path: options.workspace, disk: disk)
  }

  /// What a run would do and why. It changes nothing.
  public func plan() async throws(RunFault) -> PlanReport {
    do {
      try workspace.check()
      var obstacles: [RunFault] = []
      let night = try await Night.load(options, workspace: workspace, disk: disk) { obstacles.append($0) }
      let baseline = try Baseline.find(for: night.date, in: workspace)
      let executor = executor(.plan, baseline)
      var repeated: [RepeatedExport] = []
      let artefacts = try await night.evaluate(on: executor, threads: options.threads) {
        repeated = $0
        if let fault = repeated.fault { obstacles.append(fault) }
      } judged: { report in
        if let fault = report.fault() { obstacles.append(fault) }
      }
      let refusal = try refusal(of: night)
      return PlanReport(
        date: night.date, comparedWith: baseline.name, lines: inOrder(executor.allLines, of: night), refusal: refusal?.problem,
        republication: try artefacts.flatMap { try republication(of: night, $0, executor) },
        obstacles: obstacles.map(\.problem), warnings: repeated.warnings + night.warnings)
    } catch {
      throw RunFault(error, in: workspace)
    }
  }

  /// How many threads work.
  var threads: Int { options.threads }

  /// The accounts that the exports of the night show, in the order of their keys.
  ///
  /// - Parameter outputs: files that are to be written; none of them may be what the night is made of.
  func nightAccounts(
    sparing outputs: [(option: String, path: String?)]
  ) async throws -> (date: CalendarDate, accounts: [SellerAccount]) {
    try await locked { night, executor in
      try refuseOutputs(outputs, thatAre: night.inputPaths(of: options), disk: disk)
      let selections = try await night.selections(on: executor, threads: options.threads) ?? []
      return (night.date, try selections.flatMap { try NightAccounts.read($0.artefact, marketplace: $0.marketplace, disk: disk) })
    }
  }

  /// Hands the night's hits, with a judge of them, to `body`.
  func onHits<Result>(_ body: (Night, Judging, [SelectedSegment]) throws -> Result) async throws -> Result {
    try await locked { night, executor in
      guard let made = try await night.evidence(on: executor, threads: options.threads), let sellers = made.sellers,
        let screen = made.screen
      else {
        throw RunFault(.failed, "a stage gave no result", remedy: "This is a defect of Brandsieve: please report it")
      }
      let judging = try Judging(
        night.settings.basis(on: night.date, night.decisions.candidates), made.segments, made.selections, screen: screen,
        sellers: sellers, threads: options.threads, disk, interruption)
      return try body(night, judging, made.segments)
    }
  }

  /// Loads the night and works on it with the workspace locked; nothing is published.
  private func locked<Result>(_ body: (Night, StageExecutor) async throws -> Result) async throws -> Result {
    _ = try Night.loadPipeline(options, disk)
    try workspace.create()
    try workspace.requireWritable(workspace.workingFolders)
    let lock = try WorkspaceLock.acquire(workspace: workspace.path, disk: disk)
    defer { lock.release() }
    let night = try await Night.load(options, workspace: workspace, disk: disk)
    return try await body(night, executor(.run, try Baseline.find(for: night.date, in: workspace)))
  }

  /// Runs the night to its goal.
  public func run(_ goal: Goal) async throws(RunFault) -> RunOutcome {
    do {
      // The pipeline file is checked before anything is made or locked: its faults are the most common ones.
      _ = try Night.loadPipeline(options, disk)
      try workspace.create()
      try requireWritable(goal)
      let lock = try WorkspaceLock.acquire(workspace: workspace.path, disk: disk)
      defer { lock.release() }
      let ledger = try Settlement.openLedger(workspace, disk: disk)
      return try await runLocked(goal, ledger)
    } catch {
      throw RunFault(error, in: workspace)
    }
  }

  private func runLocked(_ goal: Goal, _ ledger: Ledger) async throws -> RunOutcome {
    let began = ContinuousClock.now
    let night = try await Night.load(options, workspace: workspace, disk: disk)
    if case .publish(republish: false) = goal, let refusal = try refusal(of: night) { throw refusal }
    if let fault = try night.repeated().fault { throw fault }
    let isDraft = if case .draft = goal { true } else { false }
    // Where the date is sure to be published again, its own folder moves.
    if !isDraft, let standing = try workspace.night(night.date),
      standing.settings != night.settings.settingsValue || standing.json["inputs"] != night.inputs
    {
      try workspace.requireWritable([standing.folder])
    }
    let number = try ledger.beginRun(
      pipeline: options.pipelineFile, date: night.date, isDraft: isDraft, startedAt: HostClock.now,
      above: RunFolder.numbers(in: workspace, disk: disk).last ?? 0)
    let run = RunFolder(workspace: workspace, number: number, disk: disk)
    let executor = executor(.run, try Baseline.find(for: night.date, in: workspace))
    var placed: Publisher.Placed?
    do {
      let inputs = try InputsArtefact.keep(night.settings, night.decisions, in: workspace.artefacts)
      let evaluated = try await night.evaluate(on: executor, threads: options.threads) {
        if let fault = $0.fault { throw fault }
      } judged: { report in
        try run.write(report)
        if let fault = report.fault(writtenTo: run.contracts) { throw fault }
      }
      guard let artefacts = evaluated else {
        throw RunFault(.failed, "a stage gave no result", remedy: "This is a defect of Brandsieve: please report it")
      }
      let lines = inOrder(executor.allLines, of: night)
      let publication = Publication(night: night, artefacts: artefacts, inputs: inputs.key, lines: lines, interruption: interruption)
      let publisher = Publisher(workspace: workspace, ledger: ledger, run: run, disk: disk, interruption: interruption)
      let result = try isDraft ? publisher.draft(publication) : publisher.publish(publication)
      placed = result
      let unpacked = artefacts.segments.reduce(0) { $0 + ($1.segment.artefact.manifest.counts["unpacked_bytes"] ?? 0) }
      let findings = try publication.findings
      try end(run, .done, .done, lines, unpacked, ledger, night)
      return RunOutcome(
        state: result.state, run: run.name, date: night.date, folder: result.folder, counts: result.counts, lines: lines,
        seconds: (ContinuousClock.now - began).seconds, unpackedBytes: unpacked,
        incomplete: findings.compactMap(\.damage), encodingWarnings: findings.compactMap(\.encoding),
        notices: night.settings.registryReport.notices.map(\.description),
        warnings: artefacts.repeated.warnings + night.warnings + result.foreign
          + artefacts.segments.compactMap { ReplacedBytes($0.segment)?.words }
          + artefacts.segments.compactMap { OpenEnd($0.segment)?.words }
          + CommonValues.warnings(try NightAccounts.table(artefacts.selections, disk: disk))
          + ExceptionCheck(night.settings, on: night.date).warnings(
            accounts: try NightEntities(artefacts.sellers, disk: disk).rows.lazy.map(\.key)))
    } catch {
      var fault = RunFault(error, in: workspace)
      if let placed { fault = fault.after(placed) }
      // The run's own fault is what matters: one of the ledger on top of it would hide it.
      try? end(
        run, fault.status == .stopped ? .stopped : .failed, fault.status, inOrder(executor.allLines, of: night), 0, ledger, night,
        fault: fault)
      throw fault
    }
  }

  /// Notes the end of a run in the ledger and in its folder.
  private func end(
    _ run: RunFolder, _ state: RunState, _ status: ExitStatus, _ lines: [StageLine], _ unpackedBytes: Int, _ ledger: Ledger,
    _ night: Night, fault: RunFault? = nil
  ) throws {
    let stages = lines.map { line in
      StageRecord(
        stage: line.stage.rawValue, subject: line.subject, key: line.key ?? "", isReused: line.state == .reused, seconds: line.seconds,
        rows: line.rows)
    }
    try ledger.recordStages(stages, of: run.number)
    try ledger.endRun(run.number, state: state, exitStatus: Int(status.rawValue), endedAt: HostClock.now)
    if let facts = try ledger.run(run.number) {
      try run.write(facts, lines: lines, unpackedBytes: unpackedBytes, asked: night.asked(options), fault: fault)
    }
  }

  /// Checks that a run may write wherever it is going to.
  private func requireWritable(_ goal: Goal) throws(RunFault) {
    if case .draft = goal { return try workspace.requireWritable(workspace.workingFolders + [workspace.drafts]) }
    try workspace.requireWritable(workspace.workingFolders + [workspace.published])
    try Latest(workspace: workspace, disk: disk).read()
  }

  private func executor(_ mode: StageExecutor.Mode, _ baseline: Baseline) -> StageExecutor {
    StageExecutor(mode: mode, store: workspace.artefacts, baseline: baseline, interruption: interruption, report: report)
  }

  /// Why a date whose stages could all be reused would be published again; nil where it would not, or was never published.
  private func republication(of night: Night, _ artefacts: NightArtefacts, _ executor: StageExecutor) throws -> String? {
    guard let standing = try workspace.night(night.date) else { return nil }
    let publication = Publication(
      night: night, artefacts: artefacts, inputs: InputsArtefact.key(night.settings, night.decisions), lines: executor.allLines,
      interruption: interruption)
    let differences = KeyDifference.fields(old: .object(standing.summary), new: .object(try publication.summary()))
    if !differences.isEmpty { return differences.joined(separator: "; ") }
    return try standing.isWhole(disk: disk) ? nil : "published files were changed or lost"
  }

  /// The fault of a date that stands published with other settings (rule R4); nil where it does not.
  private func refusal(of night: Night) throws -> RunFault? {
    guard let published = try workspace.night(night.date), published.settings != night.settings.settingsValue else { return nil }
    let fields = KeyDifference.fields(old: published.settings, new: night.settings.settingsValue)
    return RunFault(
      .usage, "\(night.date) is published with other settings (\(fields.joined(separator: "; ")))",
      remedy: "Try the change with --draft, or replace what is published with --republish")
  }

  /// Stage lines in the order of the night: by stage, then marketplace and path.
  private func inOrder(_ lines: [StageLine], of night: Night) -> [StageLine] {
    let paths = (night.exports.map(\.path) + night.fixes.map(\.file.path)).map { ExactText($0) }
    let places = Dictionary(paths.enumerated().map { ($1, $0) }) { first, _ in first }
    func rank(_ line: StageLine) -> (Int, Int, ExactText) {
      let subject = ExactText(line.subject)
      return (StageName.allCases.firstIndex(of: line.stage) ?? 0, places[subject] ?? 0, subject)
    }
    return lines.sorted { rank($0) < rank($1) }
  }
}
