import CSystem
import Glibc
import Synchronization

/// An open file or folder. It is closed when the last reference goes, but only ``close()`` tells whether that went well.
///
/// Positioned reads may come from several threads; closing while another thread reads is a defect of the caller.
public final class OpenFile: Sendable {
  /// The path it was opened by.
  public let path: String
  let disk: Disk
  private let descriptor: Atomic<CInt>

  init(path: String, descriptor: CInt, disk: Disk) {
    self.path = path
    self.disk = disk
    self.descriptor = Atomic(descriptor)
  }

  deinit {
    let open = descriptor.exchange(-1, ordering: .relaxed)
    if open >= 0 { _ = Glibc.close(open) }
  }

  private var number: CInt { descriptor.load(ordering: .relaxed) }

  /// Reads up to `buffer.count` bytes from where the last read ended; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DiskFault) -> Int {
    try disk.call(.read, path) { unsafe Glibc.read(number, buffer.baseAddress, buffer.count) }
  }

  /// Reads up to `buffer.count` bytes from `offset`; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DiskFault) -> Int {
    try disk.call(.read, path) { unsafe Glibc.pread(number, buffer.baseAddress, buffer.count, offset) }
  }

  /// Writes all bytes at the end of what was written.
  func write(_ bytes: UnsafeRawBufferPointer) throws(DiskFault) {
    var written = 0
    while written < bytes.count {
      written += try disk.call(.write, path) {
        unsafe Glibc.write(number, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
    }
  }

  /// Cuts the file down to nothing, so that the next write begins it anew.
  public func truncate() throws(DiskFault) {
    try disk.call(.truncate, path) { Int(ftruncate(number, 0)) }
    try disk.call(.truncate, path) { lseek(number, 0, SEEK_SET) }
  }

  /// Waits until what was written is on the disk (fsync).
  public func sync() throws(DiskFault) {
    try disk.call(.sync, path) { Int(fsync(number)) }
  }

  /// Waits until all that was written to the file's file system is on the disk.
  func syncFileSystem() throws(DiskFault) {
    try disk.call(.sync, path) { Int(bs_syncfs(number)) }
  }

  /// Size, kind and times.
  public func status() throws(DiskFault) -> FileStatus {
    var raw = stat()
    try disk.call(.status, path) { unsafe Int(fstat(number, &raw)) }
    return FileStatus(raw)
  }

  /// Gives the advisory lock back at once, also where a child process that is just being started still has the file open.
  public func unlock() throws(DiskFault) {
    try disk.call(.lock, path) { Int(bs_flock(number, LOCK_UN)) }
  }

  /// Takes the advisory lock on this file without waiting (flock LOCK_EX | LOCK_NB); false if another process holds it.
  public func lock() throws(DiskFault) -> Bool {
    do {
      try disk.call(.lock, path) { Int(bs_flock(number, LOCK_EX | LOCK_NB)) }
      return true
    } catch {
      if error.errno == EWOULDBLOCK { return false }
      throw error
    }
  }

  /// Closes the file; further calls fail. A second close does nothing.
  public func close() throws(DiskFault) {
    let open = descriptor.exchange(-1, ordering: .relaxed)
    guard open >= 0 else { return }
    var isClosed = false
    defer { if !isClosed { _ = Glibc.close(open) } }
    try disk.call(.close, path) {
      isClosed = true
      // Linux has closed the descriptor even when it says EINTR, so this call is never made again.
      return Glibc.close(open) == 0 || Glibc.errno == EINTR ? 0 : -1
    }
  }
}
