/// A system call on files, as ``Disk`` makes it and as its fault hook sees it.
public enum DiskCall: String, Sendable, CaseIterable {
  case open, read, write, sync, close, list, rename, exchange, unlink, truncate, chmod, lock
  case status = "look at"
  case access = "write in"
  case makeFolder = "make the folder"
  case removeFolder = "remove the folder"
}
