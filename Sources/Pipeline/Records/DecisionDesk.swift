import Candidates
import Foundation
import Linkage
import Marketplace
import Store

/// Where analysts' decisions are entered, taken back and listed. Needs no run's lock: a run reads them once, at its start.
public struct DecisionDesk: Sendable {
  let workspace: Workspace
  let disk: Disk
  let user: String

  /// The desk of the workspace at an absolute path.
  ///
  /// - Parameter user: who enters decisions; the login name where nil.
  public init(workspace: String, user: String? = nil, disk: Disk = .real) {
    self.workspace = Workspace(path: workspace, disk: disk)
    self.disk = disk
    self.user = user ?? NSUserName()
  }

  /// Notes what was decided about two accounts. A later decision about the same two takes the place of an earlier one.
  ///
  /// - Returns: the record, and the accounts that no published night has shown: a slip of the pen, or not seen yet.
  /// - Throws: status 1 where it contradicts others that count.
  public func decide(_ decision: SellerDecision, reason: String) throws(RunFault) -> (record: DecisionRecord, unseen: [AccountKey]) {
    do {
      let shown = try shownNight()
      let records = try enter { before in
        try Self.refuseContradiction(before, adding: .sellers(decision))
        return [(.sellers(decision), circumstances(shown, reason))]
      }
      return (records[0], try unseen([decision.first, decision.second], shown?.date))
    } catch {
      throw RunFault(error)
    }
  }

  /// Takes a decision back: what stood before it counts again. The record of it stays.
  ///
  /// - Returns: the record of the undoing; nil where the decision was undone already.
  /// - Throws: status 1 where there is no such decision, or where what stood before it contradicts others that count.
  public func undo(_ number: Int, reason: String) throws(RunFault) -> DecisionRecord? {
    do {
      let shown = try shownNight()
      return try enter { before in
        guard let record = before.first(where: { $0.number == number }) else {
          throw RunFault(.failed, "there is no decision \(number)", remedy: "`brandsieve decide list --all` shows them with their numbers")
        }
        if case .undo = record.content {
          throw RunFault(.failed, "decision \(number) is itself an undoing", remedy: "Enter the decision that it took back once more")
        }
        guard !DecisionsInForce.undone(in: before).contains(number) else { return [] }
        try Self.refuseContradiction(before, adding: .undo(number))
        return [(.undo(number), circumstances(shown, reason))]
      }.first
    } catch {
      throw RunFault(error)
    }
  }

  /// All records, with whether each still counts, in the order of their numbers.
  public func list() throws(RunFault) -> [(record: DecisionRecord, counts: Bool)] {
    do {
      guard try disk.exists(workspace.path) else { throw noWorkspace }
      let records = try workspace.decisions.all()
      let counting = DecisionsInForce(records).numbers
      return records.map { ($0, counting.contains($0.number)) }
    } catch {
      throw RunFault(error)
    }
  }

  /// Adds records, to a workspace that is there.
  func enter(
    _ decide: ([DecisionRecord]) throws -> [(content: DecisionRecord.Content, circumstances: DecisionRecord.Circumstances)]
  ) throws -> [DecisionRecord] {
    guard try disk.exists(workspace.path) else { throw noWorkspace }
    return try workspace.decisions.add(decide)
  }

  private var noWorkspace: RunFault {
    RunFault(.usage, "there is no workspace at \(workspace.path)", remedy: "Give the folder that runs write to as --workspace")
  }

  /// Refuses what, together with the rest that counts, could not be true.
  static func refuseContradiction(_ before: [DecisionRecord], adding content: DecisionRecord.Content) throws(RunFault) {
    let last = (before.last?.number ?? 0) + 1
    try refuseContradiction(before + [DecisionRecord(number: last, content: content, circumstances: .init(user: "", time: ""))])
  }

  /// Refuses records of which what counts could not all be true; the last one is the one at hand, and is not named.
  static func refuseContradiction(_ records: [DecisionRecord]) throws(RunFault) {
    let force = DecisionsInForce(records)
    guard let found = SellerDecision.contradiction(among: force.sellers) else { return }
    let others = ([found.notSame] + found.same).compactMap { force.numberOf[.sellers($0)] }.filter { $0 != records.last?.number }.sorted()
    let names = others.map { "decision \($0)" }.joined(separator: ", ")
    throw RunFault(
      .failed, "this contradicts \(names): the same seller cannot also be two",
      remedy: "Look at them with `brandsieve decide list`, and undo the one that is wrong with `brandsieve decide undo`")
  }

  /// The newest published night, and the run that published it.
  func shownNight() throws -> (date: CalendarDate, run: Int?)? {
    guard let date = try workspace.publishedDates().last else { return nil }
    let ledger = try? Ledger.openReadOnly(workspace.ledger, disk: disk)
    return (date, try? ledger?.runPublished(on: date))
  }

  func circumstances(_ shown: (date: CalendarDate, run: Int?)?, _ reason: String) -> DecisionRecord.Circumstances {
    DecisionRecord.Circumstances(user: user, time: HostClock.now, run: shown?.run, night: shown?.date, reason: reason)
  }

  /// Those of the accounts that the newest night's memory of accounts does not hold; none where no night can be asked.
  private func unseen(_ accounts: [AccountKey], _ date: CalendarDate?) throws -> [AccountKey] {
    guard let date, let key = try workspace.night(date)?.key(.sellers), let sellers = try? workspace.artefacts.open(key),
      let snapshot = try? SnapshotTables.read(sellers, disk: disk)
    else { return [] }
    let seen = Set(snapshot.accounts.map(\.key))
    return accounts.filter { !seen.contains($0) }
  }
}
