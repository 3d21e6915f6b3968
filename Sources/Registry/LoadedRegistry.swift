/// A registry as loaded, and what was wrong with its files.
public struct LoadedRegistry: Sendable {
  /// What became of a table's rows: `rows == loaded + rejected`.
  public struct Counts: Hashable, Sendable {
    /// Records after the header.
    public var rows = 0
    /// Rows that are in the registry.
    public var loaded = 0
    /// Rows left out.
    public var rejected = 0
  }

  /// What was loaded.
  public var registry = Registry()
  /// The rows left out, by table in the order of ``RegistryTable``, then by row.
  public var rejects: [RegistryReject] = []
  /// Oddities of rows that were kept, in the same order.
  public var notices: [RegistryNotice] = []
  /// Rows by table; tables that were not loaded are not there.
  public var counts: [RegistryTable: Counts] = [:]
  /// The first row left out of each table, those passed over whose brand was left out itself.
  var firstFaults: [RegistryTable: RegistryReject] = [:]
  /// Where each table was read.
  var paths: [RegistryTable: String] = [:]
}
