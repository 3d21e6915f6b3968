import Foundation

/// Python with pyarrow, polars and DuckDB, for tests that open our tables in other programs. It is made by pip on first use, below the
/// package's `.build`, and kept.
public enum PythonEnvironment {
  /// What pip installs.
  private static let packages = ["pyarrow==26.0.1", "polars==2.1.0", "duckdb==2.0.1"]

  /// A program that did not end with status 0, or could not be started.
  public struct Fault: Error, CustomStringConvertible {
    /// The program and what it said.
    public var description: String
  }

  /// Runs a script with arguments and returns what it prints.
  public static func run(_ script: String, _ arguments: [String] = []) throws -> String {
    try launch(interpreter.get(), ["-c", script] + arguments)
  }

  /// The interpreter: made once per process, and by one process at a time.
  private static let interpreter = Result { try make() }

  private static func make() throws -> String {
    let build = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build").standardizedFileURL
    let folder = build.appending(path: "python-" + packages.joined(separator: "-").replacing("==", with: "-"))
    let python = folder.appending(path: "bin/python").path
    try FileManager.default.createDirectory(at: build, withIntermediateDirectories: true)
    let lock = unsafe open(folder.path + ".lock", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    while lockf(lock, F_LOCK, 0) != 0 && errno == EINTR {}
    let mark = folder.appending(path: "complete")
    if !FileManager.default.fileExists(atPath: mark.path) {
      _ = try launch("/usr/bin/env", ["python3", "-m", "venv", "--clear", folder.path])
      _ = try launch(python, ["-m", "pip", "install", "--quiet"] + packages)
      try Data().write(to: mark)
    }
    return python
  }

  private static func launch(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Fault(description: "\(program) ended with status \(process.terminationStatus):\n\(output)")
    }
    return output
  }
}
