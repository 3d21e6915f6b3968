/// What became of a candidate since the previous night (rule R19).
public enum DayState: UInt8, Hashable, Sendable, CaseIterable {
  /// It was never a candidate before.
  case new = 0
  /// Its listing is as it was.
  case same = 1
  /// Its title, price, condition, category, brand, photograph, countries of shipping or seller is another.
  case changed = 2
  /// Its listing is gone: the marketplace is complete and does not show it.
  case gone = 3
  /// It was gone, or no candidate any more, and is back.
  case returned = 4
  /// Its listing's row was rejected tonight.
  case unreadable = 5
  /// Its listing is not there, and its marketplace is incomplete.
  case unknown = 6
  /// Its listing is there and is no candidate any more.
  case cleared = 7

  /// The state's name in published files.
  public var name: String { ["new", "same", "changed", "gone", "returned", "unreadable", "unknown", "cleared"][Int(rawValue)] }
}
