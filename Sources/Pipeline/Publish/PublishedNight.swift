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

  /// No run.json is as large, in bytes: it has some hundred for each export.
  static let largest = 256 << 20

  /// Reads the night of a folder; nil where there is none.
  ///
  /// - Throws: status 1 where its run.json cannot be read, or is not that of the date.
  static func read(_ date: CalendarDate, folder: String, disk: Disk) throws(RunFault) -> PublishedNight? {
    let path = "\(folder)/\(manifest)"
    let bytes: [UInt8]
    do throws(DiskFault) {
      guard try disk.exists(path) else { return nil }
      bytes = try disk.readPlainFile(path, limit: largest)
    } catch {
      if error.isNoPlainFile { throw damaged(folder, error.reason) }
      throw RunFault(error)
    }
    guard bytes.last == 0x0A, let json = try? CanonicalJSON(parsing: bytes.dropLast()) else {
      throw damaged(folder, "it is not whole")
    }
    if let schema = json["schema"]?.asInteger, schema > Publication.schema {
      throw RunFault(
        .failed, "\(path) is of version \(schema), this program knows versions up to \(Publication.schema)",
        remedy: "Use the newer Brandsieve that wrote it")
    }
    let hasMembers = ["files", "keys", "settings"].allSatisfy { json[$0]?.asObject != nil }
    guard json["schema"]?.asInteger == Publication.schema, hasMembers, let day = json["date"]?.asText else {
      throw damaged(folder, "it is not what a run writes")
    }
    guard day == date.description else { throw damaged(folder, "it is that of \(day)") }
    return PublishedNight(date: date, folder: folder, digest: SHA256.digest(bytes), json: json)
  }

  private static func damaged(_ folder: String, _ why: String) -> RunFault {
    RunFault(.failed, "\(folder)/\(manifest) is damaged: \(why)", remedy: "Move \(folder) away and run that date again")
  }

  /// The keys of its stages by ``Baseline/place(_:_:)``.
  var keys: [CanonicalJSON.Key: String] { (json["keys"]?.asObject ?? [:]).compactMapValues(\.asText) }

  /// The key of a stage that works on nothing in particular.
  func key(_ stage: StageName) -> Digest? { keys[Baseline.place(stage, "")].flatMap(Digest.init(hex:)) }

  /// The settings that it was made with.
  var settings: CanonicalJSON { json["settings"] ?? .null }

  /// Everything that run.json says but for the published files: what ``Publication/summary()`` gave.
  var summary: [CanonicalJSON.Key: CanonicalJSON] {
    var members = json.asObject ?? [:]
    members["files"] = nil
    return members
  }

  /// The damaged files that it was made in spite of.
  var incompleteFiles: [IncompleteFile] { (json["incomplete_files"]?.asArray ?? []).compactMap { IncompleteFile($0) } }

  /// Whether every file that run.json lists stands there with its digest.
  func isWhole(disk: Disk) throws(DiskFault) -> Bool {
    for (name, record) in (json["files"]?.asObject ?? [:]).sorted(by: { $0.key < $1.key }) {
      let path = "\(folder)/\(name)"
      guard let status = try disk.status(path), status.isFile, status.size == record["bytes"]?.asInteger,
        try ExportSource.digest(of: path, disk: disk) == record["sha256"]?.asText
      else { return false }
    }
    return true
  }

  /// The paths of what stands in the folder and is listed in no run.json, by their bytes: nobody's word says what it is.
  func foreignFiles(disk: Disk) throws(DiskFault) -> [String] {
    var listed = Set((json["files"]?.asObject ?? [:]).keys)
    listed.insert(CanonicalJSON.Key(Self.manifest))
    var found: [String] = []
    func look(_ path: String) throws(DiskFault) {
      for name in try disk.list(path.isEmpty ? folder : "\(folder)/\(path)") {
        let place = path.isEmpty ? name : "\(path)/\(name)"
        if listed.contains(CanonicalJSON.Key(place)) { continue }
        let isFolder = try disk.status("\(folder)/\(place)")?.isFolder == true
        if isFolder, try !disk.list("\(folder)/\(place)").isEmpty { try look(place) } else { found.append(place) }
      }
    }
    try look("")
    return found
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
    func artefact(_ stage: StageName, _ what: String) throws -> Artefact {
      let fault = RunFault(
        .failed, "the \(what) of the published night \(night.date) are gone or damaged in \(workspace.artefacts.folder)",
        remedy: "Run that night again (--date \(night.date)), then this one")
      guard let key = night.key(stage) else { throw fault }
      do throws(StoreFault) {
        if let artefact = try workspace.artefacts.open(key, check: .digests) { return artefact }
      } catch {
        // One that is closed to this user is there: to run that night again would not help.
        if case .disk = error.reason { throw error }
      }
      throw fault
    }
    let sellers = try artefact(.sellers, "entities")
    let candidates = try artefact(.candidates, "candidates")
    let remembers = candidates.manifest.files.contains { $0.name == MemoryTable.name }
    return PreviousNight(date: night.date, sellers: sellers, candidates: remembers ? candidates : nil, json: night.json)
  }
}

extension Baseline {
  /// The night that a run is compared with: the date itself where it is published, else the newest one before it.
  static func find(for date: CalendarDate, in workspace: Workspace) throws -> Baseline {
    guard let night = try workspace.night(date) ?? workspace.newestNight(before: date) else { return .none }
    var texts: [CanonicalJSON.Key: CanonicalJSON] = [:]
    for (place, hex) in night.keys {
      guard let key = Digest(hex: hex), let artefact = try? workspace.artefacts.open(key, check: .sizes) else { continue }
      texts[place] = try? CanonicalJSON(parsing: Array(artefact.manifest.keyText.utf8))
    }
    return Baseline(name: "the published night \(night.date)", keys: night.keys, texts: texts)
  }
}
