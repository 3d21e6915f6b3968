import Candidates
import Glibc
import Store
import Text

@testable import Handoff

/// A small profile of takedowns, to be varied by a test.
func profile(
  _ programme: String = "partner", holders: HolderRule = .enrolled(in: "partner"), packaging: Packaging = .programme,
  personal: Bool = false, sharing: [SharedTrait] = [.marketplace, .right, .reason], maxRows: Int = 300,
  columns: [ColumnLayout] = [
    ColumnLayout(header: "link", field: .url, isRequired: true), ColumnLayout(header: "id", field: .listingID),
    ColumnLayout(header: "title", field: .title), ColumnLayout(header: "reason", field: .reason),
  ]
) -> ProgrammeProfile {
  ProgrammeProfile(
    programme: programme, title: "The Partner", holders: holders, packaging: packaging, includesPersonalData: personal,
    reasons: ReasonMap(fallback: "infringement", reasons: ["copy_word": "counterfeit"]),
    files: [FileLayout(rows: .takedowns, name: "complaint", sharing: sharing, maxRows: maxRows, columns: columns)])
}

/// A profile of one kind of rows with plain columns.
func profile(of rows: RowKind, _ fields: [PackageField], sharing: [SharedTrait] = [], packaging: Packaging = .programme) -> ProgrammeProfile
{
  ProgrammeProfile(
    programme: "partner", title: "The Partner", holders: .enrolled(in: "partner"), packaging: packaging, includesPersonalData: false,
    reasons: ReasonMap(fallback: "infringement"),
    files: [
      FileLayout(
        rows: rows, name: "rows", sharing: sharing, maxRows: 1000, columns: fields.map { ColumnLayout(header: $0.rawValue, field: $0) })
    ])
}

/// A candidate of tier `file` against B1 on `mercato`, to be varied by a test.
func candidate(
  _ listingID: String, brand: String = "B1", tier: Tier = .file, marketplace: String = "mercato", right: String = "EU1",
  reasons: [String] = [], cluster: String = "E1", account: String = "A1", url: String? = nil, title: String = "A bag"
) -> CandidateRow {
  CandidateRow(
    candidateID: "C-\(marketplace)-\(listingID)-\(brand)", marketplace: marketplace, listingID: listingID, brandID: brand,
    scoreMillionths: 987_654, tier: tier, reasons: reasons, office: right.isEmpty ? "" : "EUIPO", registrationNo: right, clusterID: cluster,
    sellerAccountID: account, url: url ?? "https://\(marketplace).example/\(listingID)", title: title, price: "12.50", currency: "EUR")
}

/// Inputs in which H1 (brand B1) is enrolled with `partner` and H2 (brand B2) with nobody.
func inputs(
  _ candidates: [CandidateRow] = [], registrations: [RegistrationRow] = [], bans: [BanRow] = [], sellerNames: [ExactText: String] = [:]
) -> HandoffInputs {
  HandoffInputs(
    date: "2026-11-22", candidates: candidates, registrations: registrations, bans: bans,
    brands: ["B1": PackagedBrand(name: "Lotus", holderID: "H1"), "B2": PackagedBrand(name: "Kite", holderID: "H2")],
    holders: ["H1": "Lotus S.p.A.", "H2": "Kite Ltd"], enrolments: [EnrolmentInForce(holderID: "H1", programme: "partner")],
    sellerNames: sellerNames)
}

/// A number as text of four digits, so that texts sort as numbers do.
func padded(_ number: Int) -> String { String(String(10_000 + number).dropFirst()) }

/// A folder of its own for a test, removed with the value.
final class TemporaryFolder {
  let path = "/tmp/brandsieve-handoff-\(String(UInt64.random(in: .min ... .max), radix: 16))"

  init() throws { try Disk.real.makeFolders(path) }

  deinit { try? Disk.real.removeTree(path) }

  /// The bytes of every file below, by path.
  func contents() throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    func collect(_ folder: String, _ prefix: String) throws {
      for name in try Disk.real.list(folder) {
        let path = folder + "/" + name
        if try Disk.real.isFolder(path) {
          try collect(path, prefix + name + "/")
        } else {
          found[prefix + name] = try Disk.real.readFile(path)
        }
      }
    }
    try collect(path, "")
    return found
  }
}

/// Replaces a file's bytes.
func overwrite(_ path: String, _ bytes: [UInt8]) throws {
  if try Disk.real.exists(path) { try Disk.real.unlink(path) }
  let file = try Disk.real.create(path, mode: FileMode.file)
  try file.write(bytes.span)
  try file.close()
}

/// A ban for many listings, first seen on 2026-10-01.
func ban(_ cluster: String, accounts: [String], brands: [String]) -> BanRow {
  BanRow(
    clusterID: cluster, accounts: accounts, infringingListings: 10, brands: brands, firstSeen: .init(daysSinceEpoch: 20_727),
    reasons: ["many_listings"])
}

/// A registration at the EUIPO in the classes 14 and 18.
func registration(_ programme: String, brand: String, number: String, priority: Int) -> RegistrationRow {
  RegistrationRow(
    programme: programme, brandID: brand, registrationNo: number, office: "EUIPO", niceClasses: [14, 18], infringingEntities: 3,
    infringingListings: 7, priority: priority)
}

/// Makes a symbolic link.
func makeLink(to target: String, at path: String) throws {
  guard unsafe symlink(target, path) == 0 else { throw DiskFault(operation: .open, path: path, errno: errno) }
}

/// Makes a named pipe.
func makePipe(at path: String) throws {
  guard unsafe mkfifo(path, 0o600) == 0 else { throw DiskFault(operation: .open, path: path, errno: errno) }
}
