import Marketplace
import Store

extension Night {
  /// Reads the pipeline file and all that it names, finds the exports of the date and hashes them.
  ///
  /// `notReady` is told of exports that are not there yet, before anything is read.
  ///
  /// - Throws: status 2 for settings, status 4 for exports and registry.
  static func load(
    _ options: RunOptions, workspace: Workspace, disk: Disk, notReady: (RunFault) throws -> Void = { throw $0 }
  ) async throws -> Night {
    let pipeline = try loadPipeline(options, disk)
    try requireDataRoot(options.dataRoot, disk)
    let finder = ExportFinder(dataRoot: options.dataRoot, disk: disk)
    let date = try options.date ?? newestDate(pipeline, finder, options)
    let settings = try NightSettings.load(pipeline, dataRoot: options.dataRoot, disk: disk)
    var found: [(source: SourceSettings, path: String)] = []
    var missing: [String] = []
    for source in pipeline.sources {
      let files = try self.files(of: source, date, finder)
      if files.isEmpty {
        missing.append("\(source.name) has no exports for \(date): nothing matches \(source.files.text) below \(options.dataRoot)")
      }
      found += files.map { (source, $0) }
    }
    if let first = missing.first {
      throw RunFault(
        .inputs, first, others: Array(missing.dropFirst()),
        remedy:
          "Bring the exports, give another --date, or take \(missing.count == 1 ? "the source" : "the sources") out of the pipeline file")
    }
    let readiness = Readiness(dataRoot: options.dataRoot, disk: disk, now: HostClock.nanoseconds)
    if let fault = try readiness.fault(of: found) { try notReady(fault) }
    let exports = try await inParallel(found, threads: options.threads) { source, path in
      let location = "\(options.dataRoot)/\(path)"
      do throws(DiskFault) {
        let size = try disk.status(location)?.size ?? 0
        return ExportFile(
          source: source, path: path, location: location, size: size, digest: try ExportSource.digest(of: location, disk: disk))
      } catch {
        throw RunFault(error, reading: path, at: location)
      }
    }
    let records = try workspace.decisions.all()
    if let fault = try VanishedDecisions.fault(records, in: workspace, disk: disk) { throw fault }
    let (fixes, leftOut) = try NightFix.find(date, exports: exports, in: FixStore(workspace: workspace, disk: disk))
    return Night(
      date: date, settings: settings, exports: exports, fixes: fixes, fixesLeftOut: leftOut,
      previous: try PreviousNight.find(before: date, in: workspace), decisions: DecisionsInForce(records),
      disk: disk)
  }

  /// Throws where there is no folder at the data root.
  private static func requireDataRoot(_ path: String, _ disk: Disk) throws(RunFault) {
    let remedy = "Give the folder that holds exports and registry as --data"
    let standing: FileStatus?
    do { standing = try disk.targetStatus(path) } catch {
      throw RunFault(.reading(error), "the data root cannot be used: \(error)", remedy: error.remedy)
    }
    guard standing?.isFolder != true else { return }
    throw RunFault(.inputs, "the data root \(path) \(standing == nil ? "does not exist" : "is not a folder")", remedy: remedy)
  }

  static func loadPipeline(_ options: RunOptions, _ disk: Disk) throws(RunFault) -> PipelineSettings {
    do throws(SettingsFaults) {
      return try PipelineSettings.load(options.pipelineFile, overrides: options.overrides, disk: disk)
    } catch {
      throw RunFault(error)
    }
  }

  static func newestDate(
    _ pipeline: PipelineSettings, _ finder: ExportFinder, _ options: RunOptions
  ) throws(RunFault) -> CalendarDate {
    do throws(ExportFault) {
      if let date = try finder.newestDate(of: pipeline.sources) { return date }
    } catch {
      throw RunFault(error)
    }
    let patterns = pipeline.sources.map(\.files.text).joined(separator: ", ")
    throw RunFault(
      .inputs, "no exports below \(options.dataRoot): nothing matches \(patterns)",
      remedy: "Give the folder that holds them as --data, or correct `files` in the pipeline file")
  }

  static func files(of source: SourceSettings, _ date: CalendarDate, _ finder: ExportFinder) throws(RunFault) -> [String] {
    do throws(ExportFault) {
      return try finder.files(of: source, date: date)
    } catch {
      throw RunFault(error)
    }
  }
}
