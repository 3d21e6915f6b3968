import Linkage
import Store
import Tabular

/// Links the rows of a table that a person brings along: `brandsieve link`.
public struct LinkTable: Sendable {
  /// The table, the model file, and where results go; absolute paths.
  public var file: String
  /// The settings in YAML, or a trained model in JSON.
  public var model: String
  /// Where each row's cluster is written.
  public var output: String
  /// Where the trained model is written, nil for nowhere.
  public var modelOutput: String?
  /// How many threads work; the result does not depend on it.
  public var threads: Int

  /// A linkage of these files.
  public init(file: String, model: String, output: String, modelOutput: String? = nil, threads: Int = 1) {
    self.file = file
    self.model = model
    self.output = output
    self.modelOutput = modelOutput
    self.threads = threads
  }

  /// Reads, trains unless the model is trained, links, and writes. `tell` gets lines of progress.
  ///
  /// - Throws: status 2 for the model file and for outputs that name an input, status 4 for the table, status 1 where the outputs cannot be
  ///   written.
  public func run(disk: Disk = .real, tell: (String) -> Void) throws(RunFault) {
    let outputs: [(option: String, path: String?)] = [("--output", output), ("--model-out", modelOutput)]
    try refuseOutputs(outputs, thatAre: [file, model], disk: disk)
    try refuseOutputsNowhere(outputs, disk: disk)
    let modelFile = try LinkModelFile(model, disk: disk)
    let settings = modelFile.settings
    let input = try LinkInput(file, settings: settings, disk: disk)
    tell("\(input.table.ids.count) records")
    let linker: RecordLinker
    let trained: RecordModel
    do {
      linker = try RecordLinker(input.table, settings, threads: threads)
      for line in Self.lines(linker.largeBlocks, input.table, settings) { tell(line) }
      switch modelFile {
      case .trained(let model): trained = model
      case .settings:
        trained = try linker.train()
        tell("trained: a pair is linked from \(Self.decimal(trained.thresholdBits)) bits on")
        for name in trained.silentComparisons {
          tell("warning: comparison \(name) says nothing: too few values differ, or too few are there, to learn from")
        }
      }
    } catch {
      throw input.fault(error, file: file, settings: settings)
    }
    let found = linker.link(trained)
    tell("\(found.comparedPairs) pairs compared, \(found.linkedPairs) at or above the threshold")
    if found.linkedPairs == 0, found.comparedPairs > 0 {
      tell("warning: no pair reaches the threshold: compare more columns, or give `deterministic` rules that say which rows surely match")
    }
    do {
      let target = try ReplacedFile(output, disk: disk)
      do {
        try LinkOutput.write(found, input.table.ids, idColumn: settings.id) { try target.write($0) }
        if let modelOutput { try replaceFile(modelOutput, try LinkModelFile.bytes(of: trained), disk: disk) }
        try target.finish()
      } catch {
        target.abandon()
        throw error
      }
    } catch {
      throw RunFault(error)
    }
    let clusters = zip(found.order, found.firstOf).filter { $0 == $1 }.count
    tell("\(clusters) clusters")
  }

  /// How many large blocks are told of each rule.
  private static let told = 3

  /// The largest blocks of each rule in words: their values tell what to change in the model file.
  private static func lines(_ blocks: [RecordLinkage.LargeBlock], _ table: RecordTable, _ settings: RecordSettings) -> [String] {
    var lines: [String] = []
    for (number, rule) in settings.blocking.enumerated() {
      let own = blocks.filter { $0.rule == number }
      for block in own.prefix(told) {
        let values = rule.flatMap(\.columns).map { name in
          let column = table.names.firstIndex(of: name).map { table.columns[$0].string(block.example) } ?? ""
          return "\(name) \(String(String.UnicodeScalarView(column.unicodeScalars.filter { $0.properties.generalCategory != .control })))"
        }
        let joined = values.joined(separator: ", ")
        lines.append("blocking rule \(number + 1): \(block.size) records such as \(joined): cut by the other columns")
      }
      if own.count > told { lines.append("blocking rule \(number + 1): \(own.count - told) more blocks of more than \(settings.maxBlock)") }
      let leftOut = own.reduce(0) { $0 + $1.leftOut }
      if leftOut > 0 {
        lines.append("blocking rule \(number + 1): \(leftOut) records left out, their blocks are still too large; raise max_block")
      }
    }
    return lines
  }

  private static func decimal(_ bits: Double) -> String {
    let hundredths = Int((bits * 100).rounded())
    let digits = "\(abs(hundredths) % 100)"
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(digits.count == 1 ? "0" : "")\(digits)"
  }
}
