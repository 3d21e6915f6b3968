import ArgumentParser
import Marketplace

/// Dates as options.
enum DateOption {
  /// The date of an option; nil where it was not given. What it is read from has passed ``check(_:)``.
  static func read(_ text: String?) -> CalendarDate? { text.flatMap { CalendarDate(iso: $0) } }

  /// - Throws: a usage error for a text that is no date.
  static func check(_ text: String?) throws {
    if let text, read(text) == nil { throw ValidationError("'\(text)' is no date: write it as 2026-11-22") }
  }
}

/// The option of commands that look at a published night.
struct NightOption: ParsableArguments {
  @Option(help: "The night (default: the newest published).") var date: String?

  func validate() throws { try DateOption.check(date) }

  var value: CalendarDate? { DateOption.read(date) }
}
