import Store

/// Settles what a killed run left open (rule R4): an intent counts as published if its run.json stands at its date, else as abandoned.
enum Settlement {
  static func settle(_ ledger: Ledger, workspace: Workspace, disk: Disk) throws {
    let open = try ledger.openIntents()
    guard !open.isEmpty else { return }
    for intent in open {
      let standing = try? workspace.night(intent.date)
      if standing?.digest == intent.manifestDigest {
        try ledger.markPublished(intent)
      } else {
        try ledger.markAbandoned(intent)
      }
    }
    try Publisher.writeLatest(workspace, disk: disk)
  }
}
