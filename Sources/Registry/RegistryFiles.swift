/// The bytes of the registry's files, as the caller has read them.
public struct RegistryFiles: Sendable {
  /// A file: the path under which people know it, and its bytes.
  public struct File: Sendable {
    /// The path, such as `registry/brands.csv`; rejects and faults name it.
    public var path: String
    /// All of its bytes.
    public var bytes: [UInt8]
  }

  private var files: [RegistryTable: File] = [:]

  /// No files yet.
  public init() {}

  /// Adds the file of a table, or replaces it.
  public mutating func add(_ table: RegistryTable, path: String, bytes: [UInt8]) { files[table] = File(path: path, bytes: bytes) }

  /// The file of a table.
  public subscript(table: RegistryTable) -> File? { files[table] }
}
