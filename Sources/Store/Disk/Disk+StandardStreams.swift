import Glibc

/// Keep what these give: like any open file it is closed when its last reference goes.
extension Disk {
  /// Standard input.
  public var standardInput: OpenFile { OpenFile(path: "standard input", descriptor: STDIN_FILENO, disk: self) }
  /// Standard output.
  public var standardOutput: OpenFile { OpenFile(path: "standard output", descriptor: STDOUT_FILENO, disk: self) }
  /// Standard error.
  public var standardError: OpenFile { OpenFile(path: "standard error", descriptor: STDERR_FILENO, disk: self) }

  /// Fills the places of standard streams that the process was started without (`>&-`), so that no file opened later gets such a number
  /// and takes what is meant for people. To be called before anything is opened.
  ///
  /// What fills them can do the wrong direction only: reading from a closed input, and writing to a closed output, still fail.
  public static func fillClosedStandardStreams() {
    for (number, access) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)] {
      var raw = stat()
      if unsafe fstat(number, &raw) < 0 { _ = unsafe Glibc.open("/dev/null", access) }
    }
  }
}
