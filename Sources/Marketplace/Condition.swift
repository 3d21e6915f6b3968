/// The condition of goods as the seller states it.
public enum Condition: UInt8, Sendable, CaseIterable {
  /// No statement, or a word that the pipeline file does not map.
  case unknown = 0
  case new = 1
  case used = 2
  case refurbished = 3
}
