/// When a marketplace's exports of a night are there: `ready` of a source. Nothing of it is in a key or in an output.
public struct ReadySettings: Equatable, Sendable {
  static let keys = ["marker", "min_age"]

  /// The name of a file that must stand in each folder that holds an export; such a file is no export itself. Nil for none.
  public var marker: String?
  /// Seconds since an export was last modified, at least; nil where its age does not matter.
  public var minAge: Int?

  /// Exports are there as soon as they are found.
  init() {}

  /// The value of `ready`; nil where a fault is on the list.
  init?(_ value: SettingsValue) {
    guard let mapping = value.mapping(known: Self.keys) else { return nil }
    let marker = mapping.value("marker").map(Self.name) ?? .some(nil)
    let minAge = mapping.value("min_age").map(Self.seconds) ?? .some(nil)
    guard let marker, let minAge else { return nil }
    (self.marker, self.minAge) = (marker, minAge)
  }

  /// A file's name: the outer nil means a fault.
  private static func name(_ value: SettingsValue) -> String?? {
    guard let text = value.word("a file's name, such as _DONE") else { return nil }
    guard !text.contains("/"), text != ".", text != "..", text.utf8.count <= 255 else {
      value.fail(.malformed(text, wanted: "a file's name without folders, such as _DONE"))
      return nil
    }
    return .some(text)
  }

  /// A time such as `10m`: the outer nil means a fault.
  private static func seconds(_ value: SettingsValue) -> Int?? {
    guard let text = value.text() else { return nil }
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let digits = text.dropLast()
    guard let unit = text.last.flatMap({ units[$0] }), (1...6).contains(digits.count),
      digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits)
    else {
      value.fail(.malformed(text, wanted: "a time such as 90s, 10m, 2h or 1d"))
      return nil
    }
    return .some(number * unit)
  }
}
