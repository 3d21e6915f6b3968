import Marketplace
import Text

extension RegistryLoader {
  mutating func addEnrolment(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let key = try row.key("rights_holder_id", "programme", "since")
    guard let since = try row.date("since") else { throw .unreadableDate }
    try claim(key)
    if wanted.contains(.rightsHolders), !holders.contains(ExactText(key[0])) { note(.unknownRightsHolder(key[0]), row) }
    result.registry.enrolments.append(
      Enrolment(rightsHolder: key[0], programme: key[1], status: row["status"].lowercased(), since: since))
  }

  mutating func addProgrammeRight(_ row: RegistryRow) throws(RegistryReject.Reason) {
    let key = try row.key("programme", "registration_no")
    try claim(key)
    if wanted.contains(.trademarks), !registrations.contains(ExactText(key[1])) { note(.unknownRegistration(key[1]), row) }
    result.registry.programmeRights.append(
      ProgrammeRight(programme: key[0], registrationNo: key[1], status: row["status"].lowercased()))
  }
}
