import Glibc
import Store
import Tabular

/// Where converted rows go: standard output or a file, and a file for the records behind the table.
final class ConvertTarget {
  /// Standard output takes no more: its reader went away, as behind `| head`, or something failed, which ``Console`` keeps.
  enum Gone: Error { case output }

  private let output: ReplacedFile?
  private let rejects: ReplacedFile?

  init(output: String?, rejects: String?) throws {
    self.output = try output.flatMap { ["-", "/dev/stdout"].contains($0) ? nil : try Self.file($0) }
    do {
      self.rejects = try rejects.map(Self.file)
    } catch {
      self.output?.abandon()
      throw error
    }
  }

  /// A file to be replaced. What fails is told of the path that was typed, not of what stands in for it meanwhile.
  private static func file(_ typed: String) throws -> ReplacedFile {
    let path = Paths.absolute(typed)
    if try Disk.real.isFolder(path) { throw DiskFault(operation: .write, path: path, errno: EISDIR) }
    do { return try ReplacedFile(path, disk: .real) } catch {
      throw DiskFault(operation: .write, path: path, errno: error.errno)
    }
  }

  /// Takes rows.
  func take(_ bytes: [UInt8]) throws {
    if let output { try output.write(bytes) } else if !Console.write(bytes) { throw Gone.output }
  }

  /// Takes the records behind the table; nil where nobody asked for them.
  var rejectSink: Converter.Sink? { rejects.map { file in { try file.write($0) } } }

  /// Puts the files in their places, once standard output has all of its own.
  func finish() throws {
    if output == nil, !Console.flush() { throw Gone.output }
    try rejects?.finish()
    try output?.finish()
  }

  /// Removes what was written.
  func abandon() {
    output?.abandon()
    rejects?.abandon()
  }
}
