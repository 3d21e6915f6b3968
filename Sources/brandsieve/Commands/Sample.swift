import ArgumentParser
import Candidates
import Foundation
import Marketplace
import Pipeline

/// Draws a sample to judge.
struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a sample of a tier's candidates for a person to judge.",
    discussion: """
      Fill in the column `decision` (confirm or dismiss) and give the file to `decide import`; `show RUN` then states the precision. The \
      same night and seed give the same sample. Example: brandsieve sample --tier review --n 100 --output sample.csv
      """)

  @OptionGroup var place: WorkspaceOption
  @Option(help: "The tier: file, review or watch.") var tier: String
  @Option(help: "How many candidates.") var n: Int
  @Option(help: "The CSV file to write; it must not be there yet.") var output: String
  @Option(help: "Another number gives another sample.") var seed = 1
  @OptionGroup var night: NightOption

  func validate() throws {
    if Tier.allCases.allSatisfy({ $0.name != tier }) { throw ValidationError("--tier takes file, review or watch") }
    if !(1...1_000_000).contains(n) { throw ValidationError("--n takes 1 to 1000000") }
  }

  func run() throws {
    guard let tier = Tier.allCases.first(where: { $0.name == tier }) else { return }
    let inspector = Inspector(workspace: place.path)
    let sample = try inspector.sample(tier, count: n, seed: seed, date: night.value)
    try inspector.writeNew(sample.sheet, to: Paths.absolute(output))
    Console.print("\(sample.drawn) of the \(sample.of) candidates of tier \(tier.name) on \(sample.night): \(output)")
  }
}
