/// The artefacts of a workspace: `KEY/` with a manifest each, `.incoming/` for those being made, `.damaged/` for those moved aside.
public struct ArtefactStore: Sendable {
  /// How closely an artefact is looked at when it is found.
  public enum Check: Sendable {
    /// The manifest, and the sizes of the files.
    case sizes
    /// The SHA-256 of every file too (about a second for 2 GB).
    case digests
  }

  /// `WORKSPACE/artefacts`.
  public let folder: String
  let disk: Disk
  private let onDamage: @Sendable (StoreFault) -> Void

  /// The artefacts in a folder, which is made when the first of them is. `onDamage` hears of each damaged one that ``find(_:check:)`` meets.
  public init(folder: String, disk: Disk, onDamage: @escaping @Sendable (StoreFault) -> Void = { _ in }) {
    self.folder = folder
    self.disk = disk
    self.onDamage = onDamage
  }

  /// Where artefacts are made; it is there from the first one on.
  public var incomingFolder: String { folder + "/.incoming" }

  /// The folder of an artefact, whether or not it is there.
  public func path(of key: Digest) -> String { folder + "/" + key.hex }

  /// The artefact of a key; nil if there is none, or none that is whole. A damaged one is reported and moved aside, so that it can be made
  /// again: for runs, which may write. Readers use ``open(_:check:)``.
  public func find(_ key: Digest, check: Check = .digests) throws(StoreFault) -> Artefact? {
    do {
      return try open(key, check: check)
    } catch {
      guard case .damaged = error.reason else { throw error }
      onDamage(error)
      try moveAside(key)
      return nil
    }
  }

  /// The artefact of a key; nil if there is none. Throws if it is damaged, and changes nothing.
  public func open(_ key: Digest, check: Check = .sizes) throws(StoreFault) -> Artefact? {
    let path = path(of: key)
    guard try onDisk(path, { () throws(DiskFault) in try disk.exists(path) }) else { return nil }
    let artefact = Artefact(folder: path, manifest: try manifest(of: key))
    for file in artefact.manifest.files { try verify(file, of: artefact, check) }
    return artefact
  }

  /// All artefacts whose manifest can be read and whose files have their sizes, sorted by key; damaged ones are left out.
  public func all() throws(StoreFault) -> [Artefact] {
    var found: [Artefact] = []
    for key in try keys() {
      do {
        if let artefact = try open(key, check: .sizes) { found.append(artefact) }
      } catch {
        guard case .damaged = error.reason else { throw error }
      }
    }
    return found
  }

  /// The keys of all artefacts, damaged ones too, sorted.
  public func keys() throws(StoreFault) -> [Digest] {
    try onDisk(folder) { () throws(DiskFault) in
      guard try disk.exists(folder) else { return [] }
      return try disk.list(folder).compactMap(Digest.init(hex:))
    }
  }

  /// Removes an artefact: it is renamed first, so that no half of it is ever found. One that is not there is no fault.
  public func remove(_ key: Digest) throws(StoreFault) {
    let grave = try incoming()
    try onDisk(path(of: key)) { () throws(DiskFault) in
      guard try disk.exists(path(of: key)) else { return }
      try disk.rename(path(of: key), to: grave)
      try disk.sync(folder)
      try disk.removeTree(grave)
    }
  }

  /// Removes what was abandoned, and what was damaged, and tells how many folders that were. No run may be going on meanwhile.
  @discardableResult
  public func removeLeftovers() throws(StoreFault) -> Int {
    var removed = 0
    for hidden in [".incoming", ".damaged"] {
      try onDisk(folder) { () throws(DiskFault) in
        let place = folder + "/" + hidden
        guard try disk.exists(place) else { return }
        for name in try disk.list(place) {
          try disk.removeTree(place + "/" + name)
          removed += 1
        }
      }
    }
    return removed
  }
}
