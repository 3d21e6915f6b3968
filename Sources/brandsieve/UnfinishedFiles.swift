import Dispatch
import Foundation
import Store
import Synchronization

/// The files that stand in for others until a command has ended well: a signal that ends the command removes them first.
///
/// Once they are being put in their places the command goes on to its end: what a signal finds is all of the output or nothing.
final class UnfinishedFiles: Sendable {
  private struct State {
    var paths: [String] = []
    var isFinishing = false
  }

  private let state = Mutex(State())

  /// Begins a file, at an instant that no signal comes into.
  func begin(_ path: String) throws(DiskFault) -> ReplacedFile {
    try state.withLock { state throws(DiskFault) in
      let file = try ReplacedFile(path, disk: .real)
      if let temporary = file.temporary { state.paths.append(temporary) }
      return file
    }
  }

  /// From here on signals come too late.
  func finish() { state.withLock { $0.isFinishing = true } }

  /// Ends the process at SIGTERM, SIGINT and SIGHUP with 128 and the signal's number, as a shell says it. A signal that was ignored when the
  /// process began, as in a script's background, stays so. Keep what is returned as long as that is wanted.
  func endAtSignals() -> [any DispatchSourceSignal] {
    [SIGTERM, SIGINT, SIGHUP].filter { !Self.isIgnored($0) }.map { number in signalSource(number) { self.end(number) } }
  }

  private func end(_ number: Int32) {
    state.withLock { state in
      guard !state.isFinishing else { return }
      for path in state.paths { try? Disk.real.unlink(path) }
      let name = [SIGTERM: "SIGTERM", SIGINT: "SIGINT"][number] ?? "SIGHUP"
      Console.error("error: stopped by \(name); the files that it was to write are as they were")
      // Within the lock, so that no other file is begun. What waits for standard output is no whole table: it is not written, and nothing
      // else of this process is needed.
      _exit(128 + number)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    let (handler, ignoring) = unsafe (
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self), unsafeBitCast(SIG_IGN, to: Int.self)
    )
    return handler == ignoring
  }
}
