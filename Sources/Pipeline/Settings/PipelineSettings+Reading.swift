extension PipelineSettings {
  static let keys = ["version", "sources", "registry", "offices", "linkage", "screening", "registrations", "bans", "handoff"]

  /// The settings of a tree; nil where a fault is on the list. `folder` is the pipeline file's.
  init?(_ root: SettingsValue, folder: String) {
    guard let mapping = root.mapping(known: Self.keys) else { return nil }
    let version = mapping.required("version").flatMap { $0.integer(in: 1...1) }
    let sources = mapping.required("sources").flatMap(Self.sources)
    let registry = mapping.required("registry").flatMap { $0.mapping(known: ["dir"]) }
      .flatMap { $0.required("dir") }.flatMap { $0.pathBelowDataRoot() }
    let offices = mapping.required("offices").flatMap { $0.settingsPath(folder: folder) }
    let linkage = mapping.required("linkage").flatMap { $0.mapping(known: ["model", "incremental"]) }
    let model = linkage.flatMap { $0.required("model") }.flatMap { $0.settingsPath(folder: folder) }
    let isIncremental = linkage?.value("incremental").map { $0.truth() } ?? true
    let screening = mapping.required("screening").flatMap { ScreeningSettings($0, folder: folder) }
    let registrations = mapping.value("registrations").map(Self.registrations) ?? []
    let bans = mapping.value("bans").map(Self.bans) ?? .some(nil)
    let handoff = mapping.value("handoff").map { Self.profiles($0, folder: folder) } ?? []
    guard let version, let sources, let registry, let offices, let model, let isIncremental, let screening, let registrations, let bans,
      let handoff
    else {
      return nil
    }
    self.init(
      version: version, sources: sources, registryFolder: registry, offices: offices, linkageModel: model,
      isLinkageIncremental: isIncremental,
      screening: screening,
      registrations: registrations, bans: bans, handoff: handoff)
  }

  private static func sources(_ value: SettingsValue) -> [SourceSettings]? {
    guard let mapping = value.mapping() else { return nil }
    let sources = named(mapping, "a marketplace").map { SourceSettings(name: $0, $1) }
    if mapping.entries.isEmpty { value.fail(.malformed("{}", wanted: "a mapping with at least one marketplace")) }
    let sound = sources.compactMap { $0 }
    return sound.count == sources.count && !sound.isEmpty ? sound : nil
  }

  private static func registrations(_ value: SettingsValue) -> [RegistrationSettings]? {
    guard let mapping = value.mapping() else { return nil }
    let all = named(mapping, "a programme").map { RegistrationSettings(programme: $0, $1) }
    let sound = all.compactMap { $0 }
    return sound.count == all.count ? sound : nil
  }

  /// The outer nil means a fault.
  private static func bans(_ value: SettingsValue) -> BanSettings?? { BanSettings(value).map { .some($0) } }

  /// The values of a mapping whose keys are names, those with a faulty name put on the list.
  private static func named(_ mapping: SettingsMapping, _ what: String) -> [(String, SettingsValue)] {
    mapping.sortedValues.map { name, value in
      if !SettingsValue.isName(name) {
        let reason = SettingsFault.Reason.malformed(name, wanted: "a name for \(what): letters, digits, - and _, at most 64")
        mapping.faults.add(reason, path: value.path, at: value.origin)
      }
      return (name, value)
    }
  }

  private static func profiles(_ value: SettingsValue, folder: String) -> [SettingsPath]? {
    guard let items = value.list() else { return nil }
    var paths: [SettingsPath] = []
    var places: [String: String] = [:]
    for item in items {
      guard let path = item.settingsPath(folder: folder) else { continue }
      if let place = places.updateValue(item.path, forKey: path.written) {
        item.fail(.repeated(path.written, at: place))
      } else {
        paths.append(path)
      }
    }
    return paths.count == items.count ? paths : nil
  }
}

extension ScreeningSettings {
  init?(_ value: SettingsValue, folder: String) {
    guard let mapping = value.mapping(known: ["lexicon", "scorecard", "tiers", "exceptions"]) else { return nil }
    let lexicon = mapping.required("lexicon").flatMap { $0.settingsPath(folder: folder) }
    let scorecard = mapping.required("scorecard").flatMap { $0.settingsPath(folder: folder) }
    let tiers = mapping.required("tiers").flatMap(Tiers.init)
    let exceptions = mapping.value("exceptions")
    let exceptionsPath = exceptions.flatMap { $0.settingsPath(folder: folder) }
    guard let lexicon, let scorecard, let tiers, (exceptions == nil) == (exceptionsPath == nil) else { return nil }
    self.init(lexicon: lexicon, scorecard: scorecard, tiers: tiers, exceptions: exceptionsPath)
  }
}

extension Tiers {
  init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: ["file", "keep", "review", "watch"]) else { return nil }
    func threshold(_ key: String, isOptional: Bool = false) -> Double? {
      guard let value = isOptional ? mapping.value(key) : mapping.required(key), let number = value.number() else { return nil }
      guard number > 0, number <= 1 else {
        value.fail(.outOfRange("\(number)", range: "0 < threshold <= 1"))
        return nil
      }
      return number
    }
    let file = threshold("file")
    let review = threshold("review")
    let watch = threshold("watch")
    guard let file, let review, let watch else { return nil }
    guard watch <= review, review <= file else {
      let (key, number) = review > file ? ("review", review) : ("watch", watch)
      mapping.value(key)?.fail(.outOfOrder("\(number)", rule: "watch <= review <= file"))
      return nil
    }
    if let keep = mapping.value("keep") {
      guard let number = threshold("keep", isOptional: true) else { return nil }
      guard review <= number, number <= file else {
        keep.fail(.outOfOrder("\(number)", rule: "review <= keep <= file"))
        return nil
      }
      self.init(file: file, keep: number, review: review, watch: watch)
    } else {
      self.init(file: file, review: review, watch: watch)
    }
  }
}

extension RegistrationSettings {
  init?(programme: String, _ value: SettingsValue) {
    guard let mapping = value.mapping(known: ["min_entities", "enrolled"]) else { return nil }
    let minEntities = mapping.required("min_entities").flatMap { $0.integer(in: 1...1_000_000) }
    let enrolled = mapping.value("enrolled").map { $0.truth() } ?? false
    guard let minEntities, let enrolled else { return nil }
    self.init(programme: programme, minEntities: minEntities, enrolled: enrolled)
  }
}

extension BanSettings {
  init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: ["min_listings", "min_brands"]) else { return nil }
    let minListings = mapping.required("min_listings").flatMap { $0.integer(in: 1...1_000_000_000) }
    let minBrands = mapping.required("min_brands").flatMap { $0.integer(in: 1...1_000_000_000) }
    guard let minListings, let minBrands else { return nil }
    self.init(minListings: minListings, minBrands: minBrands)
  }
}
