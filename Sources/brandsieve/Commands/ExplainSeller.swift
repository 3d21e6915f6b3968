import ArgumentParser
import Marketplace
import Pipeline

/// Explains who is behind an account.
struct ExplainSeller: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seller",
    abstract: "Say which accounts belong to the seller behind an account, and why.",
    discussion: """
      Prints the entity's accounts, the pairs with the sums of their match weights, the decisions, and the links that were cut. Reads a \
      published night, changes nothing; shows personal data, which only who runs the pipeline may read.
      Example: brandsieve explain seller aurora A1000001
      """)

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The marketplace, as the pipeline file names it.") var marketplace: String
  @Argument(help: "The account's id, as the marketplace exports it.") var account: String
  @Option(help: "The night (default: the newest published).") var date: String?

  func validate() throws { try DateOption.check(date) }

  func run() throws {
    let story = try Inspector(workspace: place.path).seller(account, on: marketplace, date: date.flatMap { CalendarDate(iso: $0) })
    for line in SellerWords.lines(story) { Console.print(line) }
  }
}

/// Dates as options.
enum DateOption {
  /// - Throws: a usage error for a text that is no date.
  static func check(_ text: String?) throws {
    if let text, CalendarDate(iso: text) == nil { throw ValidationError("'\(text)' is no date: write it as 2026-11-22") }
  }
}
