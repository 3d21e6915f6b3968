import Marketplace
import Store
import Text

/// A fix file that counts tonight, with the export behind it.
struct NightFix: Sendable {
  let file: FixFile
  /// The export whose records it mends, directly or by an earlier fix file.
  let export: ExportFile
}

extension NightFix {
  /// What run.json says of it.
  var json: CanonicalJSON {
    .object([
      "marketplace": .text(export.source.name), "file": .text(file.path), "bytes": .integer(file.size), "sha256": .text(file.digest),
      "mends": .text(file.originPath),
    ])
  }

  /// The fix files of a date that mend rejects of just these exports, in the order of marketplaces; a fix file that mends rows of another
  /// stands behind it. Those of another delivery of an export are left out: what it has now, nobody mended.
  static func find(
    _ date: CalendarDate, exports: [ExportFile], in store: FixStore
  ) throws(RunFault) -> (fixes: [NightFix], leftOut: [String]) {
    var fixes: [NightFix] = []
    var leftOut: [String] = []
    var marketplaces: [String] = []
    for export in exports where marketplaces.last != export.source.name { marketplaces.append(export.source.name) }
    for marketplace in marketplaces {
      var open = try store.files(date, marketplace)
      var known: [ExactText: (digest: String, export: ExportFile)] = [:]
      for export in exports where export.source.name == marketplace { known[ExactText(export.path)] = (export.digest, export) }
      while true {
        let next = open.filter { known[ExactText($0.originPath)]?.digest == $0.originDigest }
        guard !next.isEmpty else { break }
        for file in next {
          guard let origin = known[ExactText(file.originPath)] else { continue }
          fixes.append(NightFix(file: file, export: origin.export))
        }
        for fix in fixes where fix.export.source.name == marketplace { known[ExactText(fix.file.path)] = (fix.file.digest, fix.export) }
        open.removeAll { file in next.contains { $0.path == file.path } }
      }
      leftOut += open.map { file in
        let rows = file.rows.count == 1 ? "1 row" : "\(file.rows.count) rows"
        return "\(marketplace): \(file.path) mends another delivery of \(file.originPath) and is left out with its \(rows). "
          + "What that file still rejects is to be mended anew: `brandsieve rejects show --csv`"
      }
    }
    return (fixes, leftOut)
  }
}

extension Night {
  /// What a run was asked for and what it read, for its record: so its rejects can be found, and the night run again.
  func asked(_ options: RunOptions) -> [CanonicalJSON.Key: CanonicalJSON] {
    let files =
      exports.map { ($0.source.name, $0.path, $0.digest) } + fixes.map { ($0.export.source.name, $0.file.path, $0.file.digest) }
    let names = settings.pipeline.sources.map(\.name)
    let inputs = names.flatMap { name in
      files.filter { $0.0 == name }.map { marketplace, path, digest in
        CanonicalJSON.object(["marketplace": .text(marketplace), "file": .text(path), "sha256": .text(digest)])
      }
    }
    let rejects = settings.registryReport.rejectsByPlace.map {
      RegistryRejectPlace(file: $0.path, row: $0.row, byteOffset: $0.byteOffset, reason: $0.reason.code).json
    }
    return [
      "data_root": .text(options.dataRoot), "set": .array(options.overrides.map { .text($0) }), "inputs": .array(inputs),
      "registry_rejects": .array(rejects),
    ]
  }
}
