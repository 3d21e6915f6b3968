import Store
import Tabular

/// Writes one planned package into a folder of its programme.
struct PackageWriter {
  let profile: ProgrammeProfile
  let date: String
  /// The programme's folder, which stands already.
  let folder: String
  let disk: Disk

  /// Writes the data files, the README, the manifest and the checksums; the folder gets its name last, since that depends on the manifest.
  func write(_ plan: PackagePlan) throws(DiskFault) -> PackageSummary {
    let working = folder + "/package.partial"
    try disk.makeFolder(working)
    var files: [PackageFile] = []
    for file in plan.files {
      files.append(
        try write(
          Self.encoded(file), as: file.name, into: working,
          content: PackageContent(
            kind: file.layout.rows, rows: file.records.count,
            shared: Dictionary(file.shared.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))))
    }
    let readme = PackageReadme.encoded(profile, date: date, holder: plan.holder, files: plan.files)
    files.append(try write(readme, as: PackageLayout.readme, into: working, content: nil))
    files.sort { precedesByBytes($0.name, $1.name) }
    let manifest = PackageManifest(
      programme: profile.programme, date: date, profileDigest: profile.digest, holder: plan.holder,
      includesPersonalData: profile.includesPersonalData, files: files)
    let written = try write(manifest.encoded, as: PackageLayout.manifest, into: working, content: nil)
    let sums = ChecksumList.encoded(manifestDigest: written.sha256, files: files)
    _ = try write(sums, as: PackageLayout.checksums, into: working, content: nil)
    let name = PackageLayout.packageName(programme: profile.programme, date: date, manifestDigest: written.sha256)
    try disk.rename(working, to: folder + "/" + name)
    return PackageSummary(name: name, manifest: manifest, manifestDigest: written.sha256)
  }

  private func write(_ bytes: [UInt8], as name: String, into folder: String, content: PackageContent?) throws(DiskFault) -> PackageFile {
    // A package with personal data is closed to the group as a whole: its names tell as much as its rows.
    let mode = profile.includesPersonalData ? FileMode.privateFile : FileMode.file
    let writer = try FileWriter(creating: folder + "/" + name, mode: mode, disk: disk)
    try writer.write(bytes)
    let (size, sha256) = try writer.finish()
    return PackageFile(name: name, size: size, sha256: sha256, content: content)
  }

  /// The bytes of a data file: RFC 4180 with LF, formulas in free text made harmless.
  static func encoded(_ file: PlannedFile) -> [UInt8] {
    var csv = CSVWriter()
    for column in file.layout.columns { csv.field(column.header) }
    csv.endRow()
    for record in file.records {
      for (column, value) in zip(file.layout.columns, record) {
        if column.field.isFreeText { csv.freeText(value) } else { csv.field(value) }
      }
      csv.endRow()
    }
    return csv.take()
  }
}
