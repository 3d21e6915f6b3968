import Candidates

extension Scorecard {
  /// Reads and checks the text of a scorecard. Throws all that is wrong at once, each with its line and key.
  static func read(_ text: String, file: String) throws(SettingsFaults) -> Scorecard {
    try SettingsValue.read(text, file: file) { Scorecard($0) }
  }

  private init?(_ root: SettingsValue) {
    guard let mapping = root.mapping(known: ["version", "intercept", "first_look_intercept", "evidence"]) else { return nil }
    let version = mapping.required("version").flatMap { $0.integer(in: 1...1) }
    let intercept = mapping.required("intercept").flatMap { $0.number() }
    let firstLookIntercept = mapping.required("first_look_intercept").flatMap { $0.number() }
    let names = EvidenceCode.allCases.map(\.name)
    let weighed = mapping.required("evidence").flatMap { $0.mapping(known: names) }
    var evidence: [String: Entry] = [:]
    if let weighed {
      for name in names { evidence[name] = weighed.required(name).flatMap { Entry($0) } }
    }
    guard let version, let intercept, let firstLookIntercept else { return nil }
    self.init(version: version, intercept: intercept, firstLookIntercept: firstLookIntercept, evidence: evidence)
  }
}

extension Scorecard.Entry {
  fileprivate init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: ["weight", "bounds", "at_least", "at_most", "says"]) else { return nil }
    let weight = mapping.required("weight").flatMap { $0.number() }
    let says = mapping.required("says").flatMap { $0.text() }
    func bound(_ key: String) -> Double? { mapping.value(key).flatMap { $0.isNothing ? nil : $0.number() } }
    let (least, most) = (bound("at_least"), bound("at_most"))
    if let least, let most, least > most { mapping.value("at_least")?.fail(.outOfOrder("\(least)", rule: "at_least <= at_most")) }
    guard let weight, let says else { return nil }
    let bounds = mapping.value("bounds").flatMap { $0.isNothing ? nil : Self.bounds($0) }
    self.init(weight: weight, bounds: bounds, atLeast: least, atMost: most, says: says)
    if let range = weightRange, !range.contains(weight) {
      mapping.value("weight")?.fail(.outOfRange("\(weight)", range: "its bounds, \(range.lowerBound) to \(range.upperBound)"))
    }
  }

  private static func bounds(_ value: SettingsValue) -> [Double]? {
    guard let numbers = value.list()?.map({ $0.number() }) else { return nil }
    let bounds = numbers.compactMap { $0 }
    guard bounds.count == numbers.count else { return nil }
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      value.fail(.malformed("\(bounds)", wanted: "two numbers, the lower first, as [0, 5]"))
      return nil
    }
    return bounds
  }
}
