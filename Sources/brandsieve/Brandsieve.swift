import ArgumentParser
import Foundation
import Store

/// The command line: words for people, exit statuses, nothing else.
@main
struct Brandsieve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brandsieve",
    abstract: "Turn marketplaces' listing exports into files that a brand-protection programme can act on.",
    discussion: """
      Exit status: 0 done; 1 failed; 2 command line, pipeline file or workspace; 3 another run holds the workspace; 4 the inputs' \
      fault; 143 stopped by SIGTERM. Results go to standard output, progress to standard error.
      """,
    subcommands: [
      Run.self, Plan.self, Runs.self, Show.self, Cat.self, Explain.self, Decide.self, Sample.self, Fit.self, Entities.self,
      LinkageCommand.self, Rejects.self, Sources.self, Convert.self, Link.self, Verify.self, CollectGarbage.self,
    ])

  static func main() async {
    Disk.fillClosedStandardStreams()
    // A reader that went away (`| head`) is told by the failed write, and is no error.
    signal(SIGPIPE, SIG_IGN)
    await ProcessExit.end { try await dispatch(CommandLine.arguments) }
  }

  private static func dispatch(_ arguments: [String]) async throws {
    var command = try parseAsRoot(Array(arguments.dropFirst()))
    if var asynchronous = command as? any AsyncParsableCommand { try await asynchronous.run() } else { try command.run() }
  }
}
