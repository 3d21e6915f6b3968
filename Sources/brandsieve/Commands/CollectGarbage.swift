import ArgumentParser
import Pipeline

/// Removes what nothing refers to.
struct CollectGarbage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Remove artefacts, drafts and leftovers that nothing refers to. Published files are never touched.",
    discussion: """
      Keeps all that the nights published within --keep-days before the newest one refer to, and what runs and drafts of the last \
      --keep-days left behind.
      """)

  @OptionGroup var place: WorkspaceOption
  @Option(parsing: .unconditional, help: "How many days of nights, runs and drafts to keep.") var keepDays: Int

  func validate() throws {
    if !(0...36_500).contains(keepDays) { throw ValidationError("--keep-days takes 0 to 36500") }
  }

  func run() throws {
    let result = try GarbageCollector(workspace: place.path).collect(keepDays: keepDays)
    Console.print("removed \(result.artefacts) artefacts (\(result.bytes) bytes) and \(result.folders) folders")
  }
}
