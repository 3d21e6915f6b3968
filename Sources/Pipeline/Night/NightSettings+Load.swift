import Candidates
import Foundation
import Handoff
import Linkage
import Marketplace
import Registry
import Screening
import Store
import Yams

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
    /// Decodes a settings file; comments and the order of its keys are no part of what it is known by.
    func decoded<Value: Codable>(
      _ role: String, _ path: SettingsPath, _ decode: (Data) throws -> Value
    ) throws(RunFault) -> Value {
      let file = try settingsFile(role, path)
      let value = try Self.decode(file, decode)
      files.append(file.known(byMeaning: try Self.meaning(of: value)))
      return value
    }
    let offices = try settingsFile("offices", pipeline.offices)
    files.append(offices)
    tables.add(.offices, path: pipeline.offices.written, bytes: offices.bytes)
    let model = try decoded("model", pipeline.linkageModel) { try JSONDecoder().decode(LinkageModel.self, from: $0) }
    let lexicon = try decoded("lexicon", pipeline.screening.lexicon) { try YAMLDecoder().decode(Lexicon.self, from: $0) }
    let scorecard = try decoded("scorecard", pipeline.screening.scorecard) { try YAMLDecoder().decode(Scorecard.self, from: $0) }
    let exceptions = try loadExceptions(pipeline.screening.exceptions, settingsFile, into: &files)
    if let fault = model.faults().first {
      throw RunFault(
        .usage, "\(pipeline.linkageModel.resolved): \(fault)", remedy: "Use the model that came with this brandsieve, or train one with it")
    }
    if let fault = scorecard.faults().first {
      let text = try settingsFile("scorecard", pipeline.screening.scorecard).text()
      let line = SettingsNode.line(ofKey: fault.key, inYAML: text)
      throw RunFault(
        .usage, "\(pipeline.screening.scorecard.resolved):\(line): \(fault.key.joined(separator: ".")): \(fault)", remedy: fault.remedy)
    }
    let profiles = try loadProfiles(pipeline.handoff, settingsFile, into: &files)
    let loaded = try readRegistry(tables, pipeline)
    if let fault = loaded.lostTable { throw RunFault(fault) }
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

  private static func readRegistry(_ tables: RegistryFiles, _ pipeline: PipelineSettings) throws(RunFault) -> LoadedRegistry {
    do throws(RegistryFault) {
      return try loadRegistry(tables, marketplaces: pipeline.sources.map(\.name))
    } catch {
      throw RunFault(error)
    }
  }

  /// Decodes a settings file, and says what is wrong with it in its decoder's words.
  private static func decode<Value>(_ file: SettingsFile, _ body: (Data) throws -> Value) throws(RunFault) -> Value {
    do {
      return try body(Data(file.bytes))
    } catch {
      throw RunFault(.usage, "\(file.path): \(words(error))", remedy: "Correct the file; docs/formats.md says what it holds")
    }
  }

  private static func words(_ error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.isEmpty ? "" : "at \(context.codingPath.map(\.stringValue).joined(separator: ".")): "
    }
    guard let decoding = error as? DecodingError else { return "\(error)" }
    switch decoding {
    case .keyNotFound(let key, let context): return "\(place(context))the key \(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      return place(context) + context.debugDescription
    @unknown default: return "\(decoding)"
    }
  }

  /// The bytes of a file; nil where it is optional and not there.
  private static func read(
    _ path: String, shown: String, _ status: ExitStatus, isOptional: Bool, _ disk: Disk
  ) throws(RunFault) -> [UInt8]? {
    do throws(DiskFault) {
      guard let found = try disk.targetStatus(path) else {
        if isOptional { return nil }
        throw DiskFault(operation: .open, path: path, errno: ENOENT)
      }
      // A pipe would be waited for, maybe for ever.
      guard found.isFile || found.isFolder else {
        throw DiskFault(operation: .read, path: path, errno: ESPIPE)
      }
      guard found.size <= sizeLimit else {
        throw DiskFault(operation: .read, path: path, errno: EFBIG)
      }
      return try disk.readFile(path)
    } catch {
      throw RunFault(status, "\(shown): \(error.reason)", remedy: error.remedy)
    }
  }
}
