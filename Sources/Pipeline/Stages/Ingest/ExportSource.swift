import Store
import Tabular

/// The bytes of an export as they stand on the disk, hashed as they are read: the digest is of the same bytes that were parsed.
final class ExportSource: ByteSource {
  private let reader: FileReader
  private let disk: Disk
  private var hash = SHA256()
  private static let chunk = 1 << 18

  init(path: String, disk: Disk) throws(DiskFault) {
    self.disk = disk
    reader = try FileReader(path: path, disk: disk)
  }

  var canBeReopened: Bool { true }

  /// The same file from its beginning, for a second look at damage.
  func reopened() throws -> (any ByteSource)? { try ExportSource(path: reader.path, disk: disk) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    let read = try reader.read(into: &buffer, upTo: count)
    hash.update(buffer.span.extracting(0..<read))
    return read
  }

  /// Reads what is left, and makes sure that the file is still the one that was begun and has this digest.
  ///
  /// - Throws: status 4 with the name that it goes by where it is not.
  func requireUnchanged(since digest: String, named path: String) throws {
    var rest = [UInt8](repeating: 0, count: Self.chunk)
    while try read(into: &rest, upTo: Self.chunk) > 0 {}
    guard try hash.finish().hex == digest && reader.currentStatus() == reader.status else {
      throw RunFault(
        .inputs, "\(path) changed while it was read", remedy: "Let exports be written elsewhere and renamed into place when they are whole")
    }
  }

  /// The SHA-256 of a file, in hexadecimal digits.
  static func digest(of path: String, disk: Disk) throws(DiskFault) -> String {
    let reader = try FileReader(path: path, disk: disk)
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: chunk)
    while true {
      let read = try reader.read(into: &buffer, upTo: chunk)
      if read == 0 { return hash.finish().hex }
      hash.update(buffer.span.extracting(0..<read))
    }
  }
}
