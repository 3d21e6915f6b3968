import Glibc

/// The permissions that Brandsieve gives in a workspace, whatever the umask.
public enum FileMode {
  /// Folders: the group may look.
  public static let folder: UInt16 = 0o750
  /// Files: the group may read.
  public static let file: UInt16 = 0o640
  /// Files with personal data, records and locks: the owner alone.
  public static let privateFile: UInt16 = 0o600

  /// What this process was told to take from the permissions of new files: for those that a person wants somewhere else.
  static let umask: UInt16 = {
    // It can be asked for only by setting it.
    let mask = Glibc.umask(0o077)
    _ = Glibc.umask(mask)
    return UInt16(truncatingIfNeeded: mask)
  }()
}
