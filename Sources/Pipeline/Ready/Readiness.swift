import Marketplace
import Store

/// Looks whether the exports of a night are there, by markers and ages. This is the one place where a run looks at the clock to decide
/// something, and all it decides is whether to begin.
struct Readiness {
  let dataRoot: String
  let disk: Disk
  /// Nanoseconds since 1970.
  let now: Int

  private static let shown = 5

  /// The fault of exports that are not there yet; nil where all are.
  func fault(of exports: [(source: SourceSettings, path: String)]) throws(DiskFault) -> RunFault? {
    let missing = try missingMarkers(exports) + young(exports)
    guard !missing.isEmpty else { return nil }
    let more = missing.count > Self.shown ? "; and \(missing.count - Self.shown) more" : ""
    return RunFault(
      .inputs, "exports are not ready: \(missing.prefix(Self.shown).joined(separator: "; "))\(more)",
      remedy: "Run again when they are there, or change `ready` of the source")
  }

  private func missingMarkers(_ exports: [(source: SourceSettings, path: String)]) throws(DiskFault) -> [String] {
    var missing: [String] = []
    var looked: Set<[String]> = []
    for (source, path) in exports {
      guard let marker = source.rules.ready.marker else { continue }
      let folder = parentFolder(of: path) ?? ""
      guard looked.insert([source.name, folder]).inserted else { continue }
      let expected = folder.isEmpty ? marker : "\(folder)/\(marker)"
      let found = try disk.status("\(dataRoot)/\(expected)")
      if found == nil || found?.isFolder == true {
        missing.append("\(source.name): there is no \(expected), which says that its exports are whole")
      }
    }
    return missing
  }

  private func young(_ exports: [(source: SourceSettings, path: String)]) throws(DiskFault) -> [String] {
    var young: [String] = []
    for (source, path) in exports {
      guard let wanted = source.rules.ready.minAge else { continue }
      let target = try disk.realPath("\(dataRoot)/\(path)")
      let age = (now - (try disk.status(target)?.modifiedNanoseconds ?? now)) / 1_000_000_000
      guard age < wanted else { continue }
      let when = age < 0 ? "in the future, by this machine's clock" : "\(age) seconds ago"
      young.append("\(source.name): \(path) was modified \(when), `min_age` is \(wanted) seconds")
    }
    return young
  }
}
