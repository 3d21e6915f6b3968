/// The permissions that Brandsieve gives, whatever the umask.
public enum FileMode {
  /// Folders: the group may look.
  public static let folder: UInt16 = 0o750
  /// Files: the group may read.
  public static let file: UInt16 = 0o640
  /// Files with personal data, records and locks: the owner alone.
  public static let privateFile: UInt16 = 0o600
}
