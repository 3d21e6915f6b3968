extension ArtefactStore {
  /// Reads the manifest in a key's folder.
  func manifest(of key: Digest) throws(StoreFault) -> ArtefactManifest {
    let path = path(of: key)
    var bytes: [UInt8] = []
    do {
      bytes = try disk.readPlainFile(path + "/" + ArtefactManifest.fileName, limit: ArtefactManifest.largest)
    } catch {
      if error.isMissing { throw StoreFault(path: path, reason: .damaged("it has no manifest")) }
      throw StoreFault(path: path, reason: error.isNoPlainFile ? .damaged("its manifest is none: \(error.reason)") : .disk(error))
    }
    guard let manifest = ArtefactManifest(parsing: bytes) else {
      throw StoreFault(path: path, reason: .damaged("its manifest is not whole"))
    }
    guard manifest.key == key else { throw StoreFault(path: path, reason: .damaged("its manifest is that of another key")) }
    return manifest
  }

  /// Compares one file's SHA-256 with what the manifest says, for readers, to whom the artefact's other files may be closed.
  public func check(_ file: String, of artefact: Artefact) throws(StoreFault) {
    guard let file = artefact.manifest.files.first(where: { $0.name == file }) else {
      throw StoreFault(path: artefact.folder, reason: .damaged("its manifest lists no file \(file)"))
    }
    try verify(file, of: artefact, .digests)
  }

  /// Compares a file with what the manifest says.
  func verify(_ file: ArtefactManifest.File, of artefact: Artefact, _ check: Check) throws(StoreFault) {
    let path = artefact.path(of: file.name)
    let problem = try onDisk(artefact.folder) { () throws(DiskFault) -> String? in
      guard let status = try disk.status(path), status.isFile else { return "the file \(file.name) is missing" }
      guard status.size == file.size else { return "the file \(file.name) has \(status.size) bytes instead of \(file.size)" }
      guard check == .digests else { return nil }
      return try sha256(ofFile: path) == file.sha256 ? nil : "the file \(file.name) has changed"
    }
    if let problem { throw StoreFault(path: artefact.folder, reason: .damaged(problem)) }
  }

  private func sha256(ofFile path: String) throws(DiskFault) -> Digest {
    let file = try disk.open(path)
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let read = try file.read(into: &buffer)
      if read == 0 { return hash.finish() }
      hash.update(buffer.span.extracting(..<read))
    }
  }

  /// Moves what stands at a key's path out of the way, into `.damaged/`.
  func moveAside(_ key: Digest) throws(StoreFault) {
    let damaged = folder + "/.damaged"
    try onDisk(path(of: key)) { () throws(DiskFault) in
      try disk.makeFolders(damaged)
      try disk.rename(path(of: key), to: damaged + "/" + key.hex + "-" + uniqueName())
      try disk.sync(folder)
    }
  }

  /// A new path below `.incoming/`, where nothing stands.
  func incoming() throws(StoreFault) -> String {
    try onDisk(incomingFolder) { () throws(DiskFault) in try disk.makeFolders(incomingFolder) }
    return incomingFolder + "/" + uniqueName()
  }

  /// Turns a fault of the disk into one of the store.
  func onDisk<Result>(_ path: String, _ body: () throws(DiskFault) -> Result) throws(StoreFault) -> Result {
    do { return try body() } catch { throw StoreFault(path: path, reason: .disk(error)) }
  }
}
