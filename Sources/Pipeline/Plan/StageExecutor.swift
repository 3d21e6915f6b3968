import Store
import Synchronization

/// Obtains the results of stages: finds those that stand already, makes the others, or, for `plan`, says what it would do.
///
/// Both ways walk the same code, so that `plan` cannot promise what `run` does not do.
final class StageExecutor: Sendable {
  enum Mode { case run, plan }

  let mode: Mode
  let store: ArtefactStore
  let interruption: Interruption
  private let baseline: Baseline
  private let report: @Sendable (StageLine) -> Void
  private let lines = Mutex<[StageLine]>([])

  /// - Parameters:
  ///   - baseline: the keys of the night to compare with.
  ///   - report: told each stage as it ends, from any thread.
  init(
    mode: Mode, store: ArtefactStore, baseline: Baseline, interruption: Interruption, report: @escaping @Sendable (StageLine) -> Void
  ) {
    self.mode = mode
    self.store = store
    self.baseline = baseline
    self.interruption = interruption
    self.report = report
  }

  /// The stages so far, in no order that means anything.
  var allLines: [StageLine] { lines.withLock { $0 } }

  /// The artefact of a request. `make` writes its files and gives its counts; it is called only where no whole artefact stands.
  /// Nil in plan mode where it would have to be made.
  func obtain(_ request: StageRequest, _ make: (ArtefactWriter) async throws -> [String: Int]) async throws -> Artefact? {
    try interruption.check()
    let key = request.key
    if let artefact = try find(key) {
      record(
        StageLine(
          stage: request.stage, subject: request.subject, state: .reused, key: key.hex, reasons: [], counts: artefact.manifest.counts))
      return artefact
    }
    let reasons = baseline.reasons(for: request)
    guard mode == .run else {
      record(StageLine(stage: request.stage, subject: request.subject, state: .runs, key: key.hex, reasons: reasons))
      return nil
    }
    let clock = ContinuousClock()
    let began = clock.now
    let writer = try store.begin(
      stage: request.stage.rawValue, revision: request.stage.revision, key: key, keyText: request.keyText)
    let artefact: Artefact
    do {
      let counts = try await make(writer)
      try interruption.check()
      artefact = try writer.seal(counts: counts)
    } catch {
      writer.abandon()
      throw error
    }
    let seconds = (clock.now - began).seconds
    record(
      StageLine(
        stage: request.stage, subject: request.subject, state: .made, key: key.hex, reasons: reasons, seconds: seconds,
        counts: artefact.manifest.counts))
    return artefact
  }

  /// The whole artefact of a key; nil where there is none. A damaged one is moved aside by a run, and left alone by `plan`.
  private func find(_ key: Digest) throws(StoreFault) -> Artefact? {
    guard mode == .plan else { return try store.find(key) }
    do {
      return try store.open(key, check: .digests)
    } catch {
      guard case .damaged = error.reason else { throw error }
      return nil
    }
  }

  /// Says, in plan mode, that a stage cannot be judged before an earlier one ran.
  func waits(_ stage: StageName, subject: String = "", for earlier: String) {
    record(
      StageLine(
        stage: stage, subject: subject, state: .waits, key: nil,
        reasons: ["\(earlier) comes first; it is reused if that gives the same content"]))
  }

  private func record(_ line: StageLine) {
    lines.withLock { $0.append(line) }
    report(line)
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
