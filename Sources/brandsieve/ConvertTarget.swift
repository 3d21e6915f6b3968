import Store
import Tabular

/// Where converted rows go: standard output or a file, and a file for the records behind the table.
final class ConvertTarget {
  /// Nobody reads the output any more, as behind `| head`.
  enum Gone: Error { case reader }

  private let output: ReplacedFile?
  private let rejects: ReplacedFile?

  init(output: String?, rejects: String?) throws {
    self.output = try output.map { try ReplacedFile(Paths.absolute($0), disk: .real) }
    do {
      self.rejects = try rejects.map { try ReplacedFile(Paths.absolute($0), disk: .real) }
    } catch {
      self.output?.abandon()
      throw error
    }
  }

  /// Takes rows.
  func take(_ bytes: [UInt8]) throws {
    if let output { try output.write(bytes) } else if !Console.write(bytes) { throw Gone.reader }
  }

  /// Takes the records behind the table; nil where nobody asked for them.
  var rejectSink: Converter.Sink? { rejects.map { file in { try file.write($0) } } }

  /// Puts the files in their places.
  func finish() throws {
    try rejects?.finish()
    try output?.finish()
  }

  /// Removes what was written.
  func abandon() {
    output?.abandon()
    rejects?.abandon()
  }
}

/// The bytes of a file, front to back.
final class FileSource: ByteSource {
  private let reader: FileReader

  init(_ path: String) throws(DiskFault) { reader = try FileReader(path: path, disk: .real) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int { try reader.read(into: &buffer, upTo: count) }
}
