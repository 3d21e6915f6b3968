import Store
import Synchronization
import Tabular

/// Standard output for results, standard error for progress and messages. All that people read passes here, and is made safe to show;
/// data pass as they are.
enum Console {
  private static let output = Mutex(StandardOutput())
  private static let errors = Disk.real.standardError

  /// Writes a line for people to standard output.
  static func print(_ line: String) { write(Array((printable(line) + "\n").utf8)) }

  /// Writes one line of JSON, which no character is shown in otherwise than JSON does, to standard output.
  static func print(json: String) { write(Array((json + "\n").utf8)) }

  /// Writes data to standard output; false where they go nowhere.
  @discardableResult static func write(_ bytes: [UInt8]) -> Bool { output.withLock { $0.write(bytes) } }

  /// Sends what waits on its way to standard output; false where it went nowhere.
  @discardableResult static func flush() -> Bool {
    output.withLock {
      $0.flush()
      return $0.write([])
    }
  }

  /// What became of standard output so far: what failed, unless that was told before.
  static func takeFault() -> DiskFault? { output.withLock { $0.takeFault() } }

  /// Ends standard output.
  static func close() { output.withLock { $0.close() } }

  /// Writes a line for people to standard error. Where that fails there is nobody left to tell.
  static func error(_ line: String) { try? errors.write(Array((printable(line) + "\n").utf8).span) }
}
