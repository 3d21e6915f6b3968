import ArgumentParser
import Foundation
import Pipeline

/// Finds the rows of any table that mean the same thing.
struct Link: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the rows of a CSV file that mean the same person, company or thing.",
    discussion: """
      Reads RFC 4180 in UTF-8, plain or gzip. MODEL is YAML, from which a model is trained on the file itself, or a trained model that \
      --model-out wrote. Writes each row's id, cluster_id and confidence. \
      Example: brandsieve link persons.csv pipelines/link/persons.yaml --output clusters.csv
      """)

  @Argument(help: "The table.") var file: String
  @Argument(help: "The model: settings to train from (.yaml), or a trained one (.json).") var model: String
  @Option(help: "Where the clusters are written, all or nothing.") var output: String
  @Option(help: "Where the trained model is written.") var modelOut: String?
  @Option(help: "How many threads work (default: the cores); the result does not depend on it.") var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes 1 to 256") }
    if let modelOut, Paths.absolute(modelOut) == Paths.absolute(output) {
      throw ValidationError("--output and --model-out name the same file")
    }
  }

  func run() throws {
    let work = LinkTable(
      file: Paths.absolute(file), model: Paths.absolute(model), output: Paths.absolute(output), modelOutput: modelOut.map(Paths.absolute),
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    try work.run { Console.error($0) }
  }
}
