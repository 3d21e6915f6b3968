import Handoff
import Marketplace
import Registry
import Store
import Text

/// Hand-off: the packages for partner programmes, made from tonight's candidates. A package is a folder of the artefact, below
/// `handoff/`, and is published as it stands there.
struct HandoffStage {
  let candidates: Artefact
  let selections: [(marketplace: String, artefact: Artefact)]
  let settings: NightSettings
  let date: CalendarDate
  let disk: Disk

  /// Sellers' names go in only where a profile asks for them: only then is a change of names a reason to run.
  private var readsNames: Bool { settings.profiles.contains(where: \.includesPersonalData) }

  var request: StageRequest {
    var inputs = [CandidateTable.name, RegistrationTable.name, BanTable.name].map {
      StageInput($0, digest: candidates.digest(of: $0))
    }
    if readsNames {
      inputs += selections.map { StageInput("accounts", path: $0.marketplace, digest: $0.artefact.digest(of: SelectionStage.accounts)) }
    }
    inputs += settings.handoffInputs
    return StageRequest(.handoff, subject: "", settings: .object([:]), inputs: inputs, date: date)
  }

  /// Writes the packages and gives the counts.
  func write(to writer: ArtefactWriter) throws -> [String: Int] {
    let registry = settings.registry
    var inputs = HandoffInputs(date: date.description)
    inputs.candidates = try CandidateTable.rows(candidates, tier: .file, disk: disk)
    inputs.registrations = try RegistrationTable.rows(candidates, disk: disk)
    inputs.bans = try BanTable.rows(candidates, disk: disk)
    for brand in registry.brands { inputs.brands[ExactText(brand.id)] = PackagedBrand(name: brand.name, holderID: brand.rightsHolder) }
    for holder in registry.rightsHolders { inputs.holders[ExactText(holder.id)] = holder.name }
    let index = RegistryIndex(registry)
    for holder in registry.rightsHolders {
      for programme in index.programmes(of: holder.id, on: date) {
        inputs.enrolments.insert(EnrolmentInForce(holderID: holder.id, programme: programme))
      }
    }
    if readsNames {
      for (marketplace, artefact) in selections {
        for account in try NightAccounts.read(artefact, marketplace: marketplace, disk: disk) {
          inputs.sellerNames[ExactText("\(marketplace):\(account.key.account)")] = account.fields.name
        }
      }
    }
    let outcomes = try writePackages(settings.profiles, inputs, into: writer.folder, disk: disk)
    try writer.adopt("handoff")
    var counts: [String: Int] = [:]
    for outcome in outcomes {
      counts["\(outcome.programme)_packages"] = outcome.packages.count
      for (reason, rows) in outcome.withheld.all { counts["\(outcome.programme)_withheld_\(reason.rawValue)"] = rows }
    }
    return counts
  }
}
