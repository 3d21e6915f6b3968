import Marketplace
import Store
import Tabular

/// The settings as values that go into keys (R2): what a stage reads, after defaults, in one spelling. Numbers with fractions stand as their
/// shortest decimal text. Settings files are not in here: their contents are inputs, by digest.
extension PipelineSettings {
  /// All settings. Two pipeline files with equal values differ in comments, order, or in the names of the settings files at most.
  public func canonical() -> CanonicalJSON {
    .object([
      "version": .integer(version),
      "sources": .array(
        sources.map { source in
          var members: [CanonicalJSON.Key: CanonicalJSON] = [
            "name": .text(source.name), "files": .text(source.files.text), "home": .text(source.home.description),
            "max_files": .integer(source.maxFiles), "ingest": source.canonicalIngest(),
          ]
          if let contract = source.rules.contract { members["contract"] = contract.canonical() }
          return .object(members)
        }),
      "registry": .text(registryFolder),
      "screening": .object(["tiers": screening.tiers.canonical()]),
      "registrations": canonicalRegistrations(),
      "bans": canonicalBans(),
    ])
  }

  /// The country of each marketplace, by its name.
  public func canonicalHomes() -> CanonicalJSON {
    .object(named: Dictionary(uniqueKeysWithValues: sources.map { ($0.name, .text($0.home.description)) }))
  }

  /// What each programme asks for, by the programme's name.
  public func canonicalRegistrations() -> CanonicalJSON {
    .object(
      named:
        Dictionary(
          uniqueKeysWithValues: registrations.map {
            ($0.programme, .object(["min_entities": .integer($0.minEntities), "enrolled": .boolean($0.enrolled)]))
          }))
  }

  /// The thresholds of bans; null where the pipeline proposes none.
  public func canonicalBans() -> CanonicalJSON {
    guard let bans else { return .null }
    return .object(["min_listings": .integer(bans.minListings), "min_brands": .integer(bans.minBrands)])
  }
}

extension Tiers {
  /// The four thresholds.
  public func canonical() -> CanonicalJSON {
    .object(["file": .text("\(file)"), "keep": .text("\(keep)"), "review": .text("\(review)"), "watch": .text("\(watch)")])
  }
}

extension SourceSettings {
  /// What `ingest` reads: all but the marketplace's name, its home and where its files are.
  public func canonicalIngest() -> CanonicalJSON {
    let headers = columns.headers.map { ($0.key.rawValue, CanonicalJSON.text($0.value)) }
    return .object([
      "compression": .text(compression.rawValue),
      "dialect": dialect.canonical(),
      "on_damage": .text(onDamage.rawValue),
      "columns": .object(named: Dictionary(uniqueKeysWithValues: headers)),
      "values": values.canonical(),
      "limits": .object([
        "max_record_bytes": .integer(limits.maxRecordBytes), "max_fields": .integer(limits.maxFields),
        "max_ratio": .integer(limits.maxRatio), "max_unpacked_bytes": .integer(limits.maxUnpackedBytes),
      ]),
    ])
  }
}

extension Dialect {
  /// How records are written.
  func canonical() -> CanonicalJSON {
    func text(_ token: [UInt8]?) -> CanonicalJSON { token.map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null }
    let escaping: CanonicalJSON = if case .character(let escape) = escape { text(escape) } else { .text("double") }
    return .object([
      "encoding": .text(encoding.rawValue), "undecodable": .text(undecodable.rawValue), "delimiter": text(delimiter), "quote": text(quote),
      "escape": escaping, "comment": text(comment), "header_rows": .integer(headerRows), "skip": .integer(skip),
      "footer_rows": .integer(footerRows), "null_words": .array(nullWords.map { text($0) }),
    ])
  }
}

extension ValueSettings {
  /// The formats; the order of a condition's words does not matter.
  func canonical() -> CanonicalJSON {
    func words(_ condition: Condition) -> CanonicalJSON {
      .array((conditions[condition] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .text($0) })
    }
    return .object([
      "decimal": .text(decimal),
      "group": group.map { .text($0) } ?? .null,
      "time": .text(time),
      "zone": .integer(zone.seconds),
      "list": .integer(Int(list)),
      "condition": .object(["new": words(.new), "used": words(.used), "refurbished": words(.refurbished)]),
      "currency": currency.map { .text($0) } ?? .null,
    ])
  }
}
