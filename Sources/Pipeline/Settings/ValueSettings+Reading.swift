import Marketplace

extension ValueSettings {
  static let keys = ["decimal", "group", "time", "zone", "list", "condition", "currency"]
  private static let words: [(key: String, condition: Condition)] = [("new", .new), ("used", .used), ("refurbished", .refurbished)]

  /// What counts where nothing is said.
  static let defaults = ValueSettings(
    decimal: ".", group: nil, time: "iso8601", zone: .utc, list: 0x7C,
    conditions: [.new: ["new"], .used: ["used"], .refurbished: ["refurbished"]], currency: nil, formats: ValueFormats())

  /// The values under `values`; nil where a fault is on the list.
  init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: Self.keys) else { return nil }
    let usual = Self.defaults
    let price = Self.price(mapping)
    let time = mapping.value("time").map(Self.time) ?? (usual.time, .iso8601)
    let zone = mapping.value("zone").map(Self.zone) ?? usual.zone
    let list = mapping.value("list").map { $0.separator() } ?? usual.list
    let conditions = mapping.value("condition").map(Self.conditions) ?? usual.conditions
    let currency = mapping.value("currency").map(Self.currency) ?? .some(nil)
    guard let price, let time, let zone, let list, let conditions, let currency else { return nil }
    let formats = ValueFormats(
      price: price.format, time: time.format, zone: zone, listSeparator: list, conditions: ConditionWords(conditions), currency: currency)
    self.init(
      decimal: price.decimal, group: price.group, time: time.text, zone: zone, list: list, conditions: conditions, currency: currency,
      formats: formats)
  }

  private static func price(_ mapping: SettingsMapping) -> (decimal: String, group: String?, format: PriceFormat)? {
    let decimal = mapping.value("decimal").map { $0.choice([".", ","]) } ?? "."
    let group = mapping.value("group").map(Self.group) ?? .some(nil)
    guard let decimal, let group else { return nil }
    guard let format = PriceFormat(decimal: decimal, group: group) else {
      mapping.value("group")?.fail(.repeated(group ?? "", at: mapping.path(of: "decimal")))
      return nil
    }
    return (decimal, group, format)
  }

  /// A group separator, or `none`: the outer nil means a fault.
  private static func group(_ value: SettingsValue) -> String?? {
    if value.node.kind == .text, value.text() == "none" { return .some(nil) }
    return value.choice([".", ",", " ", "'", "’", "none"]).map { .some($0) }
  }

  private static func time(_ value: SettingsValue) -> (text: String, format: TimeFormat)? {
    guard let text = value.text() else { return nil }
    do {
      return (text, try TimeFormat(text))
    } catch {
      value.fail(.malformed(text, wanted: "iso8601, epoch_seconds or a pattern such as dd/MM/yyyy HH:mm: \(error)"))
      return nil
    }
  }

  private static func zone(_ value: SettingsValue) -> ZoneOffset? {
    guard let text = value.text() else { return nil }
    guard let zone = ZoneOffset(text) else {
      value.fail(.malformed(text, wanted: "UTC or an offset such as +08:00"))
      return nil
    }
    return zone
  }

  /// A currency of ISO 4217: the outer nil means a fault.
  private static func currency(_ value: SettingsValue) -> String?? {
    guard let text = value.text() else { return nil }
    guard Currency.minorDigits(of: text) != nil else {
      value.fail(.malformed(text, wanted: "a currency of ISO 4217, such as EUR"))
      return nil
    }
    return .some(text)
  }

  private static func conditions(_ value: SettingsValue) -> [Condition: [String]]? {
    guard let mapping = value.mapping(known: words.map(\.key)) else { return nil }
    var result: [Condition: [String]] = [:]
    var places: [String: String] = [:]
    var isSound = true
    for (key, condition) in words {
      guard let value = mapping.value(key) else { continue }
      guard let items = value.node.kind == .text ? [value] : value.list() else {
        isSound = false
        continue
      }
      for item in items {
        guard let word = item.word("a word for a condition") else {
          isSound = false
          continue
        }
        if let place = places.updateValue(item.path, forKey: word.lowercased()) {
          item.fail(.repeated(word, at: place))
          isSound = false
        }
        result[condition, default: []].append(word)
      }
    }
    return isSound ? result : nil
  }
}
