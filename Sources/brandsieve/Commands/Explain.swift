import ArgumentParser
import Marketplace
import Pipeline

/// Explains what a night made of something.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a published night made of something, and why.",
    subcommands: [ExplainListing.self, ExplainSeller.self, ExplainBrand.self])
}

/// Explains a brand.
struct ExplainBrand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brand", abstract: "Say which rights of a brand are in force, and what its candidates are.",
    discussion: "Reads a published night, changes nothing. Example: brandsieve explain brand B00012")

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The brand's id in brands.csv.") var id: String
  @OptionGroup var night: NightOption

  func run() throws {
    let story = try Inspector(workspace: place.path).brand(id, date: night.value)
    for line in BrandWords.lines(story) { Console.print(line) }
  }
}

/// Explains a listing.
struct ExplainListing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listing",
    abstract: "Say why a listing became a candidate, or why it did not; also for a rejected row.",
    discussion: "Reads a published night, changes nothing. Example: brandsieve explain listing aurora AL0000000655")

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The marketplace, as the pipeline file names it.") var marketplace: String
  @Argument(help: "The listing's id, as the marketplace exports it.") var id: String
  @OptionGroup var night: NightOption

  func run() throws {
    let story = try Inspector(workspace: place.path).listing(id, on: marketplace, date: night.value)
    for line in StoryWords.lines(story) { Console.print(line) }
  }
}
