/// The words with which a marketplace says in which condition goods are.
public struct ConditionWords: Sendable, Hashable {
  private var words: [[UInt8]] = []
  private var conditions: [Condition] = []

  /// `new`, `used` and `refurbished`.
  public static let english = ConditionWords([.new: ["new"], .used: ["used"], .refurbished: ["refurbished"]])

  /// The words of each condition. Case does not matter in ASCII, nor do blanks around a word; of a word that stands twice, the lowest
  /// condition counts.
  public init(_ words: [Condition: [String]]) {
    for condition in Condition.allCases {
      for word in words[condition] ?? [] {
        self.words.append(Self.folded(Array(word.utf8).span))
        conditions.append(condition)
      }
    }
  }

  /// The condition that a field states: ``Condition/unknown`` for an empty field, nil for a word that is not mapped.
  public func condition(_ field: Span<UInt8>) -> Condition? {
    let word = Self.folded(field)
    if word.isEmpty { return .unknown }
    for index in words.indices where words[index] == word { return conditions[index] }
    return nil
  }

  private static func folded(_ field: Span<UInt8>) -> [UInt8] { ASCII.trimmed(field).map { ASCII.lowered(field[$0]) } }
}
