import ArgumentParser
import Pipeline

/// Prints a table of an artefact.
struct Cat: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a table of an artefact as CSV.",
    discussion: "`brandsieve show RUN` lists the artefacts. Example: brandsieve cat 3f2a90c1d2e4/listings")

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The artefact's key or its first digits, and where it has several tables /TABLE.") var artefact: String

  func run() throws { try Inspector(workspace: place.path).table(artefact) { Console.write($0) } }
}
