/// Makes one artefact: in a folder that nobody looks into, which ``seal(counts:)`` then puts in its place at once.
public final class ArtefactWriter {
  /// Where the files are written until then.
  public let folder: String
  private let store: ArtefactStore
  private let stage: String
  private let revision: Int
  private let key: Digest
  private let keyText: String
  private var adopted: [ArtefactManifest.File] = []
  private var files: [(name: String, isPrivate: Bool, writer: FileWriter)] = []

  init(store: ArtefactStore, stage: String, revision: Int, key: Digest, keyText: String) throws(StoreFault) {
    self.store = store
    self.stage = stage
    self.revision = revision
    self.key = key
    self.keyText = keyText
    folder = try store.incoming()
    guard SHA256.digest(keyText) == key else { throw StoreFault(path: store.path(of: key), reason: .wrongKey) }
    try store.onDisk(folder) { () throws(DiskFault) in try store.disk.makeFolder(folder) }
  }

  /// Begins a file; whoever takes it must finish it before the artefact is sealed.
  public func create(_ name: String, isPrivate: Bool) throws(StoreFault) -> FileWriter {
    guard isFree(name) else { throw StoreFault(path: folder, reason: .badName(name)) }
    let writer = try store.onDisk(folder) { () throws(DiskFault) in
      try FileWriter(creating: folder + "/" + name, mode: isPrivate ? FileMode.privateFile : FileMode.file, disk: store.disk)
    }
    files.append((name, isPrivate, writer))
    return writer
  }

  /// Adds a file of which all bytes are known.
  public func add(_ name: String, _ bytes: [UInt8], isPrivate: Bool) throws(StoreFault) {
    let writer = try create(name, isPrivate: isPrivate)
    try store.onDisk(folder) { () throws(DiskFault) in
      try writer.write(bytes)
      _ = try writer.finish()
    }
  }

  /// Writes the manifest and puts the artefact in its place. Where another run has put a whole one there meanwhile, that one is the result.
  public func seal(counts: [String: Int]) throws(StoreFault) -> Artefact {
    let manifest = ArtefactManifest(stage: stage, revision: revision, key: key, keyText: keyText, files: try entries(), counts: counts)
    try store.onDisk(folder) { () throws(DiskFault) in
      let writer = try FileWriter(creating: folder + "/" + ArtefactManifest.fileName, disk: store.disk)
      try writer.write(manifest.encoded)
      _ = try writer.finish()
    }
    files = []
    return try put(manifest)
  }

  /// Takes in a folder below ``folder`` that was written there by other means, with all that is in it; a folder that is not there has
  /// nothing in it. Its files are named by their paths, with slashes between.
  public func adopt(_ subfolder: String) throws(StoreFault) {
    try store.onDisk(folder) { () throws(DiskFault) in
      guard try store.disk.exists("\(folder)/\(subfolder)") else { return }
      try adoptTree(subfolder)
    }
  }

  private func adoptTree(_ path: String) throws(DiskFault) {
    for name in try store.disk.list("\(folder)/\(path)") {
      let place = "\(path)/\(name)"
      guard let status = try store.disk.status("\(folder)/\(place)") else { continue }
      if status.isFolder {
        try adoptTree(place)
      } else {
        let sha256 = SHA256.digest(try store.disk.readFile("\(folder)/\(place)"))
        adopted.append(
          .init(name: place, size: status.size, sha256: sha256, rows: nil, isPrivate: status.mode & 0o077 == 0))
      }
    }
  }

  /// Forgets all that was written so far.
  public func restart() throws(StoreFault) {
    files = []
    adopted = []
    try store.onDisk(folder) { () throws(DiskFault) in
      try store.disk.removeTree(folder)
      try store.disk.makeFolder(folder)
    }
  }

  /// Gives up: nothing becomes visible. The files stay in ``folder`` until ``ArtefactStore/removeLeftovers()``.
  public func abandon() { files = [] }

  private func isFree(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && name != ArtefactManifest.fileName && !files.contains { $0.name == name }
  }

  private func entries() throws(StoreFault) -> [ArtefactManifest.File] {
    var entries = adopted
    for file in files {
      guard let result = file.writer.result else { throw StoreFault(path: folder, reason: .unfinished(file.name)) }
      entries.append(.init(name: file.name, size: result.size, sha256: result.sha256, rows: file.writer.rows, isPrivate: file.isPrivate))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func put(_ manifest: ArtefactManifest) throws(StoreFault) -> Artefact {
    let place = store.path(of: key)
    do {
      try installFolder(from: folder, to: place, disk: store.disk)
    } catch {
      guard error.isInTheWay else { throw StoreFault(path: folder, reason: .disk(error)) }
      if let standing = try store.find(key) {
        try store.onDisk(folder) { () throws(DiskFault) in try store.disk.removeTree(folder) }
        return standing
      }
      // What stood there was damaged and is aside now.
      try store.onDisk(folder) { () throws(DiskFault) in try installFolder(from: folder, to: place, disk: store.disk) }
    }
    return Artefact(folder: place, manifest: manifest)
  }
}

extension ArtefactStore {
  /// Begins an artefact. `key` is the SHA-256 of `keyText`, canonical JSON that says what the artefact is made from.
  public func begin(stage: String, revision: Int, key: Digest, keyText: String) throws(StoreFault) -> ArtefactWriter {
    try ArtefactWriter(store: self, stage: stage, revision: revision, key: key, keyText: keyText)
  }
}
