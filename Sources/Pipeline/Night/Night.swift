import Marketplace
import Registry
import Store

/// A file of a marketplace's exports of the night.
struct ExportFile: Sendable {
  let source: SourceSettings
  /// Its path below the data root.
  let path: String
  /// Where it is opened.
  let location: String
  /// Its size in bytes.
  let size: Int
  /// The SHA-256 of its bytes, in hexadecimal digits.
  let digest: String
}

/// What an earlier published night hands on (rule R3).
struct PreviousNight: Sendable {
  let date: CalendarDate
  /// The artefact with its entity snapshot.
  let sellers: Artefact
  /// The artefact with what it remembers of candidates; nil where an older program made it, which remembered none.
  let candidates: Artefact?
  /// Its run.json.
  let json: CanonicalJSON
}

/// One night: what goes into it. Its results are a function of these values alone.
struct Night: Sendable {
  let date: CalendarDate
  let settings: NightSettings
  /// The exports in the order of marketplace and path.
  let exports: [ExportFile]
  /// What was mended of them, by marketplace.
  let fixes: [NightFix]
  /// Fix files of the date that mend nothing of these exports, in words.
  let fixesLeftOut: [String]
  let previous: PreviousNight?
  /// What analysts have decided, as it was when the run began.
  let decisions: DecisionsInForce
  let disk: Disk
}

/// The artefacts that a night came to.
struct NightArtefacts: Sendable {
  let segments: [SelectedSegment]
  let selections: [(marketplace: String, artefact: Artefact)]
  let sellers: Artefact
  let screen: Artefact
  let candidates: Artefact
  /// Nil where the pipeline names no programme.
  let handoff: Artefact?
  /// The exports that the previous night had too.
  let repeated: [RepeatedExport]
  /// What became of the sources' contracts.
  let contracts: ContractReport
}

extension Night {
  /// Obtains every stage's result, in their order; nil in plan mode where one would have to be made first.
  ///
  /// As soon as the exports are read, `compared` is told which of them the previous night had too, then `judged` of the contracts; either
  /// may end it there.
  func evaluate(
    on executor: StageExecutor, threads: Int, compared: ([RepeatedExport]) throws -> Void, judged: (ContractReport) throws -> Void
  ) async throws -> NightArtefacts? {
    let (exportSegments, findings): ([Segment?], [Artefact?])
    do {
      (exportSegments, findings) = try await ingest(executor, threads)
    } catch let fault as MissingColumns {
      let export = exports.first { $0.path == fault.fault.file }
      try judged(broken(fault, of: export?.source.name ?? ""))
      throw fault
    }
    let repeated = try repeated(exportSegments)
    try compared(repeated)
    let fixSegments = try await mend(executor, threads)
    let contracts = try judgeContracts(exportSegments, findings, fixSegments)
    if let contracts { try judged(contracts) }
    guard let found = try await evidence(joined(exportSegments, fixSegments), executor, threads) else { return nil }
    let (selected, selections) = (found.segments, found.selections)
    guard let sellers = found.sellers, let screen = found.screen else {
      let missing = found.sellers == nil ? StageName.sellers : .screen
      executor.waits(.candidates, for: missing.rawValue)
      if !settings.profiles.isEmpty { executor.waits(.handoff, for: missing.rawValue) }
      return nil
    }
    let stage = try candidatesStage(selected, selections, screen: screen, sellers: sellers, executor, threads)
    guard let candidates = try await executor.obtain(stage.request, { try stage.write(to: $0) }) else {
      if !settings.profiles.isEmpty { executor.waits(.handoff, for: StageName.candidates.rawValue) }
      return nil
    }
    var handoff: Artefact?
    if !settings.profiles.isEmpty {
      let stage = HandoffStage(candidates: candidates, selections: selections, settings: settings, date: date, disk: disk)
      handoff = try await executor.obtain(stage.request) { try stage.write(to: $0) }
      if handoff == nil { return nil }
    }
    return NightArtefacts(
      segments: selected, selections: selections, sellers: sellers, screen: screen, candidates: candidates, handoff: handoff,
      repeated: repeated, contracts: contracts ?? ContractReport(date: date))
  }

  /// The selections of all marketplaces, with what comes before them; nil in plan mode where one would have to be made first.
  func selections(on executor: StageExecutor, threads: Int) async throws -> [(marketplace: String, artefact: Artefact)]? {
    let (exportSegments, _) = try await ingest(executor, threads)
    return try await select(joined(exportSegments, try await mend(executor, threads)), executor, threads)
  }

  /// What a night's candidates are judged by; a stage that would have to be made first is nil in plan mode.
  typealias Evidence = (
    segments: [SelectedSegment], selections: [(marketplace: String, artefact: Artefact)], sellers: Artefact?, screen: Artefact?
  )

  /// What the night's candidates are judged by, with all that comes before it.
  func evidence(on executor: StageExecutor, threads: Int) async throws -> Evidence? {
    let (exportSegments, _) = try await ingest(executor, threads)
    return try await evidence(joined(exportSegments, try await mend(executor, threads)), executor, threads)
  }

  private func evidence(_ segments: [(marketplace: String, segment: Segment?)], _ executor: StageExecutor, _ threads: Int) async throws
    -> Evidence?
  {
    guard let selections = try await select(segments, executor, threads) else { return nil }
    let selected = Self.selected(segments.compactMap(\.segment), selections)
    async let sellers = linkSellers(selections, executor, threads)
    async let screen = screen(selected, executor, threads)
    return (selected, selections, try await sellers, try await screen)
  }

  func candidatesStage(
    _ segments: [SelectedSegment], _ selections: [(marketplace: String, artefact: Artefact)], screen: Artefact, sellers: Artefact,
    _ executor: StageExecutor, _ threads: Int
  ) throws -> CandidatesStage {
    CandidatesStage(
      segments: segments, selections: selections, screen: screen, sellers: sellers, settings: settings,
      decisions: decisions, previous: previous, incomplete: try incomplete(segments), date: date, disk: disk, threads: threads,
      interruption: executor.interruption)
  }

  /// The marketplaces of which an export is damaged, so that a listing that is not there may be one that was lost.
  private func incomplete(_ segments: [SelectedSegment]) throws -> Set<String> {
    try segments.reduce(into: []) { names, selected in
      if try ReadFindings.read(selected.segment, disk: disk)?.damage != nil { names.insert(selected.segment.marketplace) }
    }
  }

  /// One segment for each export, in their order, and what its contract found in its values. The biggest files go first, so that no
  /// thread is left with one at the end.
  private func ingest(_ executor: StageExecutor, _ threads: Int) async throws -> (segments: [Segment?], findings: [Artefact?]) {
    let order = exports.indices.sorted { (exports[$0].size, $1) > (exports[$1].size, $0) }
    let made = try await inParallel(order.map { exports[$0] }, threads: threads) { export in
      let contract = ContractStage(export: export, disk: disk, interruption: executor.interruption)
      let watched = contract?.isMissing(executor) == true ? contract?.watch() : nil
      let stage = IngestStage(
        source: export.source, path: export.path, location: export.location, digest: export.digest, disk: disk,
        interruption: executor.interruption, watch: watched)
      let artefact = try await executor.obtain(stage.request) { try stage.write(to: $0) }
      let findings = try await contract?.obtain(executor, watched: watched)
      return (artefact.map { Segment(marketplace: export.source.name, path: export.path, artefact: $0) }, findings)
    }
    var segments: [Segment?] = Array(repeating: nil, count: exports.count)
    var findings: [Artefact?] = Array(repeating: nil, count: exports.count)
    for (place, result) in zip(order, made) { (segments[place], findings[place]) = result }
    return (segments, findings)
  }

  /// One segment for each fix file, in their order.
  private func mend(_ executor: StageExecutor, _ threads: Int) async throws -> [Segment?] {
    try await inParallel(fixes, threads: threads) { fix -> Segment? in
      let stage = FixStage(fix: fix, disk: disk, interruption: executor.interruption)
      let artefact = try await executor.obtain(stage.request) { try stage.write(to: $0) }
      return artefact.map { Segment(marketplace: fix.export.source.name, path: fix.file.path, artefact: $0) }
    }
  }

  /// The segments of each marketplace: those of its exports, then those of its fix files; nil for one that is not there yet.
  private func joined(_ exportSegments: [Segment?], _ fixSegments: [Segment?]) -> [(marketplace: String, segment: Segment?)] {
    settings.pipeline.sources.flatMap { source in
      zip(exports, exportSegments).filter { $0.0.source.name == source.name }.map { (source.name, $0.1) }
        + zip(fixes, fixSegments).filter { $0.0.export.source.name == source.name }.map { (source.name, $0.1) }
    }
  }

  /// The selections of all marketplaces, in the order of their names; nil where one cannot be had yet.
  private func select(
    _ segments: [(marketplace: String, segment: Segment?)], _ executor: StageExecutor, _ threads: Int
  ) async throws -> [(marketplace: String, artefact: Artefact)]? {
    let marketplaces = settings.pipeline.sources.map(\.name)
    let made = try await inParallel(marketplaces, threads: threads) { marketplace -> Artefact? in
      let own = segments.filter { $0.marketplace == marketplace }
      let ready = own.compactMap(\.segment)
      guard ready.count == own.count else {
        executor.waits(.selection, subject: marketplace, for: "ingest")
        return nil
      }
      let stage = SelectionStage(marketplace: marketplace, segments: ready, disk: disk, interruption: executor.interruption)
      return try await executor.obtain(stage.request) { try stage.write(to: $0) }
    }
    var selections: [(marketplace: String, artefact: Artefact)] = []
    for (marketplace, artefact) in zip(marketplaces, made) {
      guard let artefact else {
        for stage in [StageName.sellers, .screen, .candidates] { executor.waits(stage, for: "selection") }
        if !settings.profiles.isEmpty { executor.waits(.handoff, for: "selection") }
        return nil
      }
      selections.append((marketplace, artefact))
    }
    return selections
  }

  private func linkSellers(
    _ selections: [(marketplace: String, artefact: Artefact)], _ executor: StageExecutor, _ threads: Int
  ) async throws -> Artefact? {
    let stage = SellersStage(
      selections: selections, model: settings.model, modelDigest: settings.digest("model"), previous: previous,
      decisions: decisions, isIncremental: settings.pipeline.isLinkageIncremental, date: date, threads: threads, disk: disk)
    return try await executor.obtain(stage.request) { try stage.write(to: $0) }
  }

  private func screen(_ segments: [SelectedSegment], _ executor: StageExecutor, _ threads: Int) async throws -> Artefact? {
    let stage = ScreenStage(
      segments: segments, brands: settings.registry.brands, lexicon: settings.lexicon, lexiconDigest: settings.digest("lexicon"),
      threads: threads, disk: disk, interruption: executor.interruption)
    return try await executor.obtain(stage.request) { try await stage.write(to: $0) }
  }

  /// Joins segments and selections, both in the order of marketplaces.
  static func selected(_ segments: [Segment], _ selections: [(marketplace: String, artefact: Artefact)]) -> [SelectedSegment] {
    var selected: [SelectedSegment] = []
    var firstAccount = 0
    for (marketplace, artefact) in selections {
      for (ordinal, segment) in segments.filter({ $0.marketplace == marketplace }).enumerated() {
        selected.append(SelectedSegment(segment: segment, selection: artefact, ordinal: ordinal, firstAccount: firstAccount))
      }
      firstAccount += artefact.manifest.counts["accounts"] ?? 0
    }
    return selected
  }
}

extension Night {
  /// The files that the night is made of, all but the linkage's model, where they were opened.
  func inputPaths(of options: RunOptions) -> [String] {
    // A path below the data root is told without it.
    let named = settings.files.filter { $0.role != "model" }.map { $0.path.hasPrefix("/") ? $0.path : "\(options.dataRoot)/\($0.path)" }
    return [options.pipelineFile] + exports.map(\.location) + named
  }
}
