import Glibc
import Store

/// The right to write in a workspace, held by one run at a time (R6).
///
/// The file `lock` carries an flock(2), which the kernel drops when its holder dies, so a dead holder's lock is taken over by itself. Who
/// holds it stands in `lock.holder` beside it, for people only. A run tries for the lock, and signs, while it has `lock.turn`, so that who
/// is refused finds the signature of the very run that has the lock, also where both begin at the same moment. None of the files is removed:
/// a removed lock would let two runs in.
public final class WorkspaceLock: Sendable {
  private let file: OpenFile

  private init(file: OpenFile) { self.file = file }

  /// Takes the lock of a workspace, a folder that exists, without waiting.
  public static func acquire(
    workspace: String, holder: LockHolder = .current(), disk: Disk = .real
  ) throws(LockFault) -> WorkspaceLock {
    let file: OpenFile?
    do { file = try take(workspace, holder, disk) } catch { throw LockFault(workspace: workspace, what: .unusable(error)) }
    guard let file else { throw LockFault(workspace: workspace, what: .held(by: self.holder(of: workspace, disk: disk))) }
    return WorkspaceLock(file: file)
  }

  /// The locked file; nil where another run has it.
  private static func take(_ workspace: String, _ holder: LockHolder, _ disk: Disk) throws(DiskFault) -> OpenFile? {
    let turn = try turn(workspace, disk)
    defer { try? turn.unlock() }
    let file = try disk.openOrCreate(workspace + "/lock", mode: FileMode.privateFile)
    guard try file.lock() else { return nil }
    try writeFileAtomically(workspace + "/lock.holder", holder.json.encoded, mode: FileMode.file, disk: disk)
    return file
  }

  /// Waits for the turn to try for the lock. Whoever has it only signs, so this takes moments; where it does not, the turn is passed over,
  /// for it only serves a message.
  private static func turn(_ workspace: String, _ disk: Disk) throws(DiskFault) -> OpenFile {
    let file = try disk.openOrCreate(workspace + "/lock.turn", mode: FileMode.privateFile)
    for _ in 0..<Self.attempts {
      if try file.lock() { break }
      usleep(Self.pause)
    }
    return file
  }

  /// How often the turn is tried for, and the microseconds between: 5 seconds in all.
  private static let attempts = 1_000
  private static let pause: UInt32 = 5_000

  /// Who took the lock last; it may be dead since. Nil where nobody has said so.
  public static func holder(of workspace: String, disk: Disk = .real) -> LockHolder? {
    guard let bytes = try? disk.readPlainFile(workspace + "/lock.holder", limit: 1 << 20), let json = try? CanonicalJSON(parsing: bytes)
    else { return nil }
    return LockHolder(json: json)
  }

  /// Gives the lock back. Letting go of the last reference does so too.
  public func release() {
    try? file.unlock()
    try? file.close()
  }
}
