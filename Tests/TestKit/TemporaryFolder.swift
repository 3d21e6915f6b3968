import Store

/// An empty folder for one test; it goes when the test ends.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes the folder.
  ///
  /// - Parameter inMemory: on a file system in memory where there is one: for tests that would spend their time on waiting for the disk.
  public init(inMemory: Bool = false) throws {
    let parent = inMemory && (try? Disk.real.isFolder("/dev/shm")) == true ? "/dev/shm" : "/tmp"
    path = "\(parent)/brandsieve-test-\(UInt64.random(in: .min ... .max))"
    try Disk.real.makeFolder(path)
  }

  deinit { try? Disk.real.removeTree(path) }

  /// Where a file of that name stands.
  public func file(_ name: String) -> String { path + "/" + name }
}
