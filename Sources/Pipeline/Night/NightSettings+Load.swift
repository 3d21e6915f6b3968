import Candidates
import Foundation
import Handoff
import Linkage
import Marketplace
import Registry
import Screening
import Store

extension NightSettings {
  /// No settings file or registry table may be larger, in bytes.
  static let sizeLimit = 256 << 20

  /// Reads and checks all files that a pipeline file names.
  ///
  /// - Throws: status 2 for settings files, status 4 for the registry.
  static func load(_ pipeline: PipelineSettings, dataRoot: String, disk: Disk) throws(RunFault) -> NightSettings {
    var files: [SettingsFile] = []
    var tables = RegistryFiles()
    for table in RegistryTable.allCases where table != .offices {
      let path = "\(pipeline.registryFolder)/\(table.fileName)"
      guard let bytes = try read("\(dataRoot)/\(path)", shown: path, .inputs, isOptional: true, disk) else { continue }
      tables.add(table, path: path, bytes: bytes)
      files.append(SettingsFile(role: "registry/\(table.rawValue)", path: path, bytes: bytes))
    }
    func settingsFile(_ role: String, _ path: SettingsPath) throws(RunFault) -> SettingsFile {
      let bytes = try read(path.resolved, shown: path.resolved, .usage, isOptional: false, disk) ?? []
      return SettingsFile(role: role, path: path.resolved, bytes: bytes)
    }
    /// Reads a settings file; comments and the order of its keys are no part of what it is known by.
    func known<Value: Encodable>(
      _ role: String, _ path: SettingsPath, _ read: (SettingsFile) throws -> Value
    ) throws(RunFault) -> Value {
      let file = try settingsFile(role, path)
      let value: Value
      do { value = try read(file) } catch { throw RunFault(error) }
      files.append(file.known(byMeaning: try Self.meaning(of: value)))
      return value
    }
    let offices = try settingsFile("offices", pipeline.offices)
    files.append(offices)
    tables.add(.offices, path: pipeline.offices.written, bytes: offices.bytes)
    let model = try known("model", pipeline.linkageModel) { file in
      let model = try JSONSettings.decode(LinkageModel.self, file.bytes, file: file.path)
      if let fault = model.faults().first {
        throw RunFault(.usage, "\(file.path): \(fault)", remedy: "Use the model that came with this brandsieve, or train one with it")
      }
      return model
    }
    let lexicon = try known("lexicon", pipeline.screening.lexicon) { try Lexicon.read(try $0.text(), file: $0.path) }
    let scorecard = try known("scorecard", pipeline.screening.scorecard) { try Scorecard.read(try $0.text(), file: $0.path) }
    let exceptions = try loadExceptions(pipeline.screening.exceptions, settingsFile, into: &files)
    let profiles = try loadProfiles(pipeline.handoff, settingsFile, into: &files)
    let loaded = try readRegistry(tables, pipeline, dataRoot: dataRoot)
    return NightSettings(
      pipeline: pipeline, registry: loaded.registry, registryReport: loaded, model: model, lexicon: lexicon, scorecard: scorecard,
      exceptions: exceptions, profiles: profiles, files: files)
  }

  private static func loadExceptions(
    _ path: SettingsPath?, _ settingsFile: (String, SettingsPath) throws(RunFault) -> SettingsFile, into files: inout [SettingsFile]
  ) throws(RunFault) -> [ScreeningException] {
    guard let path else { return [] }
    let file = try settingsFile("exceptions", path)
    let text = try file.text()
    do throws(SettingsFaults) {
      let exceptions = try ScreeningException.read(text, file: path.resolved)
      files.append(file.known(byMeaning: ScreeningException.canonical(exceptions).encoded))
      return exceptions
    } catch {
      throw RunFault(error)
    }
  }

  private static func loadProfiles(
    _ paths: [SettingsPath], _ settingsFile: (String, SettingsPath) throws(RunFault) -> SettingsFile, into files: inout [SettingsFile]
  ) throws(RunFault) -> [ProgrammeProfile] {
    let read = try paths.enumerated().map { place, path throws(RunFault) in try settingsFile("programme/\(place)", path) }
    let texts = try read.map { file throws(RunFault) in (file: file.path, yaml: try file.text()) }
    let profiles: [ProgrammeProfile]
    do throws(ProfileFault) {
      profiles = try ProgrammeProfile.decodeAll(texts)
    } catch {
      throw RunFault(error)
    }
    files += zip(read, profiles).map { $0.known(byMeaning: $1.canonical.encoded) }
    return profiles
  }

  /// What a settings file says, in one spelling.
  private static func meaning(of value: some Encodable) throws(RunFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do { return Array(try encoder.encode(value)) } catch { throw RunFault(error) }
  }

  private static func readRegistry(_ tables: RegistryFiles, _ pipeline: PipelineSettings, dataRoot: String) throws(RunFault)
    -> LoadedRegistry
  {
    let loaded: LoadedRegistry
    do throws(RegistryFault) {
      loaded = try loadRegistry(tables, marketplaces: pipeline.sources.map(\.name))
    } catch {
      throw RunFault(placed(error, pipeline, dataRoot))
    }
    guard let lost = loaded.lostTable else { return loaded }
    var fault = RunFault(placed(lost, pipeline, dataRoot))
    fault.warnings = warnings(loaded, pipeline)
    throw fault
  }

  /// A fault with the path that a person finds the file by: published files must not name folders of the machine, messages should.
  private static func placed(_ fault: RegistryFault, _ pipeline: PipelineSettings, _ dataRoot: String) -> RegistryFault {
    var fault = fault
    if fault.table == .offices {
      fault.path = pipeline.offices.resolved
    } else if case .missing = fault.problem {
      fault.path = "\(dataRoot)/\(pipeline.registryFolder)/\(fault.table.fileName)"
    }
    return fault
  }

  /// The bytes of a file; nil where it is optional and not there.
  private static func read(
    _ path: String, shown: String, _ status: ExitStatus, isOptional: Bool, _ disk: Disk
  ) throws(RunFault) -> [UInt8]? {
    do throws(DiskFault) {
      return try disk.readPlainFile(path, limit: sizeLimit)
    } catch {
      if isOptional, error.isMissing { return nil }
      throw RunFault(status, "\(shown): \(error.reason)", remedy: error.remedy)
    }
  }
}
