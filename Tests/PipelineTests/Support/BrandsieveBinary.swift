import Foundation
import TestKit

/// The program as people run it: a process of its own.
final class BrandsieveBinary: Sendable {
  /// What became of a process.
  struct Result {
    /// Its exit status; of one that a signal ended, 128 and the signal's number, as a shell says it.
    var status: Int32
    var output: String
    var errors: String
  }

  /// The executable, which the build puts beside the tests.
  private static let path =
    URL(filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "").deletingLastPathComponent()
    .appending(path: "brandsieve").path

  private let process = Process()
  private let folder: TemporaryFolder

  /// Starts it. Its output goes to files, so that no full pipe can stop it.
  ///
  /// - Parameters:
  ///   - script: what a shell does, where `"$0" "$@"` is the program.
  ///   - output: where standard output goes, if not to a file.
  init(_ arguments: [String], script: String? = nil, output: FileHandle? = nil) throws {
    folder = try TemporaryFolder()
    process.executableURL = URL(filePath: script == nil ? Self.path : "/bin/sh")
    process.arguments = script.map { ["-c", $0, Self.path] + arguments } ?? arguments
    process.standardInput = FileHandle.nullDevice
    let file = try Self.newFile(folder.file("output"))
    process.standardOutput = output ?? file
    process.standardError = try Self.newFile(folder.file("errors"))
    try process.run()
  }

  /// Runs it to its end.
  static func run(_ arguments: [String], script: String? = nil, output: FileHandle? = nil) throws -> Result {
    try BrandsieveBinary(arguments, script: script, output: output).wait()
  }

  var isRunning: Bool { process.isRunning }
  var processID: Int32 { process.processIdentifier }

  /// What it has written to standard error so far.
  var errorsSoFar: String { (try? String(contentsOfFile: folder.file("errors"), encoding: .utf8)) ?? "" }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func wait() throws -> Result {
    process.waitUntilExit()
    let bySignal = process.terminationReason == .uncaughtSignal
    return Result(
      status: bySignal ? 128 + process.terminationStatus : process.terminationStatus,
      output: try String(contentsOfFile: folder.file("output"), encoding: .utf8), errors: errorsSoFar)
  }

  private static func newFile(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }
}
