import Foundation
import Store
import Tabular

/// Files as tests look at them.
enum Files {
  /// The bytes of a file.
  static func read(_ path: String) throws -> [UInt8] { try Disk.real.readFile(path) }

  /// Puts bytes into a file, whatever stood there.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// The bytes of a file, unpacked where its name ends in `.gz`.
  static func unpacked(_ path: String) throws -> [UInt8] {
    let packed = try read(path)
    guard path.hasSuffix(".gz") else { return packed }
    let source = GzipSource(BytesSource(packed), limits: Limits())
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try source.read(into: &buffer, upTo: buffer.count), count > 0 { all += buffer[..<count] }
    return all
  }

  /// The paths of all files below a folder, relative to it, sorted by their bytes; none where it is absent.
  static func names(below folder: String) throws -> [String] {
    guard try Disk.real.exists(folder) else { return [] }
    var names: [String] = []
    for name in try Disk.real.list(folder) {
      let path = "\(folder)/\(name)"
      if try Disk.real.isFolder(path) {
        names += try self.names(below: path).map { "\(name)/\($0)" }
      } else {
        names.append(name)
      }
    }
    return names
  }

  /// The SHA-256 of each file below a folder, by its path from there; nothing where the folder is absent.
  static func digests(below folder: String) throws -> [String: String] {
    var digests: [String: String] = [:]
    for name in try names(below: folder) { digests[name] = SHA256.digest(try read("\(folder)/\(name)")).hex }
    return digests
  }
}

extension [UInt8] {
  /// Replaces a text, as its UTF-8, by another wherever it stands.
  mutating func replaceAll(_ old: String, by new: String) {
    let parts = split(separator: Array(old.utf8), omittingEmptySubsequences: false)
    self = Array(parts.joined(separator: Array(new.utf8)))
  }

  /// Where a text, as its UTF-8, stands first.
  func first(_ text: String) -> Int? { firstRange(of: Array(text.utf8))?.lowerBound }
}
