import Foundation

/// Standard output for results, standard error for progress. A reader that went away (`| head`) is no error.
enum Console {
  /// Writes a line to standard output.
  static func print(_ line: String) { write(line + "\n", to: .standardOutput) }

  /// Writes bytes to standard output as they are; false where nobody reads any more.
  static func write(_ bytes: [UInt8]) -> Bool { (try? FileHandle.standardOutput.write(contentsOf: Data(bytes))) != nil }

  /// Writes a line to standard error.
  static func error(_ line: String) { write(line + "\n", to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) { try? handle.write(contentsOf: Data(text.utf8)) }
}
