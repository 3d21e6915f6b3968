import Glibc

extension Disk {
  /// The absolute path of what a path leads to, without links, `.` and `..` (realpath(3)); fails if nothing is there.
  public func realPath(_ path: String) throws(DiskFault) -> String {
    var resolved = ""
    try call(.status, path) {
      guard let found = unsafe realpath(path, nil) else { return -1 }
      resolved = unsafe String(cString: found)
      unsafe free(found)
      return 0
    }
    return resolved
  }
}
