import Candidates
import Foundation
import Marketplace
import Registry
import Store
import Tabular

/// Writes the published tables of a night into a staged folder.
struct PublishedTables {
  let artefacts: NightArtefacts
  let registryRejects: [RegistryReject]
  let folder: String
  let disk: Disk
  let interruption: Interruption

  static let candidateColumns = [
    "candidate_id", "marketplace", "listing_id", "brand_id", "score", "tier", "reasons", "office", "registration_no", "cluster_id",
    "seller_account_id", "url", "title", "price", "currency", "state",
  ]

  /// Candidates of the tiers `file` and `review`, and the watch list.
  func candidates() throws -> [String: PublishedFileRecord] {
    let takedowns = try begin("takedown-candidates.csv.gz", Self.candidateColumns)
    let watch = try begin("watch-list.csv.gz", Self.candidateColumns)
    try CandidateTable.forEach(artefacts.candidates, disk: disk) { candidate in
      let file = candidate.tier == .watch ? watch : takedowns
      file.row.field(candidate.candidateID)
      file.row.field(candidate.marketplace)
      file.row.field(candidate.listingID)
      file.row.field(candidate.brandID)
      file.row.field(decimals(millionths: candidate.scoreMillionths))
      file.row.field(candidate.tier.name)
      file.row.field(candidate.reasons.joined(separator: "|"))
      file.row.field(candidate.office)
      file.row.field(candidate.registrationNo)
      file.row.field(candidate.clusterID)
      file.row.field(candidate.sellerAccountID)
      file.row.field(candidate.url)
      file.row.freeText(candidate.title)
      file.row.field(candidate.price)
      file.row.field(candidate.currency)
      file.row.field(candidate.state.name)
      try file.endRow()
    }
    return ["takedown-candidates.csv.gz": try takedowns.finish(), "watch-list.csv.gz": try watch.finish()]
  }

  /// Every account of the night once.
  func clusters() throws -> [String: PublishedFileRecord] {
    let file = try begin("seller-clusters.csv.gz", ["marketplace", "seller_account_id", "cluster_id", "confidence"])
    for row in try NightEntities(artefacts.sellers, disk: disk).rows {
      file.row.field(row.key.marketplace)
      file.row.field(row.key.account)
      file.row.field(row.clusterID)
      file.row.field(decimals(millionths: Int((row.confidence * 1_000_000).rounded())))
      try file.endRow()
    }
    return ["seller-clusters.csv.gz": try file.finish()]
  }

  /// Rights that programmes do not have on file, and sellers who do it again and again.
  func registrationsAndBans() throws -> [String: PublishedFileRecord] {
    let registrations = try begin(
      "expedited-registration-candidates.csv",
      [
        "programme", "brand_id", "registration_no", "office", "nice_classes", "infringing_entities", "infringing_listings", "priority",
      ])
    for row in try RegistrationTable.rows(artefacts.candidates, disk: disk) {
      registrations.row.field(row.programme)
      registrations.row.field(row.brandID)
      registrations.row.field(row.registrationNo)
      registrations.row.field(row.office)
      registrations.row.field(row.niceClasses.map(String.init).joined(separator: "|"))
      for number in [row.infringingEntities, row.infringingListings, row.priority] { registrations.row.number(number) }
      try registrations.endRow()
    }
    let bans = try begin(
      "seller-ban-candidates.csv", ["cluster_id", "accounts", "infringing_listings", "brands", "first_seen", "reasons"])
    for row in try BanTable.rows(artefacts.candidates, disk: disk) {
      bans.row.field(row.clusterID)
      bans.row.field(joinedList(row.accounts))
      bans.row.number(row.infringingListings)
      bans.row.field(joinedList(row.brands))
      bans.row.field(row.firstSeen.description)
      bans.row.field(row.reasons.joined(separator: "|"))
      try bans.endRow()
    }
    return ["expedited-registration-candidates.csv": try registrations.finish(), "seller-ban-candidates.csv": try bans.finish()]
  }

  /// The rejected rows of the registry, whose marketplace is empty, then those of the exports.
  func rejects() throws -> [String: PublishedFileRecord] {
    let name = "rejects.csv.gz"
    let header = ["marketplace", "file", "row", "byte_offset", "reason", "raw"]
    let file = try PublishedFile(name, header: header, isPrivate: true, in: folder, disk: disk)
    func put(_ marketplace: String, _ path: String, _ row: Int, _ offset: Int, _ reason: String, _ raw: [UInt8]) throws {
      file.row.field(marketplace)
      file.row.field(path)
      file.row.number(row)
      file.row.number(offset)
      file.row.field(reason)
      file.row.field(Data(raw).base64EncodedString())
      try file.endRow()
    }
    for reject in registryRejects { try put("", reject.path, reject.row, reject.byteOffset, reject.reason.code, reject.raw) }
    for selected in artefacts.segments {
      let table = try selected.segment.rejects(disk)
      for batch in 0..<table.batchCount {
        try interruption.check()
        let rows = try table.uint32(RejectTable.Column.row.rawValue, batch: batch)
        let offsets = try table.uint64(RejectTable.Column.byteOffset.rawValue, batch: batch)
        let reasons = try table.text(RejectTable.Column.reason.rawValue, batch: batch)
        let raw = try table.text(RejectTable.Column.raw.rawValue, batch: batch)
        for place in rows.indices {
          try put(
            selected.segment.marketplace, selected.segment.path, Int(rows[place]), Int(offsets[place]), reasons[place],
            Array(raw.bytes[raw.range(place)]))
        }
      }
    }
    return [name: try file.finish()]
  }

  private func begin(_ name: String, _ header: [String]) throws -> PublishedFile {
    try PublishedFile(name, header: header, in: folder, disk: disk)
  }
}

/// A number of millionths with six decimals: `0.950000`.
func decimals(millionths: Int) -> String {
  let digits = String(millionths)
  let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  return "\(padded.dropLast(6)).\(padded.suffix(6))"
}
