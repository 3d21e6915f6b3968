import Foundation

/// A sum as it is printed: every step is rounded once, to four decimals, and the total is that of the rounded steps, so that a person who adds
/// up what stands there gets what stands below it. It is at most half a ten-thousandth a step away from the sum that was decided by.
struct PrintedSum {
  private(set) var total = 0

  /// Takes a step and gives it as it is printed.
  mutating func step(_ value: Double, width: Int) -> String {
    let rounded = Int((value * Self.parts).rounded())
    total += rounded
    return Self.text(rounded, width: width)
  }

  /// The total of the steps so far.
  func text(width: Int) -> String { Self.text(total, width: width) }

  private static let parts = 10_000.0

  private static func text(_ parts: Int, width: Int) -> String { String(format: "%+\(width).4f", Double(parts) / Self.parts) }
}
