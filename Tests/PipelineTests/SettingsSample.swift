import Testing

@testable import Pipeline

/// The smallest sound pipeline file, and ways to spoil it.
enum SettingsSample {
  static let text = """
    version: 1
    sources:
      mercato:
        files: exports/{date}/mercato/*.csv.gz
        home: IT
        compression: gzip
        encoding: windows-1252
        delimiter: ";"
        columns: {listing_id: codice, title: titolo, price: prezzo, seller_id: venditore}
    registry: {dir: registry}
    offices: offices.csv
    linkage: {model: linkage.json}
    screening:
      lexicon: lexicon.yaml
      scorecard: scorecard.yaml
      tiers: {file: 0.95, review: 0.5, watch: 0.05}

    """

  /// The text with one part replaced by another; an empty `old` appends.
  static func spoiled(_ old: String, _ new: String) throws -> String {
    if old.isEmpty { return text + new + "\n" }
    try #require(text.contains(old), "the sample lost \(old)")
    return text.replacing(old, with: new, maxReplacements: 1)
  }

  static func read(_ text: String = text, _ overrides: [String] = []) throws -> PipelineSettings {
    try PipelineSettings.read(text, file: "p/nightly.yaml", overrides: overrides)
  }

  /// The faults of a text, each in one line.
  static func faults(_ text: String, _ overrides: [String] = []) -> [String] {
    do {
      _ = try PipelineSettings.read(text, file: "nightly.yaml", overrides: overrides)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }
}
