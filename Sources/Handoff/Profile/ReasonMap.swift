/// How our reason codes become a reason of the programme's fixed list.
public struct ReasonMap: Equatable, Sendable {
  /// The reason where no code of a candidate has one of its own.
  public var fallback: String
  /// The programme's reason for some of our codes.
  public var reasons: [String: String]

  /// A map from our codes to the programme's reasons.
  public init(fallback: String, reasons: [String: String] = [:]) {
    self.fallback = fallback
    self.reasons = reasons
  }

  /// The programme's reason of a candidate: that of the first of its codes that has one.
  ///
  /// - Parameter codes: our reason codes, heaviest first.
  public func reason(of codes: [String]) -> String {
    for code in codes {
      if let reason = reasons[code] { return reason }
    }
    return fallback
  }
}
