import Candidates
import Text

/// Decides what goes into a programme's packages, from values alone: it reads and writes nothing.
struct ProgrammePlanner {
  let profile: ProgrammeProfile
  let inputs: HandoffInputs
  private var withheld = WithheldCounts()

  private init(profile: ProgrammeProfile, inputs: HandoffInputs) {
    self.profile = profile
    self.inputs = inputs
  }

  /// The packages of a night in the order of their holders' ids; none where there is nothing to send.
  static func plan(_ profile: ProgrammeProfile, _ inputs: HandoffInputs) -> ProgrammePlan {
    var planner = ProgrammePlanner(profile: profile, inputs: inputs)
    let material = planner.material()
    var packages: [PackagePlan] = []
    switch profile.packaging {
    case .programme: packages.append(planner.package(for: nil, material))
    case .holder:
      for (holderID, part) in material.byHolder() {
        packages.append(planner.package(for: PackageHolder(id: holderID, name: inputs.holders[ExactText(holderID)] ?? ""), part))
      }
    }
    return ProgrammePlan(packages: packages.filter { !$0.files.isEmpty }, withheld: planner.withheld)
  }

  /// Whether the profile has files of a kind.
  private func has(_ kind: RowKind) -> Bool { profile.files.contains { $0.rows == kind } }

  /// The rows that may go in; those kept out are counted.
  private mutating func material() -> HandoffMaterial {
    var material = HandoffMaterial()
    if has(.takedowns) || has(.removals) {
      for row in inputs.candidates where row.tier == .file {
        if let brand = admitted(row.brandID, counting: has(.takedowns)) { material.takedowns.append((row, brand)) }
      }
    }
    if has(.registrations) {
      for row in inputs.registrations where row.programme.hasSameBytes(as: profile.programme) {
        if let brand = admitted(row.brandID, counting: true) { material.registrations.append((row, brand)) }
      }
    }
    if has(.removals) {
      for ban in inputs.bans {
        var brands: [(id: String, brand: PackagedBrand)] = []
        for id in ban.brands.sorted(by: precedesByBytes) {
          if let brand = admitted(id, counting: false) { brands.append((id, brand)) }
        }
        if brands.isEmpty { withheld[.otherHolder] += 1 } else { material.removals.append((ban, brands)) }
      }
    }
    return material
  }

  /// A brand whose holder the profile admits.
  private mutating func admitted(_ brandID: String, counting: Bool) -> PackagedBrand? {
    guard let brand = inputs.brands[ExactText(brandID)] else {
      if counting { withheld[.unknownBrand] += 1 }
      return nil
    }
    guard profile.holders.admits(brand.holderID, enrolments: inputs.enrolments) else {
      if counting { withheld[.otherHolder] += 1 }
      return nil
    }
    return brand
  }

  /// The package of a holder, or of the programme.
  private mutating func package(for holder: PackageHolder?, _ material: HandoffMaterial) -> PackagePlan {
    var files: [PlannedFile] = []
    for layout in profile.files {
      var builder = FileBuilder(layout: layout)
      for reason in add(material, to: &builder) { withheld[reason] += 1 }
      files += builder.files()
    }
    return PackagePlan(holder: holder, files: files)
  }

  /// Adds the rows of the builder's kind, and says why some stay out, a reason each.
  private func add(_ material: HandoffMaterial, to builder: inout FileBuilder) -> [WithheldReason] {
    switch builder.layout.rows {
    case .takedowns: material.takedowns.compactMap { addTakedown($0.row, brand: $0.brand, to: &builder) }
    case .registrations: material.registrations.compactMap { addRegistration($0.row, brand: $0.brand, to: &builder) }
    case .removals: addRemovals(material, to: &builder)
    }
  }
}
