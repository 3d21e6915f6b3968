import ArgumentParser
import Pipeline
import Store
import Tabular

/// Writes a file of any dialect as plain CSV.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a text table of any dialect as RFC 4180 CSV in UTF-8.",
    discussion: """
      Reads gzip and zstd too, known by their first bytes. Standard error says what was mended or left out, and how often. A damaged \
      file is exit status 1 and names the last good row. Example: brandsieve convert export.txt --sniff --output export.csv
      """)

  @Argument(help: "The file, or - for standard input.") var file: String
  @Flag(help: "Find out by itself what no other option says, and tell how sure that is.") var sniff = false
  @OptionGroup(title: "Dialect") var dialect: DialectOptions
  @OptionGroup(title: "Table") var table: TableOptions
  @Option(parsing: .unconditional, help: "Write to this file, all or nothing, instead of standard output; to a pipe or device as it comes.")
  var output: String?
  @Option(
    parsing: .unconditional,
    help:
      "Write the records here that are left out: from a repeated header on, the footer, and what --sniff passes over; - for standard output, beside --output."
  )
  var rejects: String?

  func validate() throws {
    try Paths.refuseEmpty(file, "<file>")
    try Paths.refuseEmpty(output, "--output")
    try Paths.refuseEmpty(rejects, "--rejects")
    if let rejects, ConvertTarget.isStandardOutput(rejects), output.map(ConvertTarget.isStandardOutput) ?? true {
      throw ValidationError("--rejects \(rejects) would mix the records with the rows: give --output a file, or --rejects.")
    }
    if let output, let rejects, Paths.absolute(output) == Paths.absolute(rejects) {
      throw ValidationError("--output and --rejects name the same file.")
    }
    _ = try dialect.applied(to: ConvertDialect())
    _ = try table.applied(to: ConvertSettings())
  }

  func run() throws {
    if file != "-" {
      let files = [("--output", output), ("--rejects", rejects)].map { name, typed in
        (name, typed.flatMap { ConvertTarget.isStandardOutput($0) ? nil : Paths.absolute($0) })
      }
      try refuseOutputs(files, thatAre: [Paths.absolute(file)], disk: .real)
    }
    let unfinished = UnfinishedFiles()
    let signals = unfinished.endAtSignals()
    defer { withExtendedLifetime(signals) {} }
    let target = try ConvertTarget(output: output, rejects: rejects, unfinished: unfinished)
    do {
      try convert(to: target)
      try target.finish()
    } catch {
      target.abandon()
      throw try Self.fault(error)
    }
  }

  private func convert(to target: ConvertTarget) throws {
    let isNamed = file != "-"
    var source: any ByteSource = FileSource(
      isNamed ? try Disk.real.open(Paths.absolute(file)) : Disk.real.standardInput, canBeReadAgain: isNamed)
    var settings = ConvertSettings()
    var found: Sniffer.Finding?
    if sniff {
      let head = FileHead(FileHead.unpacked(source), count: Sniffer.sampleBytes)
      do { try head.requireStart() } catch { throw ConvertFault(.source(error)) }
      let finding = Sniffer.sniff(head, told: try table.told(dialect.hints()))
      settings = finding.settings
      for fact in finding.facts { Console.error("sniffed: \(fact)") }
      found = finding
      source = head
    }
    settings.dialect = try dialect.applied(to: settings.dialect)
    settings.encoding = dialect.encoding ?? settings.encoding
    settings = try table.applied(to: settings)
    let converter = try Converter(source, settings, output: target.take, rejects: target.rejectSink)
    defer { for line in converter.report.lines { Console.error(line) } }
    try converter.run()
    if let late = converter.report.lateEncoding { Console.error("sniffed: \(late)") }
    if let found, found.isFooterOpen { Console.error("sniffed: \(SniffedFact.footer(converter.report))") }
    if converter.report.repeatsHeaderAtOnce {
      Console.error("warning: the header comes again right below itself, so that no row is left: is it one of --header-rows 2?")
    }
    if converter.foundNothing { Console.error("warning: the file is empty, or has no record where the table should be") }
    Console.error("\(converter.report.rows) rows")
  }

  /// What the command ends with.
  private static func fault(_ error: any Error) throws -> any Error {
    switch error {
    // What failed there, if anything, is told where the process ends.
    case ConvertTarget.Gone.output: return ExitStatus.done
    case let fault as ConvertFault:
      if case .target(ConvertTarget.Gone.output) = fault.what { return ExitStatus.done }
      return RunFault(fault.isUsage ? .usage : .failed, "\(fault)", remedy: fault.remedy)
    case let fault as DiskFault: return RunFault(.failed, "\(fault)", remedy: fault.remedy)
    default: return error
    }
  }
}

extension ConvertFault {
  /// Whether other options would help.
  fileprivate var isUsage: Bool {
    switch what {
    case .unusable, .unknownEncoding: true
    case .source, .lineTooLong, .target: false
    }
  }
}
