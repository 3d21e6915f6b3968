import Store

/// One comparison of a package with its manifest, as it goes.
struct PackageVerification {
  let folder: String
  let disk: Disk
  private(set) var differences: [PackageDifference] = []

  /// Manifests are far smaller; a larger one is not read.
  private static let largestManifest = 16 << 20

  init(folder: String, disk: Disk) {
    self.folder = folder
    self.disk = disk
  }

  /// The last name of the package's path, slashes at its end aside.
  private var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  /// Finds all differences.
  mutating func run() {
    guard let found = namesInFolder(), let (manifest, digest) = readManifest() else { return }
    let checksums = ChecksumList.encoded(manifestDigest: digest, files: manifest.files)
    var expected: Set = [PackageLayout.manifest, PackageLayout.checksums]
    for file in manifest.files {
      if !Self.isPackageName(file.name) {
        add(file.name, .unsafeName)
      } else if !expected.insert(file.name).inserted {
        add(file.name, .repeatedName)
      } else if let content = read(file.name, size: file.size), content.sha256 != file.sha256 {
        add(file.name, .content(expected: file.sha256, found: content.sha256))
      }
    }
    if let content = read(PackageLayout.checksums, size: nil), content.sha256 != SHA256.digest(checksums) {
      add(PackageLayout.checksums, .checksums)
    }
    for name in found where !expected.contains(name) { add(name, .extra) }
    let named = PackageLayout.packageName(programme: manifest.programme, date: manifest.date, manifestDigest: digest)
    if named != name { add(name, .name(expected: named)) }
  }

  private mutating func add(_ file: String, _ kind: PackageDifference.Kind) {
    differences.append(PackageDifference(file: file, kind: kind))
  }

  /// The names in the package's folder; nil, with the reason noted, where it is none.
  private mutating func namesInFolder() -> [String]? {
    do {
      guard let status = try disk.status(folder) else {
        add(name, .missing)
        return nil
      }
      guard status.isFolder else {
        add(name, .notAPackage(status.kind))
        return nil
      }
      return try disk.list(folder)
    } catch {
      add(name, .unreadable(error.reason))
      return nil
    }
  }

  /// The manifest with its digest; nil, with the reason noted, where it cannot be read.
  private mutating func readManifest() -> (PackageManifest, Digest)? {
    guard let content = read(PackageLayout.manifest, size: nil, keeping: Self.largestManifest) else { return nil }
    guard content.size <= Self.largestManifest else {
      add(PackageLayout.manifest, .manifest("it is larger than \(Self.largestManifest) bytes"))
      return nil
    }
    do {
      return (try PackageManifest(parsing: content.bytes), content.sha256)
    } catch {
      add(PackageLayout.manifest, .manifest(error.description))
      return nil
    }
  }

  /// Reads a file of the package; nil, with the difference noted, where it is missing, no plain file or not of the size wanted.
  ///
  /// - Parameter keeping: how many bytes of it to hand back.
  private mutating func read(_ name: String, size: Int?, keeping: Int = 0) -> (size: Int, sha256: Digest, bytes: [UInt8])? {
    let path = folder + "/" + name
    do {
      guard let status = try disk.status(path) else {
        add(name, .missing)
        return nil
      }
      guard status.isFile else {
        add(name, .notAFile(status.kind))
        return nil
      }
      if let size, status.size != size {
        add(name, .size(expected: size, found: status.size))
        return nil
      }
      let reader = try FileReader(path: path, disk: disk)
      // What was opened must be what was looked at, else a link may have taken its place in between.
      guard reader.status.isFile, reader.status.inode == status.inode else {
        add(name, .unreadable("it was replaced while it was read"))
        return nil
      }
      return try Self.content(of: reader, keeping: keeping)
    } catch {
      add(name, .unreadable(error.reason))
      return nil
    }
  }

  private static func content(of reader: FileReader, keeping: Int) throws(DiskFault) -> (size: Int, sha256: Digest, bytes: [UInt8]) {
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var size = 0
    var kept: [UInt8] = []
    while true {
      let count = try reader.read(into: &buffer, upTo: buffer.count)
      if count == 0 { return (size, hash.finish(), kept) }
      hash.update(buffer.span.extracting(0..<count))
      size += count
      if kept.count < keeping { kept += buffer[..<min(count, keeping - kept.count)] }
    }
  }

  /// Whether a package may hold a file of this name: `[a-z0-9._-]`, not beginning with a point, and the README.
  static func isPackageName(_ name: String) -> Bool {
    if name == PackageLayout.readme { return true }
    guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 255 else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}

extension FileStatus {
  /// What it is, in words.
  fileprivate var kind: String {
    if isLink { return "a symbolic link" }
    if isFolder { return "a folder" }
    return isFile ? "a file" : "a device, pipe or socket"
  }
}
