import Glibc
import Store
import Tabular

/// Where converted rows go, and the records behind the table: standard output or a file each.
final class ConvertTarget {
  /// Standard output takes no more: its reader went away, as behind `| head`, or something failed, which ``Console`` keeps.
  enum Gone: Error { case output }

  private enum Place {
    case standardOutput
    case file(ReplacedFile)
  }

  private let output: Place
  private let rejects: Place?
  private let unfinished: UnfinishedFiles

  /// Whether a path as typed means standard output.
  static func isStandardOutput(_ typed: String) -> Bool { ["-", "/dev/stdout"].contains(typed) }

  init(output: String?, rejects: String?, unfinished: UnfinishedFiles) throws {
    self.unfinished = unfinished
    self.output = try output.map { try Self.place($0, unfinished) } ?? .standardOutput
    do {
      self.rejects = try rejects.map { try Self.place($0, unfinished) }
    } catch {
      if case .file(let file) = self.output { file.abandon() }
      throw error
    }
  }

  /// Where a typed path leads. What fails is told of the path that was typed, not of what stands in for it meanwhile.
  private static func place(_ typed: String, _ unfinished: UnfinishedFiles) throws -> Place {
    if isStandardOutput(typed) { return .standardOutput }
    let path = Paths.absolute(typed)
    if try Disk.real.isFolder(path) { throw DiskFault(operation: .write, path: path, errno: EISDIR) }
    do { return .file(try unfinished.begin(path)) } catch {
      throw DiskFault(operation: .write, path: path, errno: error.errno)
    }
  }

  private static func write(_ bytes: [UInt8], to place: Place) throws {
    switch place {
    case .standardOutput: if !Console.write(bytes) { throw Gone.output }
    case .file(let file): try file.write(bytes)
    }
  }

  /// Takes rows.
  func take(_ bytes: [UInt8]) throws { try Self.write(bytes, to: output) }

  /// Takes the records behind the table; nil where nobody asked for them.
  var rejectSink: Converter.Sink? { rejects.map { place in { try Self.write($0, to: place) } } }

  /// Puts the files in their places, once standard output has all of its own: the rejects first, so that rows never stand without them.
  func finish() throws {
    if !Console.flush() { throw Gone.output }
    let files = [rejects, output].compactMap { place in
      if case .file(let file)? = place { file } else { nil }
    }
    try finishTogether(files, whenWhole: unfinished.finish)
  }

  /// Removes what was written.
  func abandon() {
    for case .file(let file)? in [rejects, output] { file.abandon() }
  }
}
