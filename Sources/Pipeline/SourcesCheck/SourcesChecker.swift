import Marketplace
import Store

/// Looks at the exports of all sources of a pipeline file, and changes nothing.
public struct SourcesChecker: Sendable {
  private let options: RunOptions
  private let disk: Disk

  /// A checker of a run's options; the workspace is not looked at.
  public init(_ options: RunOptions, disk: Disk = .real) {
    self.options = options
    self.disk = disk
  }

  /// What was found on the date, by default the newest with exports.
  ///
  /// - Throws: status 2 for the pipeline file, 4 where no source has exports.
  public func check() async throws(RunFault) -> SourcesReport {
    do {
      let pipeline = try Night.loadPipeline(options, disk)
      try Night.requireDataRoot(options.dataRoot, disk)
      let finder = ExportFinder(dataRoot: options.dataRoot, disk: disk)
      let date = try options.date ?? Night.newestDate(pipeline, finder, options)
      let sources = try await inParallel(pipeline.sources, threads: options.threads) { source in
        var check = SourceCheck(source: source.name, declared: Self.declared(source))
        do throws(RunFault) {
          let paths = try Night.files(of: source, date, finder)
          if paths.isEmpty { check.problem = "no exports for \(date): nothing matches \(source.files.text)" }
          check.files = paths.map { path in
            SourceFileChecker(source: source, path: path, location: "\(options.dataRoot)/\(path)", disk: disk).check()
          }
        } catch {
          check.problem = error.problem
        }
        return check
      }
      return SourcesReport(date: date, sources: sources)
    } catch {
      throw RunFault(error)
    }
  }

  /// The keys that say how a source's files are written.
  private static func declared(_ source: SourceSettings) -> [(key: String, value: String)] {
    func name(_ token: [UInt8]) -> String { token == [9] ? "tab" : String(decoding: token, as: UTF8.self) }
    return [
      ("compression", source.compression.rawValue), ("encoding", source.dialect.encoding.rawValue),
      ("delimiter", name(source.dialect.delimiter)), ("quote", source.dialect.quote.map(name) ?? "none"),
      ("escape", source.dialect.escape.name), ("header_rows", "\(source.dialect.headerRows)"),
    ]
  }
}
