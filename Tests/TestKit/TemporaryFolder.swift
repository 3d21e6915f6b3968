import Store

/// An empty folder for one test; it goes when the test ends.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes the folder.
  public init() throws {
    path = "/tmp/brandsieve-test-\(UInt64.random(in: .min ... .max))"
    try Disk.real.makeFolder(path)
  }

  deinit { try? Disk.real.removeTree(path) }

  /// Where a file of that name stands.
  public func file(_ name: String) -> String { path + "/" + name }
}
