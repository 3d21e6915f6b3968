import Foundation
import Linkage
import Store

/// A model file: settings in YAML, which are to be trained, or a trained model in JSON, known by its name's ending `.json`.
enum LinkModelFile {
  case settings(RecordSettings)
  case trained(RecordModel)

  static let sizeLimit = 16 << 20

  init(_ file: String, disk: Disk) throws(RunFault) {
    let bytes: [UInt8]
    do {
      guard try disk.status(file)?.size ?? 0 <= Self.sizeLimit else {
        throw RunFault(.usage, "\(file) is larger than \(Self.sizeLimit) bytes", remedy: "Check that the path names a model file")
      }
      bytes = try disk.readFile(file)
    } catch let fault as DiskFault {
      throw RunFault(.usage, "the model file cannot be read: \(fault)", remedy: "Check its path and permissions")
    } catch {
      throw RunFault(error)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RunFault(.usage, "\(file) is not UTF-8", remedy: "Save it as UTF-8")
    }
    guard file.hasSuffix(".json") else {
      do {
        self = .settings(try RecordSettings.read(text, file: file))
      } catch {
        let lines = error.lines
        throw RunFault(
          .usage, lines.first ?? "\(file) is wrong", others: Array(lines.dropFirst()), remedy: "docs/link.md describes the model file")
      }
      return
    }
    let model: RecordModel
    do {
      model = try JSONDecoder().decode(RecordModel.self, from: Data(bytes))
    } catch {
      throw RunFault(.usage, "\(file) is no trained model", remedy: "Give a file that `--model-out` wrote, or the YAML to train one from")
    }
    do { try JSONSettings.refuseUnknownKeys(bytes, of: model, file: file) } catch { throw RunFault(error) }
    if let fault = model.faults().first {
      throw RunFault(.usage, "\(file): \(fault)", remedy: "Train the model again with this brandsieve")
    }
    self = .trained(model)
  }

  var settings: RecordSettings {
    switch self {
    case .settings(let settings): settings
    case .trained(let model): model.settings
    }
  }

  /// A trained model as JSON with sorted keys, so that equal models are equal files.
  static func bytes(of model: RecordModel) throws(RunFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(model)) + [10]
    } catch {
      throw RunFault(error)
    }
  }
}
