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
  @OptionGroup var night: NightOption

  func run() throws {
    let story = try Inspector(workspace: place.path).seller(account, on: marketplace, date: night.value)
    for line in SellerWords.lines(story) { Console.print(line) }
  }
}
