import Marketplace
import Store

/// Judges one source's contract by what was counted and found: a function of those numbers alone.
struct ContractJudge {
  let marketplace: String
  let contract: ContractSettings
  let date: CalendarDate
  /// The exports and how many rows of each are in use; of all of them those that were rejected, and of these those that were mended.
  let exports: [(path: String, rows: Int)]
  /// Rows of damaged exports that are not in use: no rule counts them.
  let withheld: Int
  let rejected: Int
  let mended: Int
  /// The marketplace's exports in the previous night and how many rows were read of each; nil where there is none.
  let before: [(path: String, rows: Int)]?
  /// What was found in each export.
  let findings: [(path: String, findings: FileFindings)]

  private var rows: Int { exports.reduce(0) { $0 + $1.rows } }

  /// The most rows that the growth since the previous night allows; nil where nothing limits it.
  var mostByGrowth: Int? {
    guard let share = contract.maxGrowthShare, let before else { return nil }
    let previousRows = before.reduce(0) { $0 + $1.rows }
    return previousRows + Int(min(Double(previousRows) * share + 1e-9, 1e15))
  }

  /// A verdict for each rule of the contract, in its order.
  func verdicts() -> [ContractVerdict] {
    (rejects() + rowCounts() + changes() + freshness()) + contract.columns.indices.map(values)
  }

  /// Shares are compared with room for what the nearest binary fraction lacks.
  private static func exceeds(_ part: Int, _ share: Double, of whole: Int) -> Bool { Double(part) > share * Double(whole) + 1e-9 }

  private func verdict(_ rule: String, _ wanted: String, _ found: String, _ isKept: Bool) -> ContractVerdict {
    ContractVerdict(marketplace: marketplace, rule: rule, wanted: wanted, found: found, isKept: isKept)
  }

  /// The verdict of a rule about the number of rows; so many of them are missing or too many.
  private func verdict(_ rule: String, _ wanted: String, _ found: String, _ isKept: Bool, broken: Int) -> ContractVerdict {
    let unused = withheld > 0 ? ", and \(withheld) withheld" : ""
    var verdict = verdict(rule, wanted, found + unused, isKept)
    (verdict.judged, verdict.broken, verdict.files) = (rows, max(0, broken), Self.counted(exports))
    return verdict
  }

  private func rejects() -> [ContractVerdict] {
    guard let share = contract.maxRejectShare else { return [] }
    let open = rejected - mended
    let words = "\(open) of \(rows) rows" + (mended > 0 ? ", and \(mended) mended" : "")
    var verdict = verdict(
      "max_reject_share", "a share of rejected rows of at most \(share)", words, !Self.exceeds(open, share, of: rows))
    (verdict.judged, verdict.broken) = (rows, open)
    return [verdict]
  }

  /// How many rows each file has.
  private static func counted(_ exports: [(path: String, rows: Int)]) -> [ContractVerdict.File] {
    exports.map { ContractVerdict.File(path: $0.path, rows: $0.rows) }
  }

  private func rowCounts() -> [ContractVerdict] {
    var verdicts: [ContractVerdict] = []
    if let least = contract.minRows {
      verdicts.append(verdict("min_rows", "at least \(least) rows", "\(rows)", rows >= least, broken: least - rows))
    }
    if let most = contract.maxRows {
      verdicts.append(verdict("max_rows", "at most \(most) rows", "\(rows)", rows <= most, broken: rows - most))
    }
    return verdicts
  }

  private func changes() -> [ContractVerdict] {
    var verdicts: [ContractVerdict] = []
    func add(_ rule: String, _ share: Double?, _ direction: String, _ change: (Int) -> Int) {
      guard let share else { return }
      let wanted = "a share of at most \(share) \(direction) rows than in the previous night"
      guard let before else {
        verdicts.append(verdict(rule, wanted, "no previous night", true))
        return
      }
      let previousRows = before.reduce(0) { $0 + $1.rows }
      let change = change(previousRows)
      var verdict = verdict(
        rule, wanted, "\(rows) after \(previousRows)", !Self.exceeds(change, share, of: previousRows), broken: change)
      verdict.before = Self.counted(before)
      verdicts.append(verdict)
    }
    add("max_drop_share", contract.maxDropShare, "fewer") { $0 - rows }
    add("max_growth_share", contract.maxGrowthShare, "more") { rows - $0 }
    return verdicts
  }

  private func freshness() -> [ContractVerdict] {
    guard let days = contract.maxAgeDays else { return [] }
    let wanted = "a newest updated_at of at most \(days) days before \(date)"
    guard let newest = findings.compactMap(\.findings.newest).max() else {
      var verdict = verdict("max_age_days", wanted, "none", false)
      verdict.files = Self.counted(exports)
      return [verdict]
    }
    let day = Int((Double(newest) / 86_400).rounded(.down))
    let age = Int(date.daysSinceEpoch) - day
    var verdict = verdict("max_age_days", wanted, CalendarDate(daysSinceEpoch: Int32(clamping: day)).description, age <= days)
    let first = findings.first { $0.findings.newest == newest }
    if let first, let place = first.findings.newestPlace {
      let example = ContractVerdict.Example(row: place.row, byteOffset: place.byteOffset, reason: "newest")
      verdict.files = [ContractVerdict.File(path: first.path, examples: [example])]
    }
    return [verdict]
  }

  private func values(_ place: Int) -> ContractVerdict {
    let rule = contract.columns[place]
    let found = findings.map { file in (file.path, file.findings.rules.first { $0.name == rule.name } ?? FileFindings.Rule(name: rule.name))
    }
    let judged = found.reduce(0) { $0 + $1.1.judged }
    let broken = found.reduce(0) { $0 + $1.1.broken }
    let tolerance = rule.tolerated > 0 ? ", but for a share of \(Self.share(rule.tolerated))" : ""
    var verdict = verdict(
      "columns.\(rule.name)", rule.test.wanted + tolerance, "\(broken) of \(judged) values otherwise",
      !Self.exceeds(broken, rule.tolerated, of: judged))
    verdict.judged = judged
    verdict.broken = broken
    verdict.files = found.filter { $0.1.broken > 0 }.map { path, found in
      ContractVerdict.File(
        path: path, broken: found.broken,
        examples: found.examples.map { .init(row: $0.row, byteOffset: $0.byteOffset, reason: rule.test.name) })
    }
    return verdict
  }

  /// A share without the digits that binary fractions add: 0.4 and not 0.40000000000000002.
  private static func share(_ share: Double) -> String { "\((share * 1e9).rounded() / 1e9)" }
}

extension Night {
  /// Judges the contracts of all sources; nil where what they need is not there yet, which only happens in plan mode.
  func judgeContracts(_ segments: [Segment?], _ findings: [Artefact?], _ fixSegments: [Segment?]) throws -> ContractReport? {
    var report = ContractReport(date: date, previous: previous?.date)
    for source in settings.pipeline.sources {
      guard let contract = source.rules.contract else { continue }
      let own = exports.indices.filter { exports[$0].source.name == source.name }
      var found: [(String, FileFindings)] = []
      var read: [(path: String, rows: Int)] = []
      var (rejected, withheld) = (0, 0)
      for place in own {
        guard let segment = segments[place] else { return nil }
        let counts = segment.artefact.manifest.counts
        read.append((exports[place].path, segment.rowsInUse))
        rejected += counts["rejected"] ?? 0
        withheld += counts["withheld"] ?? 0
        guard contract.readsValues else { continue }
        guard let artefact = findings[place] else { return nil }
        found.append((exports[place].path, try FileFindings.read(artefact, disk: disk)))
      }
      var ownFixes: [Segment] = []
      for (fix, segment) in zip(fixes, fixSegments) where fix.export.source.name == source.name {
        guard let segment else { return nil }
        ownFixes.append(segment)
      }
      let judge = ContractJudge(
        marketplace: source.name, contract: contract, date: date, exports: read, withheld: withheld, rejected: rejected,
        mended: ownFixes.reduce(0) { $0 + ($1.artefact.manifest.counts["accepted"] ?? 0) }, before: previousRows(of: source.name),
        findings: found)
      let rows = ContractRows(
        segments: own.compactMap { segments[$0] }, fixes: ownFixes, headerRows: source.dialect.headerRows, disk: disk)
      report.verdicts += try judge.verdicts().map { try $0.isKept ? $0 : rows.naming($0, judge) }
    }
    return report
  }

  /// The contract of an export that lacks a mapped column: nothing else of it can be judged.
  func broken(_ missing: MissingColumns, of marketplace: String) -> ContractReport {
    let header = ContractVerdict.Example(row: 1, byteOffset: missing.byteOffset, reason: "header")
    let verdicts = missing.fault.wanted.map { wanted in
      ContractVerdict(
        marketplace: marketplace, rule: "columns.\(wanted.column).present", wanted: "one column '\(wanted.header)'",
        found: wanted.times == 0 ? "none" : "\(wanted.times)", isKept: false, judged: 1, broken: 1,
        files: [ContractVerdict.File(path: missing.fault.file, broken: 1, examples: [header])])
    }
    var cause = RunFault(missing)
    cause.problem += "; broken: \(marketplace) \(verdicts.map(\.rule).joined(separator: ", ")) (row 1 at byte \(missing.byteOffset))"
    return ContractReport(date: date, previous: previous?.date, verdicts: verdicts, cause: cause)
  }

  /// A marketplace's exports in the previous night, each with its rows; nil where it had none. Withheld ones count here: a sound export is
  /// no growth because the one before it was damaged.
  private func previousRows(of marketplace: String) -> [(path: String, rows: Int)]? {
    let exports = (previous?.json["inputs"]?.asArray ?? []).filter { $0["marketplace"]?.asText == marketplace }.compactMap {
      $0["file"]?.asText
    }
    let rows = (previous?.json["conservation"]?.asArray ?? []).filter { file in
      file["marketplace"]?.asText == marketplace && exports.contains(file["file"]?.asText ?? "")
    }
    return exports.isEmpty ? nil : rows.map { ($0["file"]?.asText ?? "", $0["read"]?.asInteger ?? 0) }
  }
}
