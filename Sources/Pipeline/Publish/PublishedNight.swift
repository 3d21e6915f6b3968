import Marketplace
import Store

/// A published night as its run.json tells it.
struct PublishedNight: Sendable {
  static let manifest = "run.json"

  let date: CalendarDate
  /// The folder of the date.
  let folder: String
  /// The SHA-256 of run.json: what names this publication.
  let digest: Digest
  let json: CanonicalJSON

  /// Reads the night of a folder; nil where there is none.
  ///
  /// - Throws: status 1 where its run.json cannot be read.
  static func read(_ date: CalendarDate, folder: String, disk: Disk) throws(RunFault) -> PublishedNight? {
    let path = "\(folder)/\(manifest)"
    let bytes: [UInt8]
    do throws(DiskFault) {
      guard try disk.exists(path) else { return nil }
      bytes = try disk.readFile(path)
    } catch {
      throw RunFault(error)
    }
    guard bytes.last == 0x0A, let json = try? CanonicalJSON(parsing: bytes.dropLast()) else {
      throw RunFault(.failed, "\(path) is damaged", remedy: "Move \(folder) away and run that date again")
    }
    return PublishedNight(date: date, folder: folder, digest: SHA256.digest(bytes), json: json)
  }

  /// The keys of its stages by ``Baseline/place(_:_:)``.
  var keys: [String: String] { (json["keys"]?.asObject ?? [:]).compactMapValues(\.asText) }

  /// The key of a stage that works on nothing in particular.
  func key(_ stage: StageName) -> Digest? { keys[Baseline.place(stage, "")].flatMap(Digest.init(hex:)) }

  /// The settings that it was made with.
  var settings: CanonicalJSON { json["settings"] ?? .null }

  /// Everything that run.json says but for the published files: what ``Publication/summary()`` gave.
  var summary: [String: CanonicalJSON] {
    var members = json.asObject ?? [:]
    members["files"] = nil
    return members
  }

  /// The damaged files that it was made in spite of.
  var incompleteFiles: [IncompleteFile] { (json["incomplete_files"]?.asArray ?? []).compactMap { IncompleteFile($0) } }

  /// Whether every file that run.json lists stands there with its digest.
  func isWhole(disk: Disk) throws(DiskFault) -> Bool {
    for (name, record) in (json["files"]?.asObject ?? [:]).sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let path = "\(folder)/\(name)"
      guard try disk.status(path)?.isFile == true, try ExportSource.digest(of: path, disk: disk) == record["sha256"]?.asText else {
        return false
      }
    }
    return true
  }
}

extension Workspace {
  /// The published night of a date; nil where it was not published.
  func night(_ date: CalendarDate) throws(RunFault) -> PublishedNight? {
    try PublishedNight.read(date, folder: published(date), disk: disk)
  }

  /// The newest night published before a date.
  ///
  /// - Throws: status 1 where that night's run.json cannot be read: to pass over it would give tonight's entities other ids.
  func newestNight(before date: CalendarDate) throws(RunFault) -> PublishedNight? {
    let dates: [CalendarDate]
    do { dates = try publishedDates() } catch { throw RunFault(error) }
    for earlier in dates.reversed() where earlier < date {
      if let night = try night(earlier) { return night }
    }
    return nil
  }
}

extension PreviousNight {
  /// The newest published night before a date, with its entities and candidates.
  ///
  /// - Throws: status 1 where an artefact is gone: without them tonight's entities would get other ids, and its candidates other states.
  static func find(before date: CalendarDate, in workspace: Workspace) throws -> PreviousNight? {
    guard let night = try workspace.newestNight(before: date) else { return nil }
    // Damaged or gone, the remedy is the same: only the night itself can make it again.
    guard let key = night.key(.sellers), let sellers = try? workspace.artefacts.open(key, check: .digests) else {
      throw RunFault(
        .failed, "the entities of the published night \(night.date) are gone or damaged in \(workspace.artefacts.folder)",
        remedy: "Run that night again (--date \(night.date)), then this one")
    }
    guard let candidatesKey = night.key(.candidates),
      let candidates = try? workspace.artefacts.open(candidatesKey, check: .digests)
    else {
      throw RunFault(
        .failed, "the candidates of the published night \(night.date) are gone or damaged in \(workspace.artefacts.folder)",
        remedy: "Run that night again (--date \(night.date)), then this one")
    }
    let remembers = candidates.manifest.files.contains { $0.name == MemoryTable.name }
    return PreviousNight(date: night.date, sellers: sellers, candidates: remembers ? candidates : nil, json: night.json)
  }
}

extension Baseline {
  /// The night that a run is compared with: the date itself where it is published, else the newest one before it.
  static func find(for date: CalendarDate, in workspace: Workspace) throws -> Baseline {
    guard let night = try workspace.night(date) ?? workspace.newestNight(before: date) else { return .none }
    var texts: [String: CanonicalJSON] = [:]
    for (place, hex) in night.keys {
      guard let key = Digest(hex: hex), let artefact = try? workspace.artefacts.open(key, check: .sizes) else { continue }
      texts[place] = try? CanonicalJSON(parsing: Array(artefact.manifest.keyText.utf8))
    }
    return Baseline(name: "the published night \(night.date)", keys: night.keys, texts: texts)
  }
}
