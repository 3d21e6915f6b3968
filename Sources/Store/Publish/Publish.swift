import Glibc

/// Puts a finished folder where readers look for it, all at once and so that it outlives a power cut.
///
/// Where nothing stands at `final`, `staged` is renamed to it. Else the two are exchanged in one step, and what stood there before moves to
/// `replaced`, where nothing may stand yet and whose parent must exist: that is looked at first. When this throws, `final` is either as it was before or the whole new folder, never a mixture; after
/// a failed exchange on a file system without it (``DiskFault/isExchangeUnsupported``) it is as before.
public func publishFolder(from staged: String, to final: String, replaced: String, disk: Disk) throws(DiskFault) {
  guard try disk.exists(final) else { return try installFolder(from: staged, to: final, disk: disk) }
  if try disk.exists(replaced) { throw DiskFault(operation: .rename, path: replaced, errno: EEXIST) }
  if let parent = parentFolder(of: replaced), try !disk.isFolder(parent) {
    throw DiskFault(operation: .rename, path: replaced, errno: ENOENT)
  }
  try install(staged, at: final, disk) { () throws(DiskFault) in try disk.exchange(staged, with: final) }
  try install(staged, at: replaced, disk) { () throws(DiskFault) in try disk.rename(staged, to: replaced) }
}

/// Puts a finished folder where nothing stands yet; fails with a fault that ``DiskFault/isInTheWay`` where something does.
func installFolder(from staged: String, to final: String, disk: Disk) throws(DiskFault) {
  try install(staged, at: final, disk) { () throws(DiskFault) in try disk.rename(staged, to: final) }
}

/// The one place that syncs files, syncs folders, moves, and syncs the parents.
private func install(_ staged: String, at final: String, _ disk: Disk, _ move: () throws(DiskFault) -> Void) throws(DiskFault) {
  try syncTree(staged, disk)
  try move()
  let (new, old) = (parentFolder(of: final), parentFolder(of: staged))
  if let new { try disk.sync(new) }
  if let old, old != new { try disk.sync(old) }
}

/// Writes a small file so that readers see either what was there before or all of the new content, also after a power cut.
public func writeFileAtomically(_ path: String, _ bytes: [UInt8], mode: UInt16 = FileMode.file, disk: Disk) throws(DiskFault) {
  let temporary = path + "." + uniqueName() + ".tmp"
  do {
    let writer = try FileWriter(creating: temporary, mode: mode, disk: disk)
    try writer.write(bytes)
    _ = try writer.finish()
    try install(temporary, at: path, disk) { () throws(DiskFault) in try disk.rename(temporary, to: path) }
  } catch {
    try? disk.unlink(temporary)
    throw error
  }
}

/// Syncs a file, or all that is in a folder and then the folder; links are left alone.
private func syncTree(_ path: String, _ disk: Disk) throws(DiskFault) {
  guard let status = try disk.status(path), status.isFolder || status.isFile else { return }
  if status.isFolder {
    for name in try disk.list(path) { try syncTree(path + "/" + name, disk) }
  }
  try disk.sync(path)
}

/// A name that no other process or thread makes: 16 random hexadecimal digits. It never reaches a published byte.
func uniqueName() -> String {
  let digits = String(UInt64.random(in: .min ... .max), radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
