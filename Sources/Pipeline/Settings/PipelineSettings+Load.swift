import Glibc
import Store

extension PipelineSettings {
  /// A pipeline file's size at most, in bytes.
  public static let sizeLimit = 1 << 20

  /// Reads and checks a pipeline file, with the `--set` of the command line on top; the settings files that it names must exist.
  ///
  /// Throws all that is wrong at once.
  public static func load(_ file: String, overrides: [String] = [], disk: Disk = .real) throws(SettingsFaults) -> PipelineSettings {
    let start = SettingsFault.Origin.file(line: 1, column: 1)
    func fault(_ reason: SettingsFault.Reason) -> SettingsFaults {
      SettingsFaults([SettingsFault(file: file, origin: start, path: "", reason: reason)])
    }
    let bytes: [UInt8]
    let size: Int
    do throws(DiskFault) {
      // A pipe could be read once only, and would be waited for.
      if let found = try disk.targetStatus(file), !found.isFile, !found.isFolder {
        throw DiskFault(operation: .read, path: file, errno: ESPIPE)
      }
      size = try disk.open(file).status().size
      bytes = size > sizeLimit ? [] : try disk.readFile(file)
    } catch {
      throw fault(.unreadable(error.reason))
    }
    if size > sizeLimit { throw fault(.tooLarge(limit: sizeLimit)) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw fault(.notUTF8)
    }
    return try read(text, file: file, overrides: overrides) { path in
      guard let status = try? disk.status(path), !status.isFolder else { return false }
      return true
    }
  }

  /// Reads and checks the text of a pipeline file; `exists` tells whether there is a file at a path.
  static func read(
    _ text: String, file: String, overrides: [String] = [], exists: @escaping (String) -> Bool = { _ in true }
  ) throws(SettingsFaults) -> PipelineSettings {
    let faults = SettingsFaultList(file: file, exists: exists)
    let start = SettingsFault.Origin.file(line: 1, column: 1)
    let parsed = SettingsNode.parse(yaml: text, origin: nil, faults: faults)
    guard faults.all.isEmpty else { throw SettingsFaults(faults.all) }
    var root = parsed ?? SettingsNode(origin: start, content: .text("", quoted: false))
    for text in overrides {
      guard let override = SettingsOverride(text) else {
        faults.add(.malformedOverride, path: "", at: .override(text))
        continue
      }
      override.apply(to: &root, faults: faults)
    }
    let value = SettingsValue(node: root, path: "", origin: start, faults: faults)
    let settings = PipelineSettings(value, folder: parentFolder(of: file) ?? "")
    guard let settings, faults.all.isEmpty else { throw SettingsFaults(faults.all) }
    return settings
  }
}
