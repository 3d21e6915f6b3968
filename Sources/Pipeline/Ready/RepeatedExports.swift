import Marketplace
import Store

/// An export that has the content of one that the previous published night had.
struct RepeatedExport: Sendable, Equatable {
  let source: SourceSettings
  let path: String
  /// The earlier export's path, and its night.
  let earlier: String
  let date: CalendarDate

  var words: String { "\(source.name): \(path) has the same content as \(earlier) of the published night \(date)" }
}

extension Night {
  /// The exports of the night that the previous night had too, in their order. Both nights are what they are: no clock comes in.
  var repeated: [RepeatedExport] {
    guard let previous else { return [] }
    var before: [[String]: String] = [:]
    for input in previous.json["inputs"]?.asArray ?? [] {
      guard let marketplace = input["marketplace"]?.asText, let file = input["file"]?.asText, let digest = input["sha256"]?.asText else {
        continue
      }
      let key = [marketplace, digest]
      if before[key] == nil { before[key] = file }
    }
    return exports.compactMap { export in
      before[[export.source.name, export.digest]].map {
        RepeatedExport(source: export.source, path: export.path, earlier: $0, date: previous.date)
      }
    }
  }

  /// The fault of exports that must not be those of the previous night; nil where there are none.
  var repeatedFault: RunFault? {
    let fatal = repeated.filter { $0.source.rules.repeated == .fail }
    guard let first = fatal.first else { return nil }
    let more = fatal.count > 1 ? ", and \(fatal.count - 1) more" : ""
    return RunFault(
      .inputs, "\(first.words)\(more)",
      remedy: "Fetch the export of the night itself, or set `repeated: warn` for the source if nothing changed there")
  }

  /// What is said aloud of the exports: those that are repeated and may be, and fixes of another delivery.
  var warnings: [String] {
    repeated.filter { $0.source.rules.repeated == .warn }.map(\.words) + fixesLeftOut + settings.registryWarnings
  }
}
