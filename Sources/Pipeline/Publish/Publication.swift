import Candidates
import Marketplace
import Registry
import Store

/// What a night publishes: a function of its inputs and artefacts alone, with no clock, host, path or run number in it (rule R3).
struct Publication {
  let night: Night
  let artefacts: NightArtefacts
  /// The key of the artefact that keeps settings, registry and decisions.
  let inputs: Digest
  /// The stages that the night went through.
  let lines: [StageLine]
  let interruption: Interruption

  static let schema = 1

  /// Everything that run.json says but for the published files: equal values mean equal files.
  func summary() throws -> [CanonicalJSON.Key: CanonicalJSON] {
    let conservation = try artefacts.segments.map { selected throws(RunFault) in try Conservation(selected) }
    let findings = try findings
    let tiers = night.settings.pipeline.screening.tiers
    var members: [CanonicalJSON.Key: CanonicalJSON] = [
      "schema": .integer(Self.schema),
      "date": .text(night.date.description),
      "incomplete": .boolean(findings.contains { $0.damage != nil }),
      "incomplete_files": .array(findings.compactMap(\.damage?.json)),
      "encoding_warnings": .array(findings.compactMap(\.encoding?.json)),
      "previous": night.previous.map { previous($0) } ?? .null,
      "settings": night.settings.settingsValue,
      "thresholds": .object(["file": .text("\(tiers.file)"), "review": .text("\(tiers.review)"), "watch": .text("\(tiers.watch)")]),
      "inputs": night.inputs,
      "registry": registry,
      "exceptions": exceptions,
      "conservation": .array(conservation.map(\.json)),
      "counts": counts(conservation),
      "keys": .object(keys),
      "stages": .object(stages),
    ]
    if !night.fixes.isEmpty { members["fixes"] = .array(night.fixes.map(\.json)) }
    return members
  }

  /// What ingest found wrong with each file, in the order of the files.
  var findings: [ReadFindings] {
    get throws { try artefacts.segments.compactMap { try ReadFindings.read($0.segment, disk: night.disk) } }
  }

  /// Writes all published files but run.json into a staged folder, and gives what run.json says of them by name.
  func writeFiles(to folder: String) throws -> [String: PublishedFileRecord] {
    let tables = PublishedTables(
      artefacts: artefacts, registryRejects: night.settings.registryReport.rejectsByPlace, folder: folder, disk: night.disk,
      interruption: interruption)
    var records = try tables.candidates()
    for part in [try tables.clusters(), try tables.registrationsAndBans(), try tables.rejects(), try copyPackages(to: folder)] {
      records.merge(part) { first, _ in first }
    }
    return records
  }

  /// Copies the packages of the hand-off artefact, byte by byte.
  private func copyPackages(to folder: String) throws -> [String: PublishedFileRecord] {
    guard let handoff = artefacts.handoff else { return [:] }
    var records: [String: PublishedFileRecord] = [:]
    for file in handoff.manifest.files {
      try interruption.check()
      let target = "\(folder)/\(file.name)"
      if let parent = parentFolder(of: target) { try night.disk.makeFolders(parent) }
      let writer = try FileWriter(creating: target, mode: file.isPrivate ? FileMode.privateFile : FileMode.file, disk: night.disk)
      try writer.write(try night.disk.readFile(handoff.path(of: file.name)))
      let written = try writer.finish()
      guard written.sha256 == file.sha256 else {
        throw RunFault(.failed, "\(handoff.path(of: file.name)) is damaged", remedy: "Run again: the stage is made anew")
      }
      records[file.name] = PublishedFileRecord(
        bytes: written.size, sha256: written.sha256.hex, unpackedBytes: nil, unpackedSHA256: nil, rows: nil)
    }
    return records
  }

  private func previous(_ night: PreviousNight) -> CanonicalJSON {
    .object([
      "date": .text(night.date.description), "sellers": .text(night.sellers.key.hex),
      "candidates": night.candidates.map { .text($0.key.hex) } ?? .null,
    ])
  }

  private var exceptions: CanonicalJSON {
    let all = night.settings.exceptions
    let holding = all.count { $0.holds(on: night.date) }
    return .object(["in_force": .integer(holding), "expired": .integer(all.count - holding)])
  }

  private var registry: CanonicalJSON {
    let report = night.settings.registryReport
    let tables = RegistryTable.allCases.compactMap { table -> (String, CanonicalJSON)? in
      guard let counts = report.counts[table] else { return nil }
      return (
        table.rawValue,
        .object(["rows": .integer(counts.rows), "loaded": .integer(counts.loaded), "rejected": .integer(counts.rejected)])
      )
    }
    return .object([
      "inputs": .text(inputs.hex), "tables": .object(named: Dictionary(uniqueKeysWithValues: tables)),
      "notices": .array(report.notices.map { .text($0.description) }),
    ])
  }

  private func counts(_ conservation: [Conservation]) -> CanonicalJSON {
    var counts: [String: Int] = [
      "rows_read": conservation.reduce(0) { $0 + $1.read }, "rows_accepted": conservation.reduce(0) { $0 + $1.accepted },
      "rows_superseded": conservation.reduce(0) { $0 + $1.superseded },
      "rows_duplicates": conservation.reduce(0) { $0 + $1.duplicates }, "rows_rejected": conservation.reduce(0) { $0 + $1.rejected },
      "rows_withheld": conservation.reduce(0) { $0 + $1.withheld },
      "registry_rejected": night.settings.registryReport.rejects.count, "registry_notices": night.settings.registryReport.notices.count,
    ]
    counts["files_repeated"] = night.repeated.count
    counts["fixes_left_out"] = night.fixesLeftOut.count
    let fixPaths = Set(night.fixes.map(\.file.path))
    counts["rows_mended"] = conservation.filter { fixPaths.contains($0.path) }.reduce(0) { $0 + $1.read - $1.rejected }
    counts.merge(artefacts.contracts.counts) { first, _ in first }
    let stages: [(StageName, Artefact?)] = [
      (.sellers, artefacts.sellers), (.screen, artefacts.screen), (.candidates, artefacts.candidates), (.handoff, artefacts.handoff),
    ]
    for (stage, artefact) in stages {
      for (name, count) in artefact?.manifest.counts ?? [:] { counts["\(stage.rawValue)_\(name)"] = count }
    }
    return .object(named: counts.mapValues { .integer($0) })
  }

  private var keys: [CanonicalJSON.Key: CanonicalJSON] {
    var keys: [CanonicalJSON.Key: CanonicalJSON] = [:]
    for line in lines { keys[Baseline.place(line.stage, line.subject)] = line.key.map { .text($0) } }
    return keys
  }

  private var stages: [CanonicalJSON.Key: CanonicalJSON] {
    var stages: [CanonicalJSON.Key: CanonicalJSON] = [:]
    for stage in StageName.allCases { stages[CanonicalJSON.Key(stage.rawValue)] = .text("done") }
    if artefacts.contracts.verdicts.isEmpty { stages[CanonicalJSON.Key(StageName.contract.rawValue)] = .text("not_configured") }
    if artefacts.handoff == nil { stages[CanonicalJSON.Key(StageName.handoff.rawValue)] = .text("not_configured") }
    return stages
  }
}

extension Night {
  /// What run.json says of the exports.
  var inputs: CanonicalJSON {
    .array(
      exports.map {
        .object([
          "marketplace": .text($0.source.name), "file": .text($0.path), "bytes": .integer($0.size), "sha256": .text($0.digest),
        ])
      })
  }
}
