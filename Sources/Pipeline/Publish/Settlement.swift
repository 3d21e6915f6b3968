import Store

/// Makes a workspace whole after whatever happened to earlier runs (rule R4).
enum Settlement {
  /// Opens the ledger, makes it again from the run folders where it was lost, and settles the intents of killed runs: one counts as
  /// published if its run.json stands at its date.
  static func openLedger(_ workspace: Workspace, disk: Disk) throws -> Ledger {
    let ledger = try Ledger.openForWriting(workspace.ledger, disk: disk)
    if ledger.isNew { try ledger.rebuild(from: RunFolder.allFacts(in: workspace, disk: disk)) }
    let open = try ledger.openIntents()
    for intent in open {
      let standing = try? workspace.night(intent.date)
      try ledger.settle(intent, isPublished: standing?.digest == intent.manifest)
    }
    if !open.isEmpty { try Latest(workspace: workspace, disk: disk).write() }
    return ledger
  }
}
