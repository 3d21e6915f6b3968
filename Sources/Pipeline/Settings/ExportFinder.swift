import Glibc
import Marketplace
import Store

/// Finds the exports of a date below the data root.
public struct ExportFinder: Sendable {
  private let dataRoot: String
  private let disk: Disk

  /// A finder below a data root.
  public init(dataRoot: String, disk: Disk = .real) {
    self.dataRoot = dataRoot
    self.disk = disk
  }

  /// The regular files of a source on a date, by the bytes of their paths below the data root; empty where there are none.
  ///
  /// Links are followed, but one that leads out of the data root, or to nothing, is a fault. So is whatever else matches: a marketplace
  /// would be read in part and nobody told.
  public func files(of source: SourceSettings, date: CalendarDate) throws(ExportFault) -> [String] {
    let pattern = source.files
    let found: [Export]
    do {
      found = try exports(pattern.components.indices.map { pattern.tokens($0, date: date) })
    } catch {
      throw ExportFault(source: source.name, what: .disk(error))
    }
    for export in found {
      if let flaw = export.flaw { throw ExportFault(source: source.name, what: flaw) }
    }
    let marker = source.rules.ready.marker
    let files = found.map(\.path).filter { $0.split(separator: "/").last.map(String.init) != marker }
    guard files.count <= source.maxFiles else {
      throw ExportFault(source: source.name, what: .tooMany(pattern: pattern.text, count: files.count, limit: source.maxFiles))
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The newest date of which any of the sources has a file; nil where there is none.
  public func newestDate(of sources: [SourceSettings]) throws(ExportFault) -> CalendarDate? {
    var dates: Set<CalendarDate> = []
    for source in sources { dates.formUnion(try self.dates(of: source)) }
    for date in dates.sorted(by: >) {
      for source in sources {
        if try !files(of: source, date: date).isEmpty { return date }
      }
    }
    return nil
  }

  /// A path that matches a pattern, and why it cannot be read.
  private struct Export {
    var path: String
    var flaw: ExportFault.What?
  }

  private func exports(_ components: [[FilePattern.Token]]) throws(DiskFault) -> [Export] {
    let paths = try expand(components)
    guard !paths.isEmpty else { return [] }
    let root = try disk.realPath(dataRoot)
    return try paths.map { path throws(DiskFault) in Export(path: path, flaw: try flaw(of: path, root: root == "/" ? root : root + "/")) }
  }

  private func flaw(of path: String, root: String) throws(DiskFault) -> ExportFault.What? {
    let place = join(dataRoot, path)
    guard let target = try target(of: path) else {
      if try disk.status(place)?.isLink == true { return .leadsNowhere(path) }
      // Names come from the disk as text, with U+FFFD for what is none: such a path leads nowhere.
      if path.unicodeScalars.contains("\u{FFFD}") { return .notUTF8(path) }
      throw DiskFault(operation: .status, path: place, errno: ENOENT)
    }
    guard target.utf8.starts(with: root.utf8) else { return .leavesDataRoot(path, target: target) }
    guard let status = try disk.targetStatus(place), !status.isFile else { return nil }
    return .notAFile(path, isFolder: status.isFolder)
  }

  /// The dates that stand in the names below the data root, whether or not there are files.
  private func dates(of source: SourceSettings) throws(ExportFault) -> [CalendarDate] {
    let pattern = source.files
    do {
      let above = try expand(pattern.components[..<pattern.dateComponent].map { FilePattern.tokens($0) })
      var dates: [CalendarDate] = []
      for folder in above { dates += try names(in: folder).flatMap(pattern.dates) }
      return dates
    } catch {
      throw ExportFault(source: source.name, what: .disk(error))
    }
  }

  /// The paths below the data root whose names match, name by name; the data root itself, as the empty path, for no names.
  private func expand(_ components: [[FilePattern.Token]]) throws(DiskFault) -> [String] {
    var paths = [""]
    for tokens in components {
      var next: [String] = []
      for path in paths {
        if let name = FilePattern.literal(tokens) {
          let below = join(path, name)
          if try disk.exists(join(dataRoot, below)) { next.append(below) }
        } else {
          next += try names(in: path).filter { FilePattern.matches($0, tokens) }.map { join(path, $0) }
        }
      }
      paths = next
    }
    return paths
  }

  private func names(in path: String) throws(DiskFault) -> [String] {
    do { return try disk.list(join(dataRoot, path)) } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  private func target(of path: String) throws(DiskFault) -> String? {
    do { return try disk.realPath(join(dataRoot, path)) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  private func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty { return name }
    return name.isEmpty ? folder : "\(folder)/\(name)"
  }
}
