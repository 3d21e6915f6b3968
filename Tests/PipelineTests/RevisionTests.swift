import Store
import Testing

@testable import Pipeline

@Suite("Rule: a stage whose values change has its revision raised") struct RevisionTests {
  /// What is recorded of a stage.
  private struct Recorded: Equatable {
    var revision: Int
    /// The digest of what it reads: settings, files, and what earlier stages give.
    var inputs: String
    /// The digest of what it gives, decoded.
    var values: String

    init(revision: Int, inputs: String, values: String) {
      self.revision = revision
      self.inputs = inputs
      self.values = values
    }

    init?(_ json: CanonicalJSON?) {
      guard let revision = json?["revision"]?.asInteger, let inputs = json?["inputs"]?.asText, let values = json?["values"]?.asText else {
        return nil
      }
      self.init(revision: revision, inputs: inputs, values: values)
    }

    var line: String { "{\"inputs\":\"\(inputs)\",\"revision\":\(revision),\"values\":\"\(values)\"}" }
  }

  /// The roles of inputs that are files of a person's; the others are artefacts, which stand for earlier stages.
  private static func isFile(_ role: String) -> Bool {
    ["export", "brands", "lexicon", "model", "scorecard", "offices"].contains(role) || role.hasPrefix("registry/")
      || role.hasPrefix("programme/")
  }

  @Test func onTheSampleNights() async throws {
    let nights = try await SampleNights.both()
    let golden = GoldenFile("revisions.json")
    let old = golden.recorded().flatMap { try? CanonicalJSON(parsing: $0.filter { $0 != 0x0A }) }
    var earlier: [String] = []
    var lines: [String] = []
    for stage in StageName.allCases {
      let (inputs, values) = try inputsAndValues(of: stage, nights)
      let now = Recorded(
        revision: stage.revision, inputs: SHA256.digest((earlier + inputs).joined(separator: "\n")).hex,
        values: SHA256.digest(values.joined(separator: "\n")).hex)
      earlier.append(now.values)
      if let before = Recorded(old?[stage.rawValue]), before.inputs == now.inputs, before.revision == now.revision {
        try #require(
          before.values == now.values,
          "\(stage.rawValue) gives other values for the same inputs: raise its revision in StageRequest.swift, then make golden")
      }
      lines.append("\"\(stage.rawValue)\":\(now.line)")
    }
    try golden.compare(Array("{\(lines.sorted().joined(separator: ",\n"))}\n".utf8))
  }

  private func inputsAndValues(of stage: StageName, _ nights: SampleNights) throws -> (inputs: [String], values: [String]) {
    var (inputs, values): ([String], [String]) = ([], [])
    for line in nights.outcomes.flatMap(\.lines) where line.stage == stage {
      let folder = "\(nights.workspace)/artefacts/\(line.key ?? "")"
      let manifest = try #require(ArtefactManifest(parsing: try Files.read("\(folder)/\(ArtefactManifest.fileName)")))
      let key = try CanonicalJSON(parsing: Array(manifest.keyText.utf8))
      inputs += [(key["settings"] ?? .null).text, (key["date"] ?? .null).text]
      inputs += (key["inputs"]?.asArray ?? []).filter { Self.isFile($0["role"]?.asText ?? "") }.map(\.text)
      for file in manifest.files {
        let path = "\(folder)/\(file.name)"
        let digest = file.name.hasSuffix(".arrow") ? try TableDigest.of(path) : SHA256.digest(try Files.read(path)).hex
        values.append("\(line.name) \(file.name) \(digest)")
      }
      values.append("\(manifest.counts.sorted { $0.key < $1.key })")
    }
    return (inputs, values)
  }
}
