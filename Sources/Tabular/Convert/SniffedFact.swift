/// One thing that was found out about how a file is written.
public struct SniffedFact: Sendable, Equatable, CustomStringConvertible {
  /// What it is about.
  public enum Subject: String, Sendable {
    case encoding
    case delimiter
    case quote
    case escape
    case comment
    case lineEnds = "line ends"
    case skip = "lines before the table"
    case headerRows = "header rows"
    case width = "cells of a row"
    case footer
    case nullWords = "null words"
    case table
  }

  /// What it is about.
  public var subject: Subject
  /// What was found, as it is shown.
  public var value: String
  /// The share of what was looked at that speaks for the value, 0 to 1: 1 where nothing speaks against it, 0.5 where nothing tells, and the
  /// usual is taken. A few lines that are all that speaks for something, n of them, count n / (n + 1).
  public var sure: Double
  /// Why, in words.
  public var why: String

  /// A fact.
  public init(_ subject: Subject, _ value: String, sure: Double, _ why: String) {
    self.subject = subject
    self.value = value
    self.sure = sure
    self.why = why
  }

  /// What was said beforehand and was not looked for.
  static func told(_ subject: Subject, _ value: String) -> SniffedFact { SniffedFact(subject, value, sure: 1, "as told") }

  /// How sure it is, and why.
  public var reason: String {
    let hundredths = Int((min(1, max(0, sure)) * 100).rounded())
    return "sure \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100): \(why)"
  }

  /// The fact in one line.
  public var description: String { "\(subject.rawValue): \(value) (\(reason))" }

  /// A number of cells in words.
  static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  /// A delimiter, quote or other token as it is shown.
  static func name(_ token: [UInt8]) -> String {
    let shown = String(decoding: token, as: UTF8.self).unicodeScalars.map { scalar -> String in
      scalar == "\t" ? "\\t" : scalar.value < 32 ? "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
    }
    return "'" + shown.joined() + "'"
  }

  /// The share of some evidence that speaks for something; 0.5 where there is none.
  static func share(_ favour: Int, against: Int) -> Double { favour + against == 0 ? 0.5 : Double(favour) / Double(favour + against) }

  /// How much a few lines speak for something.
  static func few(_ lines: Int) -> Double { Double(lines) / Double(lines + 1) }
}

extension SniffedFact {
  /// What became of the footer in a conversion that looked for one.
  public static func footer(_ report: ConvertReport) -> SniffedFact {
    guard let line = report.footers.firstLine else {
      return SniffedFact(.footer, "none", sure: 1, "no narrower records stand behind a blank line at the end")
    }
    let before = report.footerFollowsBlank ? "a blank line" : "a row of empty cells or a table that a program ended"
    return SniffedFact(
      .footer, "\(report.footers.count) records", sure: few(report.footers.count),
      "from line \(line) on, behind \(before), all are narrower than the table")
  }
}
