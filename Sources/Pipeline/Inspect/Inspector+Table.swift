import Store
import Tabular

extension Inspector {
  /// Hands an artefact's table as CSV to `body`, piece by piece, header first. `name` is a key or its beginning, with `/TABLE` where
  /// the artefact has more than one table. `body` says whether to go on.
  ///
  /// The table is compared with its SHA-256 first: its reader finds damage of the values by itself, not of the columns' names.
  ///
  /// Times are ISO 8601 in UTC, bytes hexadecimal digits, missing values empty.
  ///
  /// - Throws: status 1 where there is no such table, where it is damaged, or closed to this user; status 2 where there is no workspace.
  public func table(_ name: String, _ body: ([UInt8]) -> Bool) throws(RunFault) {
    do {
      try requireWorkspace()
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      let artefact = try artefact(parts.first ?? "")
      let tables = artefact.manifest.files.map(\.name).filter { $0.hasSuffix(".arrow") }
      let wanted = parts.count > 1 ? parts[1] : tables.count == 1 ? tables[0] : ""
      guard let file = tables.first(where: { $0 == wanted || $0 == "\(wanted).arrow" }) else {
        throw RunFault(
          .failed,
          "the artefact \(artefact.key.hex.prefix(12)) of \(artefact.manifest.stage) has the tables \(tables.joined(separator: ", "))",
          remedy: "Name one of them: brandsieve cat \(artefact.key.hex.prefix(12))/\(tables.first ?? "TABLE")")
      }
      try workspace.artefacts.check(file, of: artefact)
      try TableText(TableReader(path: artefact.path(of: file), disk: disk)).write(body)
    } catch {
      throw RunFault(error)
    }
  }

  private func artefact(_ prefix: String) throws -> Artefact {
    let keys = try workspace.artefacts.keys().filter { $0.hex.hasPrefix(prefix.lowercased()) }
    guard prefix.count >= 6, keys.count == 1, let artefact = try workspace.artefacts.open(keys[0]) else {
      throw RunFault(
        .failed, keys.count > 1 && prefix.count >= 6 ? "\(keys.count) artefacts begin with \(prefix)" : "no artefact '\(prefix)'",
        remedy: "`brandsieve show RUN` lists the keys of a run's artefacts; give at least 6 digits")
    }
    return artefact
  }
}
