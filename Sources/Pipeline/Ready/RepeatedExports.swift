import Marketplace
import Store

/// An export that holds what one of the previous published night held: packed alike, or the same bytes once they are unpacked.
struct RepeatedExport: Sendable, Equatable {
  let source: SourceSettings
  let path: String
  /// The earlier export's path, and its night.
  let earlier: String
  let date: CalendarDate

  var words: String { "\(source.name): \(path) has the same content as \(earlier) of the published night \(date)" }
}

extension [RepeatedExport] {
  /// The fault of exports that must not be those of the previous night; nil where there are none.
  var fault: RunFault? {
    let fatal = filter { $0.source.rules.repeated == .fail }
    guard let first = fatal.first else { return nil }
    let more = fatal.count > 1 ? ", and \(fatal.count - 1) more" : ""
    return RunFault(
      .inputs, "\(first.words)\(more)",
      remedy: "Fetch the export of the night itself, or set `repeated: warn` for the source if nothing changed there")
  }

  /// What is said aloud of those that may be repeated.
  var warnings: [String] { filter { $0.source.rules.repeated == .warn }.map(\.words) }
}

extension Night {
  /// The exports of the night that the previous night had too, in their order. Both nights are what they are: no clock comes in.
  ///
  /// Those of which a segment stands are compared by what they unpack to, any by their packed bytes.
  func repeated(_ segments: [Segment?] = []) throws -> [RepeatedExport] {
    guard let previous else { return [] }
    var before: [[String]: String] = [:]
    for (member, name) in [("inputs", "sha256"), ("contents", "xxh3")] {
      for file in previous.json[member]?.asArray ?? [] {
        guard let marketplace = file["marketplace"]?.asText, let path = file["file"]?.asText, let digest = file[name]?.asText else {
          continue
        }
        let key = [marketplace, digest]
        if before[key] == nil { before[key] = path }
      }
    }
    var repeated: [RepeatedExport] = []
    for (place, export) in exports.enumerated() {
      var earlier = before[[export.source.name, export.digest]]
      if earlier == nil, segments.indices.contains(place), let segment = segments[place] {
        earlier = try ReadFindings.read(segment, disk: disk)?.unpackedDigest.flatMap { before[[export.source.name, $0]] }
      }
      if let earlier { repeated.append(RepeatedExport(source: export.source, path: export.path, earlier: earlier, date: previous.date)) }
    }
    return repeated
  }

  /// What is said aloud of fixes of another delivery and of the registry.
  var warnings: [String] { fixesLeftOut + settings.registryWarnings }
}
