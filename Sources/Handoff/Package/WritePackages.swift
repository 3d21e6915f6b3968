import Store

/// What a night's hand-off made of one profile.
public struct ProgrammeOutcome: Equatable, Sendable {
  /// The programme's name.
  public var programme: String
  /// The packages written, in the order of their holders' ids.
  public var packages: [PackageSummary]
  /// The rows kept out, by reason.
  public var withheld: WithheldCounts
}

/// A package that was written.
public struct PackageSummary: Equatable, Sendable {
  /// The name of its folder.
  public var name: String
  /// What it says of itself.
  public var manifest: PackageManifest
  /// The SHA-256 of `manifest.json`.
  public var manifestDigest: Digest
}

/// Writes the packages of a night to `FOLDER/handoff/PROGRAMME/PACKAGE/`. Where there is nothing to send there is no folder either.
///
/// The same profiles and inputs give the same bytes, in whatever order the inputs come.
///
/// - Parameters:
///   - profiles: the programmes, each named once; see `ProgrammeProfile.decodeAll(_:)`.
///   - folder: a staged folder that stands already and holds no `handoff` yet; publishing it, and syncing its folders, is the caller's.
/// - Returns: an outcome a profile, in their order.
public func writePackages(
  _ profiles: [ProgrammeProfile], _ inputs: HandoffInputs, into folder: String, disk: Disk
) throws(DiskFault) -> [ProgrammeOutcome] {
  var outcomes: [ProgrammeOutcome] = []
  for profile in profiles {
    let plan = ProgrammePlanner.plan(profile, inputs)
    var outcome = ProgrammeOutcome(programme: profile.programme, packages: [], withheld: plan.withheld)
    if !plan.packages.isEmpty {
      let programmeFolder = "\(folder)/handoff/\(profile.programme)"
      try disk.makeFolders(programmeFolder)
      let writer = PackageWriter(profile: profile, date: inputs.date, folder: programmeFolder, disk: disk)
      for package in plan.packages { outcome.packages.append(try writer.write(package)) }
    }
    outcomes.append(outcome)
  }
  return outcomes
}
