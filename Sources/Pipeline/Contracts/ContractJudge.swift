import Marketplace
import Store

/// Judges one source's contract by what was counted and found: a function of those numbers alone.
struct ContractJudge {
  let marketplace: String
  let contract: ContractSettings
  let date: CalendarDate
  /// Rows of all exports, and those rejected of them; of the rejected ones those that were mended.
  let rows: Int
  let rejected: Int
  let mended: Int
  /// Rows of the marketplace's exports in the previous night; nil where there is none.
  let previousRows: Int?
  /// What was found in each export.
  let findings: [(path: String, findings: FileFindings)]

  /// A verdict for each rule of the contract, in its order.
  func verdicts() -> [ContractVerdict] {
    (rejects() + rowCounts() + changes() + freshness()) + contract.columns.indices.map(values)
  }

  /// Shares are compared with room for what the nearest binary fraction lacks.
  private static func exceeds(_ part: Int, _ share: Double, of whole: Int) -> Bool { Double(part) > share * Double(whole) + 1e-9 }

  private func verdict(_ rule: String, _ wanted: String, _ found: String, _ isKept: Bool) -> ContractVerdict {
    ContractVerdict(marketplace: marketplace, rule: rule, wanted: wanted, found: found, isKept: isKept)
  }

  private func rejects() -> [ContractVerdict] {
    guard let share = contract.maxRejectShare else { return [] }
    let open = rejected - mended
    let words = "\(open) of \(rows) rows" + (mended > 0 ? ", and \(mended) mended" : "")
    return [verdict("max_reject_share", "a share of rejected rows of at most \(share)", words, !Self.exceeds(open, share, of: rows))]
  }

  private func rowCounts() -> [ContractVerdict] {
    var verdicts: [ContractVerdict] = []
    if let least = contract.minRows { verdicts.append(verdict("min_rows", "at least \(least) rows", "\(rows)", rows >= least)) }
    if let most = contract.maxRows { verdicts.append(verdict("max_rows", "at most \(most) rows", "\(rows)", rows <= most)) }
    return verdicts
  }

  private func changes() -> [ContractVerdict] {
    var verdicts: [ContractVerdict] = []
    func add(_ rule: String, _ share: Double?, _ direction: String, _ change: (Int) -> Int) {
      guard let share else { return }
      let wanted = "a share of at most \(share) \(direction) rows than in the previous night"
      guard let previousRows else {
        verdicts.append(verdict(rule, wanted, "no previous night", true))
        return
      }
      let isKept = !Self.exceeds(change(previousRows), share, of: previousRows)
      verdicts.append(verdict(rule, wanted, "\(rows) after \(previousRows)", isKept))
    }
    add("max_drop_share", contract.maxDropShare, "fewer") { $0 - rows }
    add("max_growth_share", contract.maxGrowthShare, "more") { rows - $0 }
    return verdicts
  }

  private func freshness() -> [ContractVerdict] {
    guard let days = contract.maxAgeDays else { return [] }
    let wanted = "a newest updated_at of at most \(days) days before \(date)"
    guard let newest = findings.compactMap(\.findings.newest).max() else { return [verdict("max_age_days", wanted, "none", false)] }
    let day = Int((Double(newest) / 86_400).rounded(.down))
    let age = Int(date.daysSinceEpoch) - day
    return [verdict("max_age_days", wanted, CalendarDate(daysSinceEpoch: Int32(clamping: day)).description, age <= days)]
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
    verdict.files = found.filter { $0.1.broken > 0 }.map { ContractVerdict.File(path: $0.0, broken: $0.1.broken, examples: $0.1.examples) }
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
      var (rows, rejected) = (0, 0)
      for place in own {
        guard let counts = segments[place]?.artefact.manifest.counts else { return nil }
        rows += counts["rows_read"] ?? 0
        rejected += counts["rejected"] ?? 0
        guard contract.readsValues else { continue }
        guard let artefact = findings[place] else { return nil }
        found.append((exports[place].path, try FileFindings.read(artefact, disk: disk)))
      }
      var mended = 0
      for (fix, segment) in zip(fixes, fixSegments) where fix.export.source.name == source.name {
        guard let counts = segment?.artefact.manifest.counts else { return nil }
        mended += counts["accepted"] ?? 0
      }
      let judge = ContractJudge(
        marketplace: source.name, contract: contract, date: date, rows: rows, rejected: rejected, mended: mended,
        previousRows: previousRows(of: source.name), findings: found)
      report.verdicts += judge.verdicts()
    }
    return report
  }

  /// The rows of a marketplace's exports in the previous night; nil where it had none.
  private func previousRows(of marketplace: String) -> Int? {
    let exports = (previous?.json["inputs"]?.asArray ?? []).filter { $0["marketplace"]?.asText == marketplace }.compactMap {
      $0["file"]?.asText
    }
    let rows = (previous?.json["conservation"]?.asArray ?? []).filter { file in
      file["marketplace"]?.asText == marketplace && exports.contains(file["file"]?.asText ?? "")
    }
    return exports.isEmpty ? nil : rows.reduce(0) { $0 + ($1["read"]?.asInteger ?? 0) }
  }
}
