import Store

/// An empty folder for one test; it goes when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = "/tmp/brandsieve-store-\(UInt64.random(in: .min ... .max))"
    try Disk.real.makeFolder(path)
  }

  deinit { try? Disk.real.removeTree(path) }

  /// Where a file of that name stands.
  func file(_ name: String) -> String { path + "/" + name }
}
